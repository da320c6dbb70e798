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
    head: int | None = None
    inside = False
    for row in rows:
        side = row[-1] if len(row) > 1 else None
        inside = inside and side is not None
        if side is None:
            head, inside = None, False
        bulleted = _BULLET.match(row[0].words[0].text) is not None
        if side is not None and head is not None and (bulleted or inside) and _continues(found[head], row):
            head += 1
            found.insert(head, [side])
            found.append(row[:-1])
            inside = True
            continue
        if side is not None and not bulleted:
            head = len(found)
        found.append(row)
    return found


def _continues(head: Row, row: Row) -> bool:
    return abs(head[-1].x1 - row[-1].x1) < 2 or abs(head[-1].x0 - row[-1].x0) < 2
