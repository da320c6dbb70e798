"""Rows that wrapped onto the next line, put together as one row."""

import re
from dataclasses import replace

from lab.engines.builtin.extraction.dates import find_dates
from lab.engines.builtin.extraction.resume.rows import Row, continues

LABEL = re.compile(r'^[A-Z][\w /&.+-]{1,40}:\s')


def joined(rows: list[Row]) -> list[Row]:
    """Names that ran over the edge of a narrow column; a row with a date never takes part."""
    found: list[Row] = []
    for row in rows:
        if found and continues(found[-1], row) and not LABEL.match(row.text) and not _dated(found[-1], row):
            above = found[-1]
            line = above.line.model_copy(update={'x1': row.line.x1, 'y1': row.line.y1})
            found[-1] = replace(above, text=f'{above.text} {row.text}', end=row.end, line=line, hung=above.bullet)
        else:
            found.append(row)
    return found


def _dated(above: Row, row: Row) -> bool:
    return bool(find_dates(row.text) or find_dates(above.text))
