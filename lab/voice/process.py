"""The speech process as the server sees it: begun, watched, ended and begun again."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from pydantic import SecretStr

from lab.settings import ROOT, Settings
from lab.voice.messages import Beat, Frame, FromSpeech, Ready, ToSpeech, framed, read_frame

PAUSES_S = (0.0, 1.0, 3.0, 10.0, 30.0)
"""Before each new start after one that did not last."""
LASTING_S = 60.0
LOADED_S, BEATS_S, GRACE_S = 180.0, 12.0, 1.0
"""Without a word for so long, while loading and afterwards, it is stuck."""
CROWDED = 4_000_000
"""Bytes it has not read: microphone sound is thrown away beyond."""
PASSED_ON = ('stt', 'tts', 'piper', 'kokoro', 'speech', 'data_dir')
"""What the settings it needs begin with."""

Take = Callable[[int, FromSpeech], None]


class SpeechProcess:
    """`take` gets what comes, `up` is called with every Ready, `down` when a process has ended and another begins."""

    def __init__(self, settings: Settings, take: Take, up: Callable[[Ready], None], down: Callable[[], None]) -> None:
        self._settings, self._take, self._up, self._down = settings, take, up, down
        self._process: asyncio.subprocess.Process | None = None
        self._ready = False
        self._heard = asyncio.Event()
        self.beat: Beat | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def send(self, line: int, message: ToSpeech | bytes) -> None:
        """Into nowhere while there is no process."""
        pipe = self._process.stdin if self._process and self._ready else None
        if pipe is None or pipe.is_closing():
            return
        if isinstance(message, bytes) and pipe.transport.get_write_buffer_size() > CROWDED:
            return
        pipe.write(framed(line, message))

    async def run(self) -> None:
        """Until cancelled, which ends the process."""
        failures = 0
        while True:
            began = monotonic()
            try:
                await self._live()
            finally:
                await self._end()
            self._down()
            failures = 0 if monotonic() - began > LASTING_S else failures + 1
            await asyncio.sleep(PAUSES_S[min(max(0, failures - 1), len(PAUSES_S) - 1)])

    async def _live(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, '-m', 'lab.voice.child',
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, cwd=ROOT, env=environment(self._settings),
            start_new_session=True,
        )  # fmt: skip
        assert self._process.stdout is not None
        watching = asyncio.ensure_future(self._watch())
        reading = asyncio.ensure_future(self._read(self._process.stdout))
        try:
            await asyncio.wait((watching, reading), return_when=asyncio.FIRST_COMPLETED)
        finally:
            watching.cancel()
            reading.cancel()

    async def _read(self, reader: asyncio.StreamReader) -> None:
        with suppress(ValueError, ConnectionError):
            while (frame := await read_frame(reader)) is not None:
                self._heard.set()
                self._pass_on(frame)

    def _pass_on(self, frame: Frame) -> None:
        message = frame.from_speech()
        if isinstance(message, Ready):
            self._ready = True
            self._up(message)
        elif isinstance(message, Beat):
            self.beat = message
        else:
            self._take(frame.line, message)

    async def _watch(self) -> None:
        """Ends when it has fallen silent: a server that was busy itself first hears what has come in the meantime."""
        while await self._heard_within(BEATS_S if self._ready else LOADED_S) or await self._heard_within(GRACE_S):
            self._heard.clear()

    async def _heard_within(self, seconds: float) -> bool:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._heard.wait()
        return self._heard.is_set()

    async def _end(self) -> None:
        process, self._process, self._ready = self._process, None, False
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGKILL)
        with suppress(ProcessLookupError):
            await process.wait()


def environment(settings: Settings) -> dict[str, str]:
    """One thread for each model: lines share the cores, not the models."""
    passed = {
        f'LAB_{name.upper()}': value.get_secret_value() if isinstance(value, SecretStr) else str(value)
        for name, value in settings
        if name.startswith(PASSED_ON) and value is not None
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith('LAB_')}
    return {**kept, **passed, 'OMP_NUM_THREADS': '1', 'PYTHONUNBUFFERED': '1'}
