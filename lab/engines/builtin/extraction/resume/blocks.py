"""Dated entries of a section: the rows that name each post, its period, and the rows that tell of it."""

from dataclasses import dataclass, field, replace

from lab.engines.builtin.extraction.dates import DateSpan
from lab.engines.builtin.extraction.resume.dating import DATE_LABEL, DURATION, entry_date
from lab.engines.builtin.extraction.resume.heads import head_like
from lab.engines.builtin.extraction.resume.layout import Layout
from lab.engines.builtin.extraction.resume.rows import TIGHT, Row
from lab.engines.builtin.extraction.resume.segments import two_parts
from lab.engines.builtin.extraction.titles import title_score

LONG_NAME, SHORT_REST = 42, 6


@dataclass
class Block:
    """`head` are the rows that name the post, `date` its period; `body` the rows that tell of it."""

    head: list[Row]
    date: DateSpan | None = None
    dated: Row | None = None
    body: list[Row] = field(default_factory=list)


def dated_blocks(rows: list[Row]) -> list[Block]:
    rows = [row for row in rows if not DURATION.fullmatch(row.plain)]
    dates = _dates(rows)
    if not dates:
        return []
    heads = dict(zip(dates, Layout(rows, list(dates)).heads(), strict=True))
    one_row = len(heads) == 1 or sum(i + 1 in head for i, head in heads.items()) * 2 <= len(heads)
    starts = [*(min([*head, i]) for i, head in heads.items()), len(rows)]
    blocks = []
    for n, (i, head) in enumerate(heads.items()):
        runs_on = one_row and set(head) <= {i + 1} and _runs_on(rows, i)
        dated, date = _unwrapped(rows[i], rows[i + 1], dates[i]) if runs_on else (rows[i], dates[i])
        taken = {*head, i, *([i + 1] if runs_on else [])}
        names = [i] if runs_on else sorted({*head, i})
        body = [rows[k] for k in range(starts[n], starts[n + 1]) if k not in taken]
        blocks.append(Block([dated if k == i else rows[k] for k in names], date, dated, body))
    return blocks


def _dates(rows: list[Row]) -> dict[int, DateSpan]:
    """The periods of entries by row. Where some stand plainly, one behind a label ("Duration: …") dates a part."""
    above = [None, *rows]
    found = {i: date for i, row in enumerate(rows) if (date := entry_date(row, above[i]))}
    plain = {i: date for i, date in found.items() if not DATE_LABEL.match(rows[i].text) or _named(rows[i], date)}
    return plain or found


def _named(row: Row, date: DateSpan) -> bool:
    """("Since 2022: Team Lead, Acme") is no label."""
    return len(row.text[date.until :].split()) > 1


def _runs_on(rows: list[Row], dated: int) -> bool:
    """A long name beside a date set to the right may run on in a short row below."""
    if dated + 1 >= len(rows) or '\t' not in rows[dated].text or not rows[dated].line.y1:
        return False
    name, below = rows[dated].text.split('\t')[0], rows[dated + 1]
    tight = below.gap < TIGHT and below.line.x1 < 0.6 * rows[dated].line.x1
    if not tight or len(name) < LONG_NAME or len(below.plain.split()) > SHORT_REST or not head_like(below, None):
        return False
    reading = two_parts(name)
    return title_score(reading.title) >= 1 and bool(reading.employer)


def _unwrapped(row: Row, below: Row, date: DateSpan) -> tuple[Row, DateSpan]:
    cut = row.text.index('\t')
    added = f' {below.plain}'
    shift = len(added) if date.at > cut else 0
    whole = replace(row, text=row.text[:cut] + added + row.text[cut:], end=below.end)
    return whole, date._replace(at=date.at + shift, until=date.until + shift)
