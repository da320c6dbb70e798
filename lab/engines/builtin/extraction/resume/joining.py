"""Rows that wrapped onto the next line, put together as one row."""

import re
from collections.abc import Callable
from dataclasses import replace

from lab.engines.builtin.extraction.dates import find_dates
from lab.engines.builtin.extraction.resume.rows import Row, continues

OPEN_PERIOD = re.compile(r'^[^\t]{4,18}[–—-](?=\t|$)')
ADDRESS = re.compile(r'\S@\S|\bwww\.|https?:')
LABEL = re.compile(r'^[A-Z][\w /&.+-]{1,40}:\s')


def joined(rows: list[Row], apart: Callable[[Row, Row], bool] = lambda above, row: False) -> list[Row]:
    """Names that ran over the edge of a narrow column; a row with a date never takes part, nor two that are `apart`."""
    found: list[Row] = []
    for row in rows:
        alone = LABEL.match(row.text) or ADDRESS.search(row.text)
        wraps = found and not alone and continues(found[-1], row) and not _dated(found[-1], row)
        if wraps and not apart(found[-1], row):
            above = found[-1]
            line = above.line.model_copy(update={'x1': row.line.x1, 'y1': row.line.y1})
            found[-1] = replace(above, text=f'{above.text} {row.text}', end=row.end, line=line, hung=above.bullet)
        else:
            found.append(row)
    return found


def _dated(above: Row, row: Row) -> bool:
    return bool(find_dates(row.text) or find_dates(above.text))


def with_whole_dates(rows: list[Row]) -> list[Row]:
    """A period broken in a narrow date column ("Mar 2019 –" over "May 2021") stands whole in the upper row."""
    found: list[Row] = []
    for row in rows:
        above = found[-1] if found else None
        first, _, rest = row.text.partition('\t')
        opened = OPEN_PERIOD.match(above.text) if above else None
        if above and opened and _is_only_date(first) and find_dates(opened.group()):
            found[-1] = replace(above, text=f'{opened.group()} {first}{above.text[opened.end() :]}', end=row.end)
            if rest:
                found.append(replace(row, text=rest, start=row.start + len(first) + 1))
        else:
            found.append(row)
    return found


def _is_only_date(text: str) -> bool:
    dates = find_dates(text)
    return len(dates) == 1 and not text[: dates[0].at].strip() and not text[dates[0].until :].strip()
