"""Reading order: which words of a page stand in columns, and in what order the columns are read."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from lab.documents.pdf.median import median
from lab.documents.pdf.rows import Row, Segment, rows, text_of

GUTTER = 0.9
"""Least width of the empty strip between two columns, in ems."""
BUSY = 1500
"""Segments from which a page is read row by row: no résumé has so many, and finding columns takes squared time."""
TRIES = 60
"""Strips that are looked at, widest first; the columns of a résumé are among the first twenty."""
_STRAY = 3
"""Rows that may be set off at the foot of a strip."""
_HEADED = 6
"""Rows that a section may begin with before one of them is long."""
_DATE = re.compile(
    r"(?i)(?:19|20)\d\d|present|current|today|now|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|'\d\d"
)


@dataclass(slots=True)
class Band:
    """A strip of a page that is read as a whole: one column, or two with the left edge of the second."""

    columns: list[list[Row]]
    edge: float | None = None


@dataclass(slots=True)
class Split:
    edge: float
    above: list[Segment]
    left: list[Segment]
    right: list[Segment]
    below: list[Segment]


def bands(parts: list[Segment], edge: float | None = None) -> list[Band]:
    """A page from top to bottom; `edge` parts the columns in which the page before ended."""
    split = (_continued(parts, edge) if edge else None) or _best_split(parts)
    if split is None:
        return [Band([rows(parts)])] if parts else []
    middle = Band([_flat(split.left), _flat(split.right)], split.edge)
    return [*bands(split.above), middle, *bands(split.below)]


def _flat(parts: list[Segment]) -> list[Row]:
    return [row for band in bands(parts) for column in band.columns for row in column]


def _best_split(parts: list[Segment]) -> Split | None:
    """The widest stretch of the page that is two columns."""
    edges = sorted({round(part.x0) for part in parts})[1:] if len(parts) < BUSY else []
    strips = sorted((strip for edge in edges for strip in _strips(parts, edge)), key=lambda s: s.total, reverse=True)
    found = (_split(parts, strip) for strip in strips[:TRIES] if strip.total > 3)
    return next((split for split in found if _are_columns(split)), None)


def _continued(parts: list[Segment], edge: float) -> Split | None:
    """The columns of the page before go on: both sides, or one that has the page to itself."""
    strip = next(_strips(parts, edge), None)
    split = _split(parts, strip) if strip else None
    if split is None or split.above or not (split.left or split.right):
        return None
    return split if (split.left and split.right) or not split.below else None


class Strip(NamedTuple):
    """From baseline to baseline, with how many segments nothing keeps from being columns."""

    edge: float
    top: float
    bottom: float
    total: int


def _strips(parts: list[Segment], edge: float) -> Iterator[Strip]:
    """Every stretch in which nothing crosses the gutter that ends at `edge`."""
    crossing = [p.base for p in parts if p.x0 < edge - 1 and p.x1 > edge - GUTTER * p.size]
    stops = [float('-inf'), *sorted(crossing), float('inf')]
    bases = sorted(part.base for part in parts)
    for top, bottom in pairwise(stops):
        total = bisect_left(bases, bottom) - bisect_right(bases, top)
        if total:
            yield Strip(edge, top, bottom, total)


def _split(parts: list[Segment], strip: Strip) -> Split:
    edge, top, bottom, _ = strip
    above, below = [p for p in parts if p.base <= top], [p for p in parts if p.base >= bottom]
    found = rows([p for p in parts if top < p.base < bottom])
    start = next((place for place, row in enumerate(found) if not _is_centred(row, found, edge)), 0)
    end = _foot(found, edge, min((p.base for p in below), default=None), is_first=not above)
    inside = _parts(found[start:end])
    left, right = [p for p in inside if p.x0 < edge - 1], [p for p in inside if p.x0 >= edge - 1]
    return Split(edge, [*above, *_parts(found[:start])], left, right, [*_parts(found[end:]), *below])


def _foot(found: list[Row], edge: float, closing: float | None, is_first: bool) -> int:
    """From which row on a strip is no longer columns; `closing` is the baseline of what crosses the gutter below.

    Not part of the columns are up to three rows set off over the whole width, the heading of what crosses below,
    and whatever begins under the name and contacts at the head of a page.
    """
    steps = [after[0].base - row[0].base for row, after in pairwise(found)]
    usual = median(steps) if steps else 0.0
    ends = [_set_off(found, steps, usual)]
    if is_first:
        ends.append(_end(found, usual, edge, is_closed=closing is not None))
    if closing is not None and steps and closing - found[-1][0].base < steps[-1] and not _has_right(found[-1], edge):
        ends.append(len(found) - 1)
    return min(ends)


def _set_off(found: list[Row], steps: list[float], usual: float) -> int:
    for place in range(len(steps) - 1, max(len(steps) - 1 - _STRAY, 2), -1):
        if steps[place] > max(3 * usual, 2 * found[place][0].size):
            return place + 1
    return len(found)


def _end(found: list[Row], usual: float, edge: float, is_closed: bool) -> int:
    """Where contacts beside the name end: a long line follows soon, or all that stands beside the rest are dates."""
    sided = [place for place, row in enumerate(found) if _has_right(row, edge)]
    gaps = (a for a, b in pairwise(sided) if found[b][0].base - found[a][0].base > max(1.8 * usual, 1.0))
    last = next(gaps, sided[-1] if sided else 0)
    rest = found[last + 1 :]
    beside = [row for row in rest if _has_right(row, edge)]
    dated = bool(beside) and all(row[0].x0 < edge - 1 for row in beside) and _mostly_dates([row[-1:] for row in beside])
    return last + 1 if dated or (is_closed and 0 < len(rest) <= _HEADED) else len(found)


def _has_right(row: Row, edge: float) -> bool:
    return row[-1].x0 >= edge - 1


def _is_centred(row: Row, found: list[Row], edge: float) -> bool:
    """Over both columns and beginning at neither's left edge, such as a line of contacts."""
    left, right = [p for p in row if p.x0 < edge - 1], [p for p in row if p.x0 >= edge - 1]
    margin = min(one[0].x0 for one in found)
    return bool(left and right) and left[0].x0 > margin + left[0].size and right[0].x0 > edge + right[0].size


