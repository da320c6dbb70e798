"""Speech: how soon the interviewer answers, and how often too soon. `lab bench voice --folder DIR`.

Answers of a folder (WAV with a meta.json that gives their texts) and answers made here by other voices, in rooms and
noise. `--offline` hears them faster than they are said and compares patience; without it they are played at their own
pace into the speech process. `--sessions 6` plays six at once, `--minutes 10` looks for leaks, `--fillers` counts the
"um"s that are heard.
"""

import argparse
import asyncio
import os
import resource
import sys
import threading
import time
from pathlib import Path
from tempfile import gettempdir
from typing import get_args

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.voices import fillers, live, offline, outcomes
from bench.voices.cases import Case, made, read, recorded
from bench.voices.synthesis import SPEAKERS, say
from lab.engines.builtin.engine import BuiltinEngine
from lab.models.interview import Brief
from lab.offline import Wanted, _brief
from lab.providers.stt.moonshine import Moonshine
from lab.settings import ROOT, Settings
from lab.voice import turn_model, vad
from lab.voice.child import MODELS
from lab.voice.messages import Open, Patience
from lab.voice.speech import Speech

GOALS = """goals on a quiet 2-core machine: median 0.8 s, p95 1.8 s, six at once median 1.2 s; wrong ends on 2 s pauses
at most 10 %, none unrecovered; stop within 250 ms"""
RESUME = ROOT / 'seeds' / 'resumes' / 'data-analyst.pdf'


def main() -> None:
    wish = _arguments()
    cases = [*(recorded(wish.folder) if wish.folder else []), *_made(wish.made)]
    cases = cases[:: max(1, -(-len(cases) // wish.most))] if wish.most else cases
    print(f'{len(cases)} answers; machine load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores')
    if wish.fillers:
        print(asyncio.run(fillers.recall()))
    elif wish.offline:
        asyncio.run(_offline(cases, wish.details))
    else:
        asyncio.run(_live(cases, wish))


def _made(number: int) -> list[Case]:
    """About as many, from all kinds alike."""
    return list(made(most=-(-number // 6)) if number else ())[:number]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog='lab bench voice', description=__doc__.splitlines()[0])
    parser.add_argument('--folder', type=Path, help='recorded answers with a meta.json')
    parser.add_argument('--made', type=int, default=24, help='answers made here')
    parser.add_argument('--most', type=int, default=0, help='no more answers than this, from all kinds')
    parser.add_argument('--sessions', type=int, default=1)
    parser.add_argument('--minutes', type=float, default=0.0, help='go on for so long, and look for leaks')
    parser.add_argument('--patience', choices=get_args(Patience), default='normal')
    parser.add_argument('--offline', action='store_true')
    parser.add_argument('--fillers', action='store_true')
    parser.add_argument('--details', action='store_true', help='every end with its reason')
    return parser.parse_args()


async def _offline(cases: list[Case], details: bool) -> None:
    recogniser = Moonshine()
    await recogniser.load()
    models = offline.Remembering(recogniser, turn_model.load(MODELS / 'smart_turn_v3.2_cpu.onnx'))
    make_vad = vad.load(MODELS / 'silero_vad.onnx')
    for patience in get_args(Patience):
        found = await offline.listen(cases, models, make_vad, Open(patience=patience))
        print(f'\npatience {patience}, simulated clock\n{outcomes.table(found)}')
        if details:
            _tell(found)


async def _live(cases: list[Case], wish: argparse.Namespace) -> None:
    speech = Speech(Settings(data_dir=Path(gettempdir()) / 'lab-bench', speech_places=wish.sessions, speech=True))
    loading = time.perf_counter()
    await live.ready(speech)
    print(f'speech ready after {time.perf_counter() - loading:.1f} s')
    await asyncio.sleep(2.5)
    disturbances = _disturbances(wish.folder)
    brief, before, began = await _interview(), speech.beat, time.perf_counter()
    watching = asyncio.create_task(_watch(speech)) if wish.minutes else None
    found, behind = await live.play(speech, brief, cases, disturbances, wish.sessions, wish.patience, wish.minutes)
    await asyncio.sleep(2.5)
    minutes, after = (time.perf_counter() - began) / 60, speech.beat
    print(f'\npatience {wish.patience}, {wish.sessions} session(s), {minutes:.1f} minutes\n{outcomes.table(found)}')
    print(f'last word to first sound: {outcomes.way(found)}')
    _tell(found)
    if wish.details:
        _tell_each(found)
    _tell_disturbances(disturbances)
    if before and after:
        used = (after.cpu_s - before.cpu_s) / minutes / wish.sessions
        print(f'speech process: {used:.1f} CPU s per session-minute, {after.rss_mb:.0f} MB, {after.threads} threads')
    print(f'our own frames at most {behind * 1000:.0f} ms late; machine load {os.getloadavg()[0]:.1f}')
    print(GOALS)
    if watching:
        watching.cancel()
    await speech.stop()


async def _interview() -> Brief:
    wanted = Wanted(RESUME, None, 'data-analyst', '', 'friendly', '', 15)
    return await _brief(BuiltinEngine(), wanted)


def _disturbances(folder: Path | None) -> live.Disturbances:
    high = next(speaker for speaker in SPEAKERS if speaker.name == 'joe-high')
    paths = [folder / name if folder else None for name in ('barge.wav', 'mhm.wav')]
    barge, hum = (read(path) if path and path.exists() else None for path in paths)
    return live.Disturbances(
        interruption=say(high, 'Sorry, can I add one thing to that?') if barge is None else barge,
        hum=say(high, 'Mhm.') if hum is None else hum,
        agreement=say(high, 'Yeah.'),
    )


def _tell(found: list[outcomes.Outcome]) -> None:
    for one in found:
        for why in one.whys:
            if one.wrong and not why.startswith('end'):
                print(f'  {one.case.name} ({one.case.voice}): {why}')


def _tell_each(found: list[outcomes.Outcome]) -> None:
    for one in found:
        print(f'  {one.case.name:12}{one.late or 0:6.2f}  {one.whys[-1] if one.whys else "not answered"}')


def _tell_disturbances(seen: live.Disturbances) -> None:
    if seen.stops:
        median, worst = (round(1000 * take(seen.stops)) for take in (np.median, max))
        print(f'\ninterruptions {len(seen.stops) + seen.missed}: stopped after {median} ms median, {worst} ms at most,')
        print(f'{seen.missed} not noticed')
    print(f'"mhm" {seen.hums} times: stopped {seen.stopped_by_hum}')
    print(f'"yeah" {seen.agreements} times: stopped {seen.stopped_by_agreement}, of them went on {seen.went_on}')


async def _watch(speech: Speech) -> None:
    """Once a minute: what the speech process and this one hold."""
    while True:
        if beat := speech.beat:
            own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f'  speech {beat.rss_mb:.0f} MB, {beat.threads} threads; ', end='')
            print(f'here {own:.0f} MB, {threading.active_count()} threads', flush=True)
        await asyncio.sleep(60)


if __name__ == '__main__':
    main()
