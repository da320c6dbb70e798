"""Communication hygiene, by formula from times and words: fillers, pace, and length against what was called for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lab.engines.builtin.evaluating.levels import HIGHEST, LOWEST
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.disfluency import is_sound
from lab.engines.builtin.measuring.speech import SPOKEN_PACE
from lab.models.evaluation import SpeechMetrics

FILLER_STEPS = ((4.0, 5.0), (5.0, 4.5), (7.5, 3.0), (10.0, 2.0), (13.0, 1.0))
"""Fillers a minute and their level; up to 5 a minute listeners do not mind, 12 hurt (Laske & DiGennaro Reed 2024)."""
PACE_STEPS = ((80.0, 1.0), (100.0, 2.5), (120.0, 5.0), (170.0, 5.0), (190.0, 2.5), (220.0, 1.0))
"""Words a minute and their level: 120–170 is easy to follow."""
LONG, TOO_LONG = 1.3, 2.0
"""Answers longer than this, as a multiple of what the question called for, are long and much too long."""
READ_CAP, LENGTH_CAP = 4.5, 3.0
"""Words alone show neither pace nor pauses; and typed answers show nothing but that some run long."""
WORST_PART = 0.75
"""The guide joins its signs with "or": the worst one counts most."""
LEAST_WORDS, LEAST_TELLING = 100, 60
HEARD_SOUNDS = 2
"""Sentences with a filled pause ("um") from which a text without times is taken for speech written down."""


@dataclass(frozen=True)
class Hygiene:
    """`value` is None when there is nothing to judge it by."""

    value: float | None
    fillers: float | None = None
    pace: float | None = None
    long_answers: int = 0
    longest_turn: int | None = None


def hygiene_of(metrics: SpeechMetrics, accounts: Sequence[Account]) -> Hygiene:
    if metrics.candidate_words < LEAST_WORDS:
        return Hygiene(None)
    ratios = [answer['length_ratio'] for answer in metrics.per_answer]
    long = [answer for answer in metrics.per_answer if answer['length_ratio'] > LONG]
    longest = max(long, key=lambda answer: answer['words'])['turn'] if long else None
    rate, pace = _filler_rate(metrics, accounts), metrics.words_per_minute
    if rate is None and not long:
        return Hygiene(None)
    parts = [_length_level(ratios)]
    parts += [_at(FILLER_STEPS, rate)] if rate is not None else []
    parts += [_at(PACE_STEPS, pace)] if pace else []
    value = WORST_PART * min(parts) + (1 - WORST_PART) * sum(parts) / len(parts)
    most = HIGHEST if not metrics.typed else READ_CAP if rate is not None else LENGTH_CAP
    return Hygiene(min(value, most), rate, pace, len(long), longest)


def _filler_rate(metrics: SpeechMetrics, accounts: Sequence[Account]) -> float | None:
    """A minute; where there are no times, as if spoken at 150 words a minute, and None for too little speech.

    Counted in sentences that tell something, so that padding an answer cannot thin its fillers out.
    """
    if metrics.fillers_per_minute is not None:
        return metrics.fillers_per_minute
    telling = [mark.sentence for account in accounts for mark in account.marks if mark.telling]
    words = sum(len(sentence.words) for sentence in telling)
    heard = sum(any(is_sound(word) for word in sentence.words) for sentence in telling)
    enough = heard >= HEARD_SOUNDS and words >= LEAST_TELLING
    return SPOKEN_PACE * sum(sentence.fillers for sentence in telling) / words if enough else None


def _length_level(ratios: Sequence[float]) -> float:
    if not ratios:
        return HIGHEST
    long = sum(LONG < ratio <= TOO_LONG for ratio in ratios) / len(ratios)
    too_long = sum(ratio > TOO_LONG for ratio in ratios) / len(ratios)
    return max(LOWEST, HIGHEST - 4.0 * long - 8.0 * too_long)


def _at(steps: Sequence[tuple[float, float]], x: float) -> float:
    """Read off a broken line through the steps."""
    if x <= steps[0][0]:
        return steps[0][1]
    for (x0, y0), (x1, y1) in pairwise(steps):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return steps[-1][1]