def _parts(found: list[Row]) -> list[Segment]:
    return [part for row in found for part in row]


def _are_columns(split: Split) -> bool:
    """Two columns, not a table read row by row.

    Columns are written one after the other, and then only dates in step with the other side's lines speak for a
    table. Written in turns, they must keep out of step and be flush. Two rows are a side only beside a name.
    """
    if not (split.left and split.right) or _overlap(split.left, split.right) < 0.3:
        return False
    few, many = sorted((rows(split.left), rows(split.right)), key=len)
    shared = sum(any(_is_level(row, other) for other in many) for row in few)
    if _switches(split.left, split.right) > max(2, 0.4 * len(few)):
        return len(few) >= 5 and shared <= 0.4 * len(few) and _is_flush(split)
    if len(few) < 3:
        return len(few) == 2 and len(many) > 3 and shared < 2 and _largest(few) > 1.3 * _largest(many)
    return shared <= 0.6 * len(few) or not _mostly_dates(few)


def _largest(found: list[Row]) -> float:
    return max(part.size for row in found for part in row)


def _is_flush(split: Split) -> bool:
    """Whether most lines of the right side begin at its edge, as those of a column do."""
    found = rows(split.right)
    return sum(abs(row[0].x0 - split.edge) < 3 for row in found) >= 0.5 * len(found)


def _is_level(row: Row, other: Row) -> bool:
    return abs(row[0].base - other[0].base) <= 0.25 * min(row[0].size, other[0].size)


def _switches(left: list[Segment], right: list[Segment]) -> int:
    """How often the content stream goes from one side to the other."""
    sides = [side for _, side in sorted([(p.order, 0) for p in left] + [(p.order, 1) for p in right])]
    return sum(a != b for a, b in pairwise(sides))


def _mostly_dates(found: list[Row]) -> bool:
    return sum(bool(_DATE.search(text_of(row))) for row in found) >= 0.6 * len(found)


def _overlap(left: list[Segment], right: list[Segment]) -> float:
    """Share of the shorter side's height that lies beside the other side."""
    top, bottom = max(min(_bases(side)) for side in (left, right)), min(max(_bases(side)) for side in (left, right))
    return (bottom - top) / max(min(max(_bases(side)) - min(_bases(side)) for side in (left, right)), 1.0)


def _bases(parts: Iterable[Segment]) -> list[float]:
    return [part.base for part in parts]
