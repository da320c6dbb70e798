"""Agreement in numbers: Pearson with an interval, Spearman, weighted kappa, and what is left without a third thing."""

import random
from collections.abc import Sequence
from statistics import fmean

DRAWS = 1000
STEP = 0.5
"""Width of the bins that weighted kappa compares."""


def pearson(xs: Sequence[float], ys: Sequence[float]) -> float:
    """0 when one side does not vary."""
    mx, my = fmean(xs), fmean(ys)
    spread = (sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys)) ** 0.5
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / spread if spread > 1e-12 else 0.0


def interval(xs: Sequence[float], ys: Sequence[float]) -> tuple[float, float]:
    """95 % of Pearson's r, by drawing transcripts again."""
    luck, n = random.Random(7), len(xs)
    drawn = sorted(
        pearson(*zip(*((xs[i], ys[i]) for i in luck.choices(range(n), k=n)), strict=True)) for _ in range(DRAWS)
    )
    return drawn[DRAWS // 40], drawn[-DRAWS // 40]


def spearman(xs: Sequence[float], ys: Sequence[float]) -> float:
    return pearson(_ranks(xs), _ranks(ys))


def partial(xs: Sequence[float], ys: Sequence[float], zs: Sequence[float]) -> float:
    """The r of x and y with z held still."""
    xy, xz, yz = pearson(xs, ys), pearson(xs, zs), pearson(ys, zs)
    rest = (1 - xz**2) * (1 - yz**2)
    return (xy - xz * yz) / rest**0.5 if rest > 0 else 0.0


def weighted_kappa(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Quadratic, over bins of half a point."""
    a, b = [round(x / STEP) for x in xs], [round(y / STEP) for y in ys]
    seen = fmean((x - y) ** 2 for x, y in zip(a, b, strict=True))
    chance = fmean((x - y) ** 2 for x in a for y in b)
    return 1 - seen / chance if chance else float(seen == 0)


def mean_error(xs: Sequence[float], ys: Sequence[float]) -> float:
    return fmean(abs(x - y) for x, y in zip(xs, ys, strict=True))


def _ranks(xs: Sequence[float]) -> list[float]:
    order = sorted(range(len(xs)), key=lambda i: xs[i])
    ranks = [0.0] * len(xs)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and xs[order[end + 1]] == xs[order[start]]:
            end += 1
        for at in order[start : end + 1]:
            ranks[at] = (start + end) / 2 + 1
        start = end + 1
    return ranks
