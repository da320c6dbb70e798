"""Role fit: the motive as told, the role's needs met by what was said, and the question asked at the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from lab.engines.builtin.evaluating.levels import HIGHEST, LOWEST, Level, averaged, scaled
from lab.engines.builtin.evaluating.needs import Need
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.standing import ANY_SUBJECT

MOTIVE_KINDS = ('motive', 'fit', 'introduction')
WEIGHTS = {
    'role_link': 0.3, 'on_point': 0.1, 'specifics': 0.25, 'own': 0.15, 'reason': 0.2, 'occasion': 0.15, 'measured': 0.1,
}  # fmt: skip
FULL = 0.9
FULL_NEEDS = 0.5
"""Share of the role's needs met by what was said that makes a five on that part."""
NOT_ASKED = 2.5
"""What needs that never came up are worth: the candidate may not have been asked."""
NEEDS_PART, CLOSING_PART = 1.0, 0.5
"""Weights beside the mean of the motive questions, which counts 2."""
MOTIVE_PART = 2.0
WITHOUT_MOTIVE = 3.5
"""Nobody asked why this job, so there is no more than the needs that were met."""
NO_QUESTION, GOOD_QUESTION = 2.0, 4.5


@dataclass(frozen=True)
class RoleFit:
    """`value` is None when nothing touched the role."""

    value: float | None
    levels: list[Level]
    closing: Account | None


def role_fit_of(accounts: Sequence[Account], needs: Sequence[Need]) -> RoleFit:
    levels = [_level(account) for account in accounts if _about_fit(account)]
    closings = [account for account in accounts if account.closes]
    closing = max(closings, key=lambda account: account.strength('question'), default=None)
    parts = [(MOTIVE_PART, averaged(levels))] if levels else []
    posted = [need for need in needs if need.posted]
    if posted:
        share = sum(need.met is not None for need in posted) / len(posted) / FULL_NEEDS
        parts.append((NEEDS_PART, NOT_ASKED + (HIGHEST - NOT_ASKED) * min(1.0, share)))
    if closing and parts:
        parts.append((CLOSING_PART, NO_QUESTION + (GOOD_QUESTION - NO_QUESTION) * closing.strength('question')))
    total = sum(weight for weight, _ in parts)
    value = sum(w * v for w, v in parts) / total if total else None
    return RoleFit(value if levels or value is None else min(value, WITHOUT_MOTIVE), levels, closing)


def _about_fit(account: Account) -> bool:
    return account.kind in MOTIVE_KINDS or ('role_fit' in account.dimensions and account.kind not in ANY_SUBJECT)


def _level(account: Account) -> Level:
    if account.standing != 'answer':
        return Level(account, LOWEST, account.standing)
    reached = sum(weight * account.strength(element) for element, weight in WEIGHTS.items())
    return Level(account, scaled(reached / FULL))
