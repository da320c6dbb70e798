"""Answers heard faster than they are said: the rules of the end of a turn, without the time the models take."""

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import gettempdir

import numpy as np

from bench.voices.cases import Case
from bench.voices.outcomes import Outcome
from bench.voices.synthesis import RATE, Samples
from lab.providers.stt import Recogniser
from lab.providers.stt.heard import Heard, Word
from lab.providers.tts.sound import Sound
from lab.voice.contracts import TurnModel, VoiceActivity
from lab.voice.hearing import Hearing
from lab.voice.messages import FromHearing, Open, Reopened, Turn

FRAME = 320
RECOGNISED_S, ANSWERED_S = 0.48, 0.06
"""From the last word until its text is there, and from the turn to the first sound: what the live bench measures."""
AFTER_S = 9.0
QUESTION = Sound(b'\0\0' * RATE * 4, RATE, [], 'A question that goes on for a while.')


class Remembering:
    """The recogniser and the turn model, whose answers to the same sound are kept in a file."""

    waiting, spare = 0, True

    def __init__(self, recogniser: Recogniser, turn_model: TurnModel) -> None:
        self.name, self.words_known = recogniser.name, recogniser.words_known
        self._recogniser, self._turn_model = recogniser, turn_model
        self._path = Path(gettempdir()) / f'lab-bench-{recogniser.name}.json'
        self._known = json.loads(self._path.read_text()) if self._path.exists() else {}

    async def load(self) -> None:
        """Both are loaded already."""

    async def transcribe(self, samples: Samples) -> Heard:
        key = 't' + _key(samples)
        if key not in self._known:
            heard = await self._recogniser.transcribe(samples)
            self._known[key] = [heard.text, [list(word) for word in heard.words]]
        text, words = self._known[key]
        return Heard(text, [Word(*word) for word in words])

    async def p_end(self, samples: Samples) -> float:
        key = 'p' + _key(samples)
        if key not in self._known:
            self._known[key] = await self._turn_model.p_end(samples)
        return float(self._known[key])

    def keep(self) -> None:
        self._path.write_text(json.dumps(self._known))


async def listen(
    cases: Iterable[Case], models: Remembering, vad: Callable[[], VoiceActivity], opening: Open
) -> list[Outcome]:
    found = [await _listen(case, models, vad(), opening) for case in cases]
    models.keep()
    return found


async def _listen(case: Case, models: Remembering, vad: VoiceActivity, opening: Open) -> Outcome:
    events: list[FromHearing] = []
    hearing = Hearing(models, vad, models, opening, events.append)
    hearing.expect(opening.expects, opening.seconds)
    draw = np.random.default_rng(1)
    sound = np.concatenate([np.zeros(RATE, np.float32), case.sound, np.zeros(int(AFTER_S * RATE), np.float32)])
    sound = sound + (draw.standard_normal(len(sound)) * 20 / 32768).astype(np.float32)
    outcome = Outcome(case, pauses=len(case.pauses))
    speaks_at = None
    for at in range(0, len(sound) - FRAME, FRAME):
        pcm = (np.clip(sound[at : at + FRAME], -1, 1) * 32767).astype('<i2').tobytes()
        await hearing.feed(pcm)
        await hearing.settled()
        now = (at + FRAME) / RATE - 1
        for event in events:
            if isinstance(event, Reopened):
                outcome.recovered += outcome.wrong > outcome.recovered
                speaks_at = None
            elif isinstance(event, Turn):
                speaks_at = now + ANSWERED_S
                _ended(outcome, event, now)
        events.clear()
        if speaks_at is not None and now >= speaks_at:
            hearing.sounding(QUESTION)
            speaks_at = None
        if outcome.late is not None:
            break
    await hearing.close()
    return outcome


def _ended(outcome: Outcome, turn: Turn, now: float) -> None:
    case = outcome.case
    if now < case.end - 0.15:
        outcome.wrong += 1
        outcome.whys.append(f'at {now:.1f} s, "…{turn.text[-50:]}": {turn.why}')
    else:
        outcome.late = max(now - case.end, RECOGNISED_S) + ANSWERED_S
        outcome.heard = turn.text
        outcome.whys.append(f'end: {turn.why}')


def _key(samples: Samples) -> str:
    return hashlib.blake2b(np.asarray(samples, np.float32).tobytes(), digest_size=12).hexdigest()
