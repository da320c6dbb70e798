"""Hostile files: each must end in text or in one clear sentence, in time and without harm. `hostile.py FOLDER`."""

import asyncio
import json
import re
import resource
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from lab.documents.characters import has_unseen
from lab.documents.reader import read
from lab.errors import UnreadableDocument

SECONDS = 6.0
MEGABYTES = 500
CANARY = ('127.0.0.1', 9)
"""Where the addresses in the files point."""


class Outcome(NamedTuple):
    """`kind` is `text` or the kind of refusal."""

    kind: str
    said: str
    text: str
    seconds: float


async def main(folder: Path) -> int:
    cases = [json.loads(line) for line in (folder / 'manifest.jsonl').read_text('utf-8').splitlines() if line.strip()]
    truth = json.loads((folder / 'injection_truth.json').read_text('utf-8'))
    canary = _listening()
    missed = 0
    print(f'{"file":44} {"kind":16} {"s":>5}  {"outcome":15} {"":4} said')
    for case in cases:
        outcome = await _outcome((folder / case['file']).read_bytes(), case['file'])
        fits = outcome.seconds <= SECONDS and _fits(case, outcome, truth) and not _was_called(canary)
        missed += not fits
        mark = 'ok' if fits else 'MISS'
        name = case['file'].encode('ascii', 'replace').decode()[:44]
        print(f'{name:44} {case["kind"]:16} {outcome.seconds:5.2f}  {outcome.kind:15} {mark:4} {outcome.said}')
    return _summed_up(len(cases), missed)


async def _outcome(content: bytes, file_name: str) -> Outcome:
    start = time.perf_counter()
    try:
        found = await read(content, file_name)
    except UnreadableDocument as refusal:
        return Outcome(refusal.kind, refusal.sentence[:70], '', time.perf_counter() - start)
    said = f'{len(found.text)} characters. {" ".join(found.notices)}'
    return Outcome('text', said[:70], found.text, time.perf_counter() - start)


def _fits(case: dict[str, Any], outcome: Outcome, truth: dict[str, Any]) -> bool:
    """Whether the outcome is what the manifest's `expect` says in words."""
    expect = case['expect']
    if has_unseen(outcome.text) or '\0' in outcome.text:
        return False
    if case['kind'] == 'encrypted':
        return outcome.kind in ('encrypted', 'text')
    if case['kind'] == 'image-only':
        return outcome.kind == 'image_only'
    if case['kind'] == 'prompt-injection':
        return all(word in outcome.text for word in (truth['name'], truth['work'][0]['employer'], *truth['skills']))
    if 'page cap' in expect:
        return outcome.kind == 'too_many_pages'
    if expect.startswith('clean error'):
        return outcome.kind != 'text'
    if quoted := re.match(r'text "(.+?)"', expect):
        return quoted[1] in outcome.text
    return outcome.kind == 'text' or not re.match(r'text( decoded|;)|stored', expect)


def _listening() -> socket.socket | None:
    """Only the superuser may listen where the files call; without it nothing is watched."""
    with suppress(OSError):
        canary = socket.create_server(CANARY)
        canary.setblocking(False)
        return canary
    return None


def _was_called(canary: socket.socket | None) -> bool:
    with suppress(BlockingIOError):
        return canary is not None and canary.accept() is not None
    return False


def _summed_up(cases: int, missed: int) -> int:
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f'{cases} files, {missed} missed; the largest child had {child:.0f} MB, this process {own:.0f} MB')
    return 1 if missed or child > MEGABYTES else 0


if __name__ == '__main__':
    sys.exit(asyncio.run(main(Path(sys.argv[1]))))
