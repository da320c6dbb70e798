"""Consistency: facts that agree with each other and the résumé, against what does not fit or was taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from lab.engines.builtin.evaluating.agreements import Agreement, agreements
from lab.engines.builtin.evaluating.conflicts import Conflict, conflicts
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.marking import Marked
from lab.models.extraction import ResumeExtraction

LEAST_OVERLAPS = 2
BY_AGREEMENT = ((3.0, 4.5), (2.0, 4.0), (1.0, 3.5))
"""What the facts that agree are worth together, and the level that gives; four and more need at least three facts."""
LEAST_FOR_HIGH, BELOW_HIGH = 3, 3.5
LIMITS_MARKED = 0.5
ONE_CONFLICT, MORE_CONFLICTS = 2.5, 1.5
TAKEN_BACK = 2.0


@dataclass(frozen=True)
class Consistency:
    """`value` is None with fewer than two overlaps that could be checked and nothing taken back."""

    value: float | None
    agreed: list[Agreement]
    conflicting: list[Conflict]
    withdrawn: list[Marked]
    limits: list[Marked]


def consistency_of(resume: ResumeExtraction, accounts: Sequence[Account]) -> Consistency:
    agreed, conflicting = agreements(resume, accounts), conflicts(resume, accounts)
    live = [mark for account in accounts for mark in account.marks if not mark.ignored]
    withdrawn = [mark for mark in live if mark.has('withdraw')]
    limits = [mark for mark in live if mark.real and mark.has('limit', 'credit')]
    return Consistency(_value(agreed, conflicting, withdrawn, limits), agreed, conflicting, withdrawn, limits)


def _value(
    agreed: Sequence[Agreement], conflicting: Sequence[Conflict], withdrawn: Sequence[Marked], limits: Sequence[Marked]
) -> float | None:
    doubtful = len(conflicting) + len(withdrawn)
    if doubtful > 1:
        return MORE_CONFLICTS
    if withdrawn:
        return TAKEN_BACK
    if len(agreed) + doubtful < LEAST_OVERLAPS:
        return None
    if conflicting:
        return ONE_CONFLICT
    reached = next((level for worth, level in BY_AGREEMENT if sum(each.worth for each in agreed) >= worth), 3.0)
    if len(agreed) < LEAST_FOR_HIGH:
        return min(reached, BELOW_HIGH)
    return reached + (LIMITS_MARKED if any(mark.has('limit') for mark in limits) else 0.0)
