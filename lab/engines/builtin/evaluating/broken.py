"""What it does to a level when talk keeps breaking off: fillers, words said twice, beginnings dropped."""

from collections.abc import Sequence

from lab.engines.builtin.evaluating.levels import read_off
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.fluency import Fluency
from lab.engines.builtin.measuring.marking import Marked

BREAK_STEPS = ((2.0, 5.0), (5.0, 4.0), (8.0, 3.0), (12.0, 2.0), (16.0, 1.0))
"""Breaks in a hundred words and their level; six is usual in conversation (Bortfeld et al. 2001)."""
OF_COMPOSURE, OF_CLARITY = 0.6, 0.3
"""Breaks are more than half of what words show of composure; a listener can often still find the point between them."""
SHOWN = 8.0
"""Breaks from which they are named as what is in the way."""


def with_breaks(value: float, fluency: Fluency | None, share: float) -> float:
    """The level as it is heard; unchanged where speech is not heard. The whole interview and its worst answer count
    alike."""
    if fluency is None:
        return value
    share *= fluency.heard
    return (1 - share) * value + share * read_off(BREAK_STEPS, (fluency.breaks + fluency.worst_breaks) / 2)


def broken_at(fluency: Fluency | None, accounts: Sequence[Account]) -> Marked | None:
    """The sentence that breaks most, in the answer that does."""
    if fluency is None or fluency.worst_breaks < SHOWN:
        return None
    worst = [account for account in accounts if fluency.worst_turn in account.turns]
    telling = [mark for account in worst for mark in account.marks if mark.telling]
    return max(telling, key=lambda mark: mark.sentence.fillers + mark.sentence.restarts, default=None)
