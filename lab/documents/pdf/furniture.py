"""Page furniture: running heads, feet and page numbers, which belong to the paper and not to the text."""

import re

from lab.documents.pdf.rows import Row, Segment, rows, text_of

EDGE = 0.12
"""Share of the page's height, at the top and at the bottom, in which furniture stands."""
_NUMBER = re.compile(r'(?i)^\W*(?:page|seite|página|pagina)?\W*\d{1,3}(?:\s*(?:/|of|von|de|di|\|)\s*\d{1,3})?\W*$')
_DIGITS = re.compile(r'\d+')


def without_furniture(pages: list[list[Segment]], heights: list[float]) -> list[list[Segment]]:
    """What stands on every page with only its number changing goes; what stays the same stays on the first page."""
    marked = [_at_edges(parts, height) for parts, height in zip(pages, heights, strict=True)]
    common = _repeated([{_masked(row) for row in found} for found in marked])
    kept = []
    for number, (parts, found) in enumerate(zip(pages, marked, strict=True)):
        gone = {id(part) for row in found if _goes(row, common, number) for part in row}
        kept.append([part for part in parts if id(part) not in gone])
    return kept


def _at_edges(parts: list[Segment], height: float) -> list[Row]:
    return [row for row in rows(parts) if not EDGE * height < row[0].base < (1 - EDGE) * height]


def _repeated(masks: list[set[str]]) -> set[str]:
    return set.intersection(*masks) if len(masks) > 1 else set()


def _goes(row: Row, common: set[str], page: int) -> bool:
    text = text_of(row)
    repeated = _masked(row) in common and (page > 0 or _DIGITS.search(text) is not None)
    return repeated or _NUMBER.match(text) is not None


def _masked(row: Row) -> str:
    return _DIGITS.sub('#', text_of(row))
