"""Communication hygiene, by formula from times and words: fillers, pace, and length against what was called for."""

from collections.abc import Sequence
from dataclasses import dataclass

from lab.engines.builtin.evaluating.levels import HIGHEST, LOWEST, read_off
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.fluency import Fluency
from lab.engines.builtin.measuring.speech import SPOKEN_PACE
from lab.models.evaluation import SpeechMetrics

FILLER_STEPS = ((3.0, 5.0), (5.0, 4.5), (7.5, 3.25), (10.0, 2.25), (13.0, 1.5), (16.0, 1.0))
"""Fillers a minute and their level; up to 5 a minute listeners do not mind, 12 hurt (Laske & DiGennaro Reed 2024)."""
WORST_ANSWER = 0.5
"""Share of the worst answer in the filler level: an interview is remembered by where it became hard to listen to."""
PACE_STEPS = ((80.0, 1.0), (100.0, 2.5), (120.0, 5.0), (170.0, 5.0), (190.0, 2.5), (220.0, 1.0))
"""Words a minute and their level: 120–170 is easy to follow."""
PAUSE_STEPS = ((1.0, 5.0), (2.0, 4.0), (4.0, 3.0), (8.0, 2.0))
"""Pauses of more than two seconds inside answers, a minute of talk; time before an answer is never counted."""
LONG, TOO_LONG = 1.3, 2.0
"""Answers longer than this, as a multiple of what the question called for, are long and much too long."""
READ_CAP, LENGTH_CAP = 4.5, 3.0
"""Words alone show neither pace nor pauses; and typed answers show nothing but that some run long."""
WORST_PART = 0.75
"""The guide joins its signs with "or": the worst one counts most."""
LEAST_WORDS = 100
STOPS_SHORT = 4.0
"""Level of fullness under which it is said that answers stop short."""
SHORT_STEPS = ((0.1, 1.5), (0.25, 3.0), (0.5, 5.0))
"""Length of what was said aloud to a question, probes and all, over what it called for; half of it is enough."""


@dataclass(frozen=True)
class Hygiene:
    """`value` is None when there is nothing to judge it by."""

    value: float | None
    fillers: float | None = None
    pace: float | None = None
    long_answers: int = 0
    longest_turn: int | None = None
    short: bool = False
    pauses: float = 0.0


def hygiene_of(metrics: SpeechMetrics, fluency: Fluency | None, accounts: Sequence[Account]) -> Hygiene:
    if metrics.candidate_words < LEAST_WORDS:
        return Hygiene(None)
    ratios = [answer['length_ratio'] for answer in metrics.per_answer]
    long = [answer for answer in metrics.per_answer if answer['length_ratio'] > LONG]
    longest = max(long, key=lambda answer: answer['words'])['turn'] if long else None
    rate, pace = _filler_rate(metrics, fluency), metrics.words_per_minute
    if rate is None and not long:
        return Hygiene(None)
    parts = [_length_level(ratios)]
    parts += [_filler_level(rate, fluency)] if rate is not None else []
    parts += [read_off(PACE_STEPS, pace)] if pace else []
    pauses = metrics.pauses / metrics.minutes if metrics.delivery and metrics.minutes else 0.0
    parts += [read_off(PAUSE_STEPS, pauses)] if metrics.minutes else []
    fullness = _fullness(accounts) if rate is not None else HIGHEST
    parts += [fullness]
    value = WORST_PART * min(parts) + (1 - WORST_PART) * sum(parts) / len(parts)
    most = HIGHEST if not metrics.typed else READ_CAP if rate is not None else LENGTH_CAP
    return Hygiene(min(value, most), rate, pace, len(long), longest, fullness < STOPS_SHORT, pauses)


def _filler_rate(metrics: SpeechMetrics, fluency: Fluency | None) -> float | None:
    """A minute; where there are no times, as if spoken at 150 words a minute, and None where speech is not heard."""
    if metrics.fillers_per_minute is not None:
        return metrics.fillers_per_minute
    return fluency.fillers if fluency else None


def _filler_level(rate: float, fluency: Fluency | None) -> float:
    level = read_off(FILLER_STEPS, rate)
    worst = read_off(FILLER_STEPS, fluency.worst_fillers) if fluency else level
    return (1 - WORST_ANSWER) * level + WORST_ANSWER * min(level, worst)


def _fullness(accounts: Sequence[Account]) -> float:
    """Whether answers stop short, as a mean over questions."""
    asked = [each for each in accounts if each.kind not in ('greeting', 'closing')]
    levels = [read_off(SHORT_STEPS, _told_s(each) / max(1, each.exchange.seconds)) for each in asked]
    return sum(levels) / len(levels) if levels else HIGHEST


def _told_s(account: Account) -> float:
    """Seconds it takes to say what tells something."""
    return 60 * sum(len(mark.sentence.kept) for mark in account.marks if mark.telling) / SPOKEN_PACE


def _length_level(ratios: Sequence[float]) -> float:
    if not ratios:
        return HIGHEST
    long = sum(LONG < ratio <= TOO_LONG for ratio in ratios) / len(ratios)
    too_long = sum(ratio > TOO_LONG for ratio in ratios) / len(ratios)
    return max(LOWEST, HIGHEST - 4.0 * long - 8.0 * too_long)
