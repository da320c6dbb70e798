"""Wrapped rows put together again: one text for each bullet or paragraph."""

from lab.engines.builtin.extraction.resume.rows import Row, continues, full_width


def paragraphs(rows: list[Row]) -> list[str]:
    return [text for text, _, _ in paragraph_spans(rows)]


def paragraph_spans(rows: list[Row]) -> list[tuple[str, int, int]]:
    """(text, start, end) of each; wrapped words lose their hyphen only when it was a hyphen of the break."""
    width = full_width(rows)
    found: list[tuple[str, int, int]] = []
    above: Row | None = None
    for row in rows:
        if above is not None and _wrapped(above, row, width):
            text, start, _ = found[-1]
            found[-1] = (f'{text} {row.plain}', start, row.end)
            row = Row(row.text, row.start, row.end, row.line, above.bullet, row.gap, row.at) if above.bullet else row
        else:
            found.append((row.plain, row.start, row.end))
        above = row
    return found


def _wrapped(above: Row, row: Row, width: float) -> bool:
    return continues(above, row, width)
