"""Answers played at their own pace into the speech process, with the builtin engine really asking."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from bench.voices.cases import Case
from bench.voices.outcomes import Outcome
from bench.voices.synthesis import RATE, Samples
from lab.engines.builtin.engine import BuiltinEngine
from lab.errors import LabError
from lab.models.interview import Brief, Move, Turn
from lab.models.plan import Plan
from lab.voice import messages
from lab.voice.line import Line
from lab.voice.messages import FromSpeech, GoOn, Interrupted, Open, Pause, Prepare, Reopened, Say, Sounding
from lab.voice.speech import Speech

FRAME = 320
NOISE = 20 / 32768
PATIENCE_S = 14.0
"""After the end of an answer, until it counts as not answered."""
WELL_INTO_S = 3.0
"""Of the question, where it is interrupted: later than an answer could go on."""


@dataclass
class Disturbances:
    """What the candidate says over the interviewer, and what came of it."""

    interruption: Samples
    hum: Samples
    agreement: Samples
    stops: list[float] = field(default_factory=list)
    missed: int = 0
    hums: int = 0
    stopped_by_hum: int = 0
    agreements: int = 0
    stopped_by_agreement: int = 0
    went_on: int = 0


class Interviewer:
    """What stands between hearing and speaking in a session: the engine asks on what is heard so far."""

    def __init__(self, line: Line, engine: BuiltinEngine, brief: Brief, plan: Plan) -> None:
        self._line, self._engine, self._brief, self._plan = line, engine, brief, plan
        self._said: list[Turn] = []
        self._moves: list[Move] = []
        self._ready: tuple[str, Move] | None = None
        self._number = 0

    async def open(self) -> None:
        self._take(await self._engine.open(self._brief, self._plan))

    async def prepare(self, text: str) -> None:
        self._ready = (text, await self._ask(text))
        self._line.send(Prepare(text=self._ready[1].ask.question))

    async def answer(self, text: str) -> None:
        ready = self._ready
        move = ready[1] if ready and ready[0] == text else await self._ask(text)
        self._said.append(Turn(speaker='candidate', text=text))
        self._take(move)
        self._number += 1
        self._line.send(Say(id=f'q{self._number}', text=move.ask.question))
        if move.ask.closing:
            self._said, self._moves = [], []
            await self.open()

    def withdraw(self) -> None:
        """The answer went on: it and the question on it do not count."""
        if len(self._said) > 2:
            del self._said[-2:]
            self._moves.pop()

    async def _ask(self, text: str) -> Move:
        said = [*self._said, Turn(speaker='candidate', text=text)]
        return await self._engine.ask(self._brief, self._plan, self._moves[-1].state, said, 300)

    def _take(self, move: Move) -> None:
        ask = move.ask
        self._moves.append(move)
        self._said.append(Turn(speaker='interviewer', text=ask.question, name=ask.name, phase=ask.phase))


class Candidate:
    """One microphone that never stops, into which answers are mixed."""

    def __init__(self, line: Line, seed: int) -> None:
        self._line, self._draw = line, np.random.default_rng(seed)
        self._sound, self._at = np.zeros(0, np.float32), 0
        self.ended_at = 0.0
        self.late_by = 0.0

    def say(self, sound: Samples) -> None:
        self._sound, self._at, self.ended_at = sound, 0, 0.0

    async def run(self) -> None:
        due = time.perf_counter()
        while True:
            frame = (self._draw.standard_normal(FRAME) * NOISE).astype(np.float32)
            part = self._sound[self._at : self._at + FRAME]
            frame[: len(part)] += part
            self._line.send((np.clip(frame, -1, 1) * 32767).astype('<i2').tobytes())
            if len(part):
                self._at += FRAME
                if self._at >= len(self._sound):
                    self.ended_at = time.perf_counter()
            due += FRAME / RATE
            now = time.perf_counter()
            self.late_by = max(self.late_by, now - due)
            await asyncio.sleep(max(0.0, due - now))


class Session:
    def __init__(self, line: Line, interviewer: Interviewer, seed: int) -> None:
        self._line, self._interviewer = line, interviewer
        self.candidate = Candidate(line, seed)
        self._came: list[tuple[float, FromSpeech]] = []
        self._news = asyncio.Event()
        self._turns = ''
        self._sounding = False

    async def run(self, cases: Sequence[Case], disturbances: Disturbances, until: float) -> list[Outcome]:
        tasks = [asyncio.create_task(work()) for work in (self.candidate.run, self._listen)]
        await self._interviewer.open()
        outcomes = []
        await asyncio.sleep(0.7)
        n = 0
        while (n < len(cases)) if not until else time.perf_counter() < until:
            case = cases[n % len(cases)]
            outcomes.append(await self._answer(case))
            await self._disturb(n, disturbances)
            self._line.send(messages.Done())  # what was said in between is no part of the next answer
            await asyncio.sleep(0.4)
            self._line.send(messages.Hush())
            await asyncio.sleep(0.4)
            n += 1
        for task in tasks:
            task.cancel()
        return outcomes

    async def _answer(self, case: Case) -> Outcome:
        outcome, speech_end = Outcome(case, pauses=len(case.pauses)), case.sound[: round(case.end * RATE)]
        self._came.clear()
        self.candidate.say(speech_end)
        open_end: float | None = None
        while True:
            ended = self.candidate.ended_at
            if ended and time.perf_counter() > ended + PATIENCE_S:
                return outcome
            for at, message in self._taken():
                if isinstance(message, Reopened):
                    outcome.recovered += open_end is not None
                    open_end = None
                elif isinstance(message, Pause) and ended and at > ended:
                    outcome.understood = at - ended
                elif isinstance(message, messages.Turn):
                    if ended and at > ended:
                        outcome.heard, open_end, outcome.decided = message.text, None, at - ended
                        outcome.whys.append(f'end: {message.why}')
                    else:
                        outcome.wrong, open_end = outcome.wrong + 1, at
                        outcome.whys.append(f'"…{message.text[-50:]}": {message.why}')
                elif isinstance(message, Sounding) and outcome.heard:
                    outcome.late = at - ended
                    return outcome
            await self._wait(0.5)

    async def _disturb(self, n: int, kinds: Disturbances) -> None:
        """Every third question is interrupted, every third hummed at, every third agreed with."""
        await asyncio.sleep(WELL_INTO_S)
        sound = (kinds.interruption, kinds.hum, kinds.agreement)[n % 3]
        if self._came and any(isinstance(message, messages.Said) for _, message in self._came):
            return  # the question was too short for it
        self._came.clear()
        self.candidate.say(sound)
        began = time.perf_counter() + int(np.flatnonzero(np.abs(sound) > 0.01)[0]) / RATE
        await asyncio.sleep(len(sound) / RATE + 1.6)
        seen = self._taken()
        stopped = [at for at, message in seen if isinstance(message, Interrupted)]
        if n % 3 == 0:
            kinds.stops += [at - began for at in stopped[:1]]
            kinds.missed += not stopped
        elif n % 3 == 1:
            kinds.hums, kinds.stopped_by_hum = kinds.hums + 1, kinds.stopped_by_hum + bool(stopped)
        else:
            kinds.agreements += 1
            kinds.stopped_by_agreement += bool(stopped)
            kinds.went_on += any(isinstance(message, GoOn) for _, message in seen)

    async def _listen(self) -> None:
        async for message in self._line:
            at = time.perf_counter()
            if isinstance(message, Pause):
                await self._interviewer.prepare(message.text)
            elif isinstance(message, messages.Turn):
                await self._interviewer.answer(message.text)
            elif isinstance(message, Reopened):
                self._interviewer.withdraw()
            self._came.append((at, message))
            self._news.set()

    def _taken(self) -> list[tuple[float, FromSpeech]]:
        seen, self._came = self._came, []
        return seen

    async def _wait(self, seconds: float) -> None:
        self._news.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._news.wait()
        except TimeoutError:
            return


async def play(
    speech: Speech,
    brief: Brief,
    cases: Sequence[Case],
    disturbances: Disturbances,
    sessions: int,
    patience: messages.Patience,
    minutes: float,
) -> tuple[list[Outcome], float]:
    """The outcomes of all sessions at once, and by how much the worst of our own frames was late."""
    engine = BuiltinEngine()
    plan = await engine.plan(brief)
    until = time.perf_counter() + minutes * 60 if minutes else 0.0
    running = []
    for n in range(sessions):
        line = await speech.open(Open(patience=patience))
        session = Session(line, Interviewer(line, engine, brief, plan), n)
        mine = list(cases)
        random.Random(n).shuffle(mine)
        running.append((line, session, asyncio.create_task(session.run(mine, disturbances, until))))
        await asyncio.sleep(0.3)
    found = [await task for _, _, task in running]
    for line, _, _ in running:
        await line.close()
    return [one for outcomes in found for one in outcomes], max(s.candidate.late_by for _, s, _ in running)


async def ready(speech: Speech) -> messages.Ready:
    """Raises LabError when nothing can be heard or said."""
    await speech.start()
    while (said := speech.ready) is None:  # noqa: ASYNC110 - it loads in another process
        await asyncio.sleep(0.1)
    if not said.stt or not said.tts:
        raise LabError(' '.join(said.problems))
    return said
