"""How long a silence has to last before the turn has ended: no single signal decides, and every wait has its reason."""

from typing import Literal, NamedTuple

from lab.voice.messages import Expects, Patience
from lab.voice.words_so_far import WordsSoFar

Leaning = Literal['asked_for_time', 'finished', 'hangs', 'leans', 'faint', 'announces', 'short', 'open', 'sounds_done']

SURE, UNSURE = 0.6, 0.1
"""Of smart-turn: above the first the voice has come to its end, below the second it has not."""

WAITS_MS: dict[Patience, dict[Leaning, int]] = {
    'quick': {
        'asked_for_time': 10_000,
        'finished': 320,
        'hangs': 2200,
        'leans': 1500,
        'faint': 1100,
        'announces': 1700,
        'short': 1300,
        'open': 900,
        'sounds_done': 420,
    },
    'normal': {
        'asked_for_time': 15_000,
        'finished': 420,
        'hangs': 3200,
        'leans': 2500,
        'faint': 1650,
        'announces': 2600,
        'short': 2400,
        'open': 1300,
        'sounds_done': 560,
    },
    'patient': {
        'asked_for_time': 25_000,
        'finished': 900,
        'hangs': 5500,
        'leans': 3800,
        'faint': 3000,
        'announces': 4200,
        'short': 3600,
        'open': 2600,
        'sounds_done': 1500,
    },
}
"""Tuned with `lab bench voice --offline` on voices and texts made by bench/voices."""

SENTENCE_WORDS = 14, 17
"""An open question is hardly ever answered in less than one sentence; English ones have about fifteen words."""
THINKING = 1.35
USUAL_MOST_MS = 3500
BEYOND_USUAL_MS = 250

EMPTY_MS: dict[Patience, int] = {'quick': 12_000, 'normal': 18_000, 'patient': 30_000}
"""When nothing at all is said."""


class Silence(NamedTuple):
    """What is known when somebody has stopped speaking.

    `usual_pause_ms` is None until their pauses are known; `this_answer_ms` is the longest of this answer, when
    it has had two long ones already, or one that was taken for its end.
    """

    words: WordsSoFar
    p_end: float
    expects: Expects = 'story'
    patience: Patience = 'normal'
    usual_pause_ms: int | None = None
    this_answer_ms: int = 0


class Wait(NamedTuple):
    ms: int
    why: str


def how_long(silence: Silence) -> Wait:
    leaning, why = _leaning(silence)
    waits = WAITS_MS[silence.patience]
    if leaning == 'open':
        return _stretched(silence, Wait(_between(waits, silence.p_end), why))
    if leaning == 'short':
        return _stretched(silence, Wait(_shortened(silence), why))
    return _stretched(silence, Wait(waits[leaning], why))


def empty_after_ms(patience: Patience, expects: Expects) -> int:
    return round(EMPTY_MS[patience] * (THINKING if expects == 'thinking' else 1))


def _leaning(silence: Silence) -> tuple[Leaning, str]:
    """The strongest first: what somebody says about going on counts for more than how it sounded."""
    words, sure = silence.words, silence.p_end >= SURE
    if words.has('moment'):
        return 'asked_for_time', 'asked for a moment'
    if words.has('finished', 'asking'):
        return ('finished', 'said that this was all, or asked back') if not words.has('hanging') else ('hangs', 'hangs')
    if words.has('hanging', 'broken_off', 'phrase'):
        return 'hangs', 'the sentence is not finished'
    if words.has('faint') and not sure and words.length >= SENTENCE_WORDS[1]:
        return 'faint', 'the sentence could go on'
    if words.has('leaning', 'wanting', 'opener') or (words.has('faint') and not sure):
        return ('hangs' if silence.p_end < UNSURE else 'leans'), 'the sentence could go on'
    if words.has('remark') or (words.has('announcing') and not (silence.expects == 'short' and sure)):
        return 'announces', 'the answer was only announced'
    if words.has('comma'):
        return 'leans', 'the sentence could go on'
    if silence.expects == 'story' and words.length < SENTENCE_WORDS[1]:
        return 'short', 'short for what was asked'
    return ('sounds_done', 'sounded finished') if sure else ('open', 'did not sound finished')


def _between(waits: dict[Leaning, int], p_end: float) -> int:
    """The less it sounded finished, the longer, in a straight line."""
    share = min(1.0, max(0.0, (SURE - p_end) / (SURE - UNSURE)))
    return round(waits['sounds_done'] + share * (waits['open'] - waits['sounds_done']))


def _shortened(silence: Silence) -> int:
    """All of the wait below a short sentence, none of it from a usual one on."""
    waits, (least, most) = WAITS_MS[silence.patience], SENTENCE_WORDS
    share = min(1.0, (most - silence.words.length) / (most - least))
    plain = _between(waits, silence.p_end)
    return max(plain, round(plain + share * (waits['short'] - plain)))


def _stretched(silence: Silence, wait: Wait) -> Wait:
    """Longer for a question that needs thought, and for somebody who is known to pause for longer than that."""
    ms = wait.ms * (THINKING if silence.expects == 'thinking' else 1)
    if silence.words.has('finished', 'asking'):
        return Wait(round(ms), wait.why)
    lately = min(silence.this_answer_ms + BEYOND_USUAL_MS, USUAL_MOST_MS) if silence.this_answer_ms else 0
    if lately > ms:
        return Wait(lately, f'{wait.why}; long pauses in this answer')
    usual = min((silence.usual_pause_ms or 0) + BEYOND_USUAL_MS, USUAL_MOST_MS)
    if usual <= ms:
        return Wait(round(ms), wait.why)
    doubt = 1 - max(0.0, min(1.0, (silence.p_end - UNSURE) / (SURE - UNSURE)))
    part = 0.25 + 0.5 * doubt
    return Wait(round(ms + part * (usual - ms)), f'{wait.why}; this candidate pauses for long')
