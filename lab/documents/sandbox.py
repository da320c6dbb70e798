"""Runs the reading child: at most two at once, each within its time, its answer within its size."""

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event, Timer
from time import monotonic
from typing import Any, NamedTuple

from lab.documents.sniff import PDF_HEAD
from lab.errors import Unavailable

CHILD = Path(__file__).with_name('child.py')
WALL_SECONDS = 5.5
ANSWER_LIMIT = 8_000_000
POOL = ThreadPoolExecutor(max_workers=2, thread_name_prefix='reading')
"""Two readers at once: more would take both cores from the people being interviewed."""


class Outcome(NamedTuple):
    """`said` is empty when the child ended without a whole answer; `code` is its exit status."""

    said: dict[str, Any]
    code: int
    late: bool

    @property
    def damaged(self) -> bool:
        """Whether another parser may do better: this one gave up or died, in time."""
        return not self.late and self.said.get('refused', 'corrupt') == 'corrupt' and 'text' not in self.said


def run(content: bytes, file_name: str, pages: int) -> Outcome:
    """Blocks until the document is read, for `WALL_SECONDS` at most; to be called in `POOL`."""
    start = monotonic()
    outcome = _run(content, {'file_name': file_name, 'pages': pages, 'second': False}, WALL_SECONDS)
    left = WALL_SECONDS - (monotonic() - start)
    if outcome.damaged and left > 1 and b'%PDF-' in content[:PDF_HEAD]:
        outcome = _run(content, {'file_name': file_name, 'pages': pages, 'second': True}, left)
    return outcome


def _run(content: bytes, order: dict[str, Any], seconds: float) -> Outcome:
    late = Event()
    with _started() as process:
        alarm = Timer(seconds, _stop, (process, late))
        alarm.start()
        try:
            answer = _talk(process, json.dumps(order).encode() + b'\n' + content)
        finally:
            alarm.cancel()
            _kill(process)
    return Outcome(_understood(answer), process.returncode, late.is_set() or process.returncode == -signal.SIGXCPU)


def _started() -> subprocess.Popen[bytes]:
    """Nothing of this process goes with it: no environment, no open files, no signals meant for the server."""
    try:
        return subprocess.Popen(
            [sys.executable, '-I', '-S', str(CHILD), os.pathsep.join(_packages())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd='/',
            start_new_session=True,
        )
    except OSError as error:
        raise Unavailable('Documents cannot be read right now. Please try again in a minute.') from error


def _packages() -> list[str]:
    """Where this package was found, and all others."""
    return [str(Path(__file__).parents[2]), *(path for path in sys.path if Path(path).is_absolute())]


def _talk(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    """The child reads all before it writes, so that neither waits for the other."""
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(BrokenPipeError), process.stdin as pipe:
        pipe.write(request)
    return process.stdout.read(ANSWER_LIMIT)


def _stop(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """The child and all it started, unless it was waited for: its id may then be another's."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _understood(answer: bytes) -> dict[str, Any]:
    with suppress(ValueError):
        said = json.loads(answer)
        return said if isinstance(said, dict) else {}
    return {}
