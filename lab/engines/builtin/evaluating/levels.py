"""The level of one answer on one dimension: its elements weighed, then the caps."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lab.engines.builtin.evaluating.lexicons import table
from lab.engines.builtin.measuring.accounts import Account

LOWEST, HIGHEST = 1.0, 5.0
NO_EXAMPLE_CAP = 2.0
WITHDRAWN_CAP = 2.0
NEEDS_EXAMPLE = ('depth', 'ownership')
MIDDLE, MIDDLE_ANSWERS = 2.5, 1.5
"""What a mean is drawn to, with the weight of one and a half answers: two fifths of what one shows is the person."""
EXAMPLE = 0.4
"""Strength of an occasion from which an answer has an example."""
GROUPS = {
    'behavioural': 'account', 'hypothetical': 'plan', 'explain': 'plan', 'motive': 'personal', 'fit': 'personal',
    'introduction': 'personal', 'weakness': 'personal', 'other': 'personal',
}  # fmt: skip


@dataclass(frozen=True)
class Level:
    """`value` is 1–5, not rounded; `cap` names the rule that held it down, when one did."""

    account: Account
    value: float
    cap: str = ''


def level_on(dimension: str, account: Account) -> Level | None:
    """None when the question does not call for the dimension."""
    weights = weights_for(dimension, account)
    if not weights:
        return None
    if account.standing != 'answer':
        return Level(account, LOWEST, account.standing)
    reached = sum(weight * account.strength(element) for element, weight in weights.items() if element != 'full')
    return _capped(dimension, account, scaled(reached / weights['full']))


def averaged(levels: Sequence[Level]) -> float:
    """The mean over answers, by the seconds they were meant to take, drawn a little to the middle.

    One answer says less than six: the fewer there are, the less they can carry a score to either end. A cap that
    holds on every answer holds on their mean.
    """
    seconds = [max(1, level.account.exchange.seconds) for level in levels]
    share = MIDDLE_ANSWERS * sum(seconds) / len(seconds)
    value = (sum(level.value * s for level, s in zip(levels, seconds, strict=True)) + MIDDLE * share) / (
        sum(seconds) + share
    )
    return min(value, max(level.value for level in levels)) if all(level.cap for level in levels) else value


def weights_for(dimension: str, account: Account) -> dict[str, float]:
    spec = table('dimensions').get(dimension, {})
    weights: dict[str, float] = spec.get(account.kind) or spec.get(GROUPS.get(account.kind, ''), {})
    always = GROUPS.get(account.kind) in spec.get('always', [])
    return weights if weights and (always or _called_for(dimension, spec.get('topics'), account)) else {}


def scaled(share: float) -> float:
    return LOWEST + (HIGHEST - LOWEST) * max(0.0, min(1.0, share))


def _called_for(dimension: str, topics: list[str] | None, account: Account) -> bool:
    """What the kit says of its own question, or else the words of the question."""
    if topics is None or dimension in account.dimensions:
        return True
    return any(topic in account.topic.question for topic in topics)


def _capped(dimension: str, account: Account, value: float) -> Level:
    if account.withdrawn and dimension in NEEDS_EXAMPLE:
        return Level(account, min(value, WITHDRAWN_CAP), 'withdrawn')
    wanting = GROUPS.get(account.kind) == 'account' and account.strength('occasion') < EXAMPLE
    if dimension in NEEDS_EXAMPLE and wanting and value > NO_EXAMPLE_CAP:
        return Level(account, NO_EXAMPLE_CAP, 'no_example')
    return Level(account, value)


def read_off(steps: Sequence[tuple[float, float]], x: float) -> float:
    """Read off a broken line through the steps."""
    if x <= steps[0][0]:
        return steps[0][1]
    for (x0, y0), (x1, y1) in pairwise(steps):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return steps[-1][1]
