"""Fluency of talk written down as it was spoken: fillers, and breaks such as repeated and cut-off words.

Counted in sentences that tell something, so that padding an answer cannot thin its breaks out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.disfluency import is_sound
from lab.engines.builtin.measuring.speech import SPOKEN_PACE
from lab.models.interview import Turn

LEAST_TELLING, LEAST_ANSWER = 60, 25
"""Words that tell something from which a rate means anything, over the interview and in one answer."""
HEARD_SOUNDS, HEARD_SIGNS = 2, 4
"""Sentences with a filled pause, and with that or words said twice, from which text without times is surely speech."""
LEAST_HEARD = 0.5
BACK_CHANNEL = re.compile(r'(?i)\W*(?:m+[- ]?h+m+|u+h[- ]?h+u+h?|mhm+)\W*')
"""What an interviewer says only aloud, and only a transcript of speech keeps."""


@dataclass(frozen=True)
class Fluency:
    """`fillers` a minute at the pace of speech; `breaks` are fillers and restarts in a hundred words.

    `worst_…` are those of the answer in which there are most, at `worst_turn`; `heard` is how sure it is that this is
    speech, from a half to 1.
    """

    fillers: float
    worst_fillers: float
    breaks: float
    worst_breaks: float
    worst_turn: int | None = None
    heard: float = 1.0


def fluency_of(transcript: Sequence[Turn], accounts: Sequence[Account]) -> Fluency | None:
    """None for typed text, for recogniser text that leaves fillers out, and for too little talk."""
    counted = [_counts(account) for account in accounts]
    words, fillers, breaks = (sum(column) for column in zip(*counted, strict=True)) if counted else (0, 0, 0)
    heard = _heard(transcript, accounts)
    if words < LEAST_TELLING or heard < LEAST_HEARD:
        return None
    long = [(row, account) for row, account in zip(counted, accounts, strict=True) if row[0] >= LEAST_ANSWER]
    worst = max(long, key=lambda pair: pair[0][2] / pair[0][0], default=((words, fillers, breaks), None))
    (some_words, some_fillers, some_breaks), account = worst
    return Fluency(
        fillers=SPOKEN_PACE * fillers / words,
        worst_fillers=SPOKEN_PACE * some_fillers / some_words,
        breaks=100 * breaks / words,
        worst_breaks=100 * some_breaks / some_words,
        worst_turn=account.turns[0] if account else None,
        heard=heard,
    )


def _counts(account: Account) -> tuple[int, int, int]:
    telling = [mark.sentence for mark in account.marks if mark.telling]
    return (
        sum(len(sentence.words) for sentence in telling),
        sum(sentence.fillers for sentence in telling),
        sum(sentence.fillers + sentence.restarts for sentence in telling),
    )


def _heard(transcript: Sequence[Turn], accounts: Sequence[Account]) -> float:
    telling = [mark.sentence for account in accounts for mark in account.marks if mark.telling]
    sounds = sum(any(is_sound(word) for word in each.words) for each in telling)
    restarts = sum(each.restarts > 0 for each in telling)
    answered = any(turn.speaker == 'interviewer' and BACK_CHANNEL.fullmatch(turn.text) for turn in transcript)
    return 1.0 if answered else min(1.0, max(sounds / HEARD_SOUNDS, (sounds + restarts) / HEARD_SIGNS))
