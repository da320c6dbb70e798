"""Reading order: which words of a page stand in columns, and in what order the columns are read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lab.documents.pdf.rows import Row, Segment, rows

GUTTER = 0.9
"""Least width of the empty strip between two columns, in ems."""
_DATE = re.compile(
    r"(?i)(?:19|20)\d\d|present|current|today|now|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|'\d\d"
)


@dataclass(slots=True)
class Band:
    """A strip of a page that is read as a whole: one column, or two with the second one's left edge."""

    columns: list[list[Row]]
    edge: float | None = None


@dataclass(slots=True)
class Split:
    edge: float
    above: list[Segment]
    left: list[Segment]
    right: list[Segment]
    below: list[Segment] = field(default_factory=list)

    @property
    def weight(self) -> float:
        return min(_height(self.left), _height(self.right))


def bands(parts: list[Segment]) -> list[Band]:
    """A page from top to bottom; inside a column rows are already in reading order."""
    split = _best_split(parts)
    if split is None:
        return [Band([rows(parts)])] if parts else []
    middle = Band([_flat(split.left), _flat(split.right)], split.edge)
    return [*bands(split.above), middle, *bands(split.below)]


def _flat(parts: list[Segment]) -> list[Row]:
    return [row for band in bands(parts) for column in band.columns for row in column]


def _best_split(parts: list[Segment]) -> Split | None:
    edges = sorted({round(part.x0, 0) for part in parts})[1:]
    found = (split for edge in edges for split in _splits(parts, edge) if _are_columns(split))
    return max(found, key=lambda split: split.weight, default=None)


def _splits(parts: list[Segment], edge: float) -> Iterator[Split]:
    """Every strip in which nothing crosses the gutter that ends at `edge`."""
    crossing = [p for p in parts if p.x0 < edge - 1 and p.x1 > edge - GUTTER * p.size]
    stops = [float('-inf'), *sorted(p.base for p in crossing), float('inf')]
    for top, bottom in pairwise(stops):
        inside = [p for p in parts if top < p.base < bottom]
        left, right = [p for p in inside if p.x0 < edge - 1], [p for p in inside if p.x0 >= edge - 1]
        if left and right:
            above, below = [p for p in parts if p.base <= top], [p for p in parts if p.base >= bottom]
            yield Split(edge, above, left, right, below)


def _are_columns(split: Split) -> bool:
    """Two columns, not a table of rows: baselines of their own, or written one after the other."""
    left, right = rows(split.left), rows(split.right)
    few, many = sorted((left, right), key=len)
    if len(few) < 2 or _overlap(split.left, split.right) < 0.3:
        return False
    shared = sum(any(_same_line(row, other) for other in many) for row in few) / len(few)
    mixing = _switches(split.left, split.right) / (2 * len(few))
    if shared <= 0.5:
        return mixing < 0.8
    return mixing <= 0.25 and len(few) > 2 and not _mostly_dates(few)


def _same_line(row: Row, other: Row) -> bool:
    return abs(row[0].base - other[0].base) <= 0.25 * min(row[0].size, other[0].size)


def _switches(left: list[Segment], right: list[Segment]) -> int:
    """How often the content stream goes from one side to the other."""
    sides = [side for _, side in sorted([(p.order, 0) for p in left] + [(p.order, 1) for p in right])]
    return sum(a != b for a, b in pairwise(sides))


def _mostly_dates(found: list[Row]) -> bool:
    texts = (' '.join(word.text for part in row for word in part.words) for row in found)
    return sum(bool(_DATE.search(text)) for text in texts) >= 0.6 * len(found)


def _height(parts: Iterable[Segment]) -> float:
    bases = [part.base for part in parts]
    return max(bases) - min(bases)


def _overlap(left: list[Segment], right: list[Segment]) -> float:
    """Share of the shorter side's height that lies beside the other side."""
    top, bottom = max(min(p.base for p in s) for s in (left, right)), min(max(p.base for p in s) for s in (left, right))
    return (bottom - top) / max(min(_height(left), _height(right)), 1.0)
