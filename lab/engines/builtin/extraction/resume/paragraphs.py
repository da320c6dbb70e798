"""Wrapped rows put together again: one text for each bullet or paragraph."""

from dataclasses import replace

from lab.engines.builtin.extraction.resume.rows import Row, continues


def paragraphs(rows: list[Row]) -> list[str]:
    return [text for text, _, _ in paragraph_spans(rows)]


def paragraph_spans(rows: list[Row]) -> list[tuple[str, int, int]]:
    """(text, start, end) of each bullet or paragraph."""
    found: list[tuple[str, int, int]] = []
    above: Row | None = None
    for row in rows:
        if above is not None and continues(above, row):
            text, start, _ = found[-1]
            found[-1] = (f'{text} {row.plain}', start, row.end)
            above = replace(row, bullet=above.bullet, hung=above.bullet)
        else:
            found.append((row.plain, row.start, row.end))
            above = row
    return found
