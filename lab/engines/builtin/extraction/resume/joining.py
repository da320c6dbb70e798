"""Rows that wrapped onto the next line, put together as one row."""

from dataclasses import replace

from lab.engines.builtin.extraction.dates import find_dates
from lab.engines.builtin.extraction.resume.rows import Row, continues, full_width


def joined(rows: list[Row]) -> list[Row]:
    """Names that ran over the edge of a narrow column; a row with a date never takes part."""
    width = full_width(rows)
    found: list[Row] = []
    for row in rows:
        if found and continues(found[-1], row, width) and not find_dates(row.text) and not find_dates(found[-1].text):
            above = found[-1]
            line = above.line.model_copy(update={'x1': row.line.x1, 'y1': row.line.y1})
            found[-1] = replace(above, text=f'{above.text} {row.text}', end=row.end, line=line)
        else:
            found.append(row)
    return found
