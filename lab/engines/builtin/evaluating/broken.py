"""What it costs a level when talk keeps breaking off: fillers, words said twice, beginnings dropped."""

from collections.abc import Sequence

from lab.engines.builtin.evaluating.levels import HIGHEST, LOWEST, read_off
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.fluency import Fluency
from lab.engines.builtin.measuring.marking import Marked

BREAK_STEPS = ((2.0, -0.5), (6.0, 0.25), (10.0, 1.0), (14.0, 1.75), (18.0, 2.25))
"""Breaks in a hundred words and what they cost; six is usual in conversation (Bortfeld et al. 2001), two is fluent."""
ON_COMPOSURE, ON_CLARITY = 1.0, 0.5
"""Breaks are most of what words show of composure; a listener can still find the point between them."""
SHOWN = 8.0
"""Breaks from which they are named as what is in the way."""


def lowered(value: float, fluency: Fluency | None, share: float) -> float:
    return max(LOWEST, min(HIGHEST, value - share * cost_of(fluency)))


def cost_of(fluency: Fluency | None) -> float:
    """The whole interview and its worst answer count alike; nothing where speech is not heard."""
    return read_off(BREAK_STEPS, (fluency.breaks + fluency.worst_breaks) / 2) if fluency else 0.0


def broken_at(fluency: Fluency | None, accounts: Sequence[Account]) -> Marked | None:
    """The sentence that breaks most, in the answer that does."""
    if fluency is None or fluency.worst_breaks < SHOWN:
        return None
    worst = [account for account in accounts if fluency.worst_turn in account.turns]
    telling = [mark for account in worst for mark in account.marks if mark.telling]
    return max(telling, key=lambda mark: mark.sentence.fillers + mark.sentence.restarts, default=None)
