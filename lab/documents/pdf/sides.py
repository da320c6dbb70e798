"""A margin beside an entry (place, dates, duration) read as a block before the entry's bullets."""

import re

from lab.documents.pdf.rows import Row

_BULLET = re.compile(r'^(?:[^\w\s(\[“"]|[\ue000-\uf8ff])$')


def with_sides_lifted(rows: list[Row]) -> list[Row]:
    """Where the first line of an entry has text at the right margin, what continues there goes with that line.

    Dates beside the first bullet of an entry would else seem to belong to the bullet. In a list whose bullets
    have dates of their own nothing moves.
    """
    found: list[Row] = []
    head: Row | None = None
    place = 0
    for row in rows:
        if head is not None and _continues(head, row) and _is_below(head, row, found[-1]):
            place += 1
            found.insert(place, row[-1:])
            found.append(row[:-1])
            continue
        head = row if len(row) > 1 and not _is_bulleted(row) else None
        place = len(found)
        found.append(row)
    return found


def _is_below(head: Row, row: Row, above: Row) -> bool:
    """A bullet of the entry, or the rest of one: set in, and no entry of its own."""
    return _is_bulleted(row) or (row[0].x0 > head[0].x0 + 2 and above[0].x0 > head[0].x0 + 2)


def _is_bulleted(row: Row) -> bool:
    return _BULLET.match(row[0].words[0].text) is not None


def _continues(head: Row, row: Row) -> bool:
    return len(row) > 1 and (abs(head[-1].x1 - row[-1].x1) < 2 or abs(head[-1].x0 - row[-1].x0) < 2)
