"""Which date of a row is the period of an entry, and what the row says beside it."""

import re

from lab.engines.builtin.extraction.cues import alternatives
from lab.engines.builtin.extraction.dates import DateSpan, find_dates
from lab.engines.builtin.extraction.organisations import employer_score
from lab.engines.builtin.extraction.resume.rows import Row, continues, is_body, run_starts
from lab.engines.builtin.extraction.titles import title_score
from lab.engines.builtin.extraction.verbs import opening_verb

DURATION = re.compile(
    r'[(\[]?\s*(?:approx\.?\s*|~)?\d{1,2}\+?\s*(?:years?|yrs?|y)\.?'
    r'(?:,?\s*(?:and\s*)?\d{1,2}\s*(?:months?|mos?|m)\.?)?\s*[)\]]?'
    r'|[(\[]?\s*\d{1,3}\s*(?:months?|mos?|weeks?|days?)\.?\s*[)\]]?',
    re.I,
)
REMARK = re.compile(r'^\s*\((?![A-Z])[^()]*\)\s*$')
"""("(alongside my degree)") behind a period says how, not where."""
DATE_LABEL = re.compile(rf'^{alternatives("date label")}\b', re.I)
EDGE = ' \t([])},|–—-:.•·'
LONGEST, LONGEST_BARRED, LONGEST_BEHIND, LONGEST_BESIDE_SINGLE = 16, 24, 6, 12


def row_date(row: Row) -> DateSpan | None:
    """The first range in a row, else its last single date."""
    dates = find_dates(row.text)
    return next((date for date in dates if not date.single), dates[-1]) if dates else None


def entry_date(row: Row, above: Row | None) -> DateSpan | None:
    """The period an entry's row gives: a date beside a name or alone, not one that a sentence mentions."""
    date = row_date(row)
    if date is None or (above is not None and is_body(above) and continues(above, row)):
        return None
    before, after = row.text[: date.at].strip(EDGE), REMARK.sub('', row.text[date.until :]).strip(EDGE)
    rest = DURATION.sub('', f'{before} {after}').strip(EDGE)
    if _is_prose(row, before, after, rest) or (after and not before and not _names_behind(row, date, after)):
        return None
    if row.bullet and (date.single or opening_verb(rest) or max(title_score(rest), employer_score(rest) - 0.5) < 1):
        return None
    return date if not date.single or _dates_entry(row, date, before, after) else None


def without_date(row: Row, date: DateSpan | None) -> str:
    """A row's text without its date and durations; cells and pieces of different look are kept apart by tabs."""
    cuts = [cut for cut in run_starts(row) if date is None or not date.at <= cut < date.until]
    first, last = (date.at, _listed_until(row.text, date)) if date else (len(row.text), len(row.text))
    text = _tabbed(row.text[:first], cuts, 0).rstrip(' ([,–—-|:')
    behind = REMARK.sub('', row.text[last:]) if not row.text[:first].strip(EDGE) else row.text[last:]
    text += '\t' + _tabbed(behind, cuts, last).lstrip(' )],–—-|:.')
    cells = [DURATION.sub('', cell).strip(EDGE) if DURATION.search(cell) else cell.strip() for cell in text.split('\t')]
    return '\t'.join(cell for cell in cells if cell.strip(EDGE))


def _listed_until(text: str, date: DateSpan) -> int:
    """Where a list of periods ("Summer 2022, Summer 2023") ends."""
    until = date.until
    for other in find_dates(text):
        if other.at >= until and re.fullmatch(r'\s*(?:,|;|&|\+|/|and)\s*', text[until : other.at]):
            until = other.until
    return until


def _tabbed(text: str, cuts: list[int], offset: int) -> str:
    for cut in sorted((cut - offset for cut in cuts if 0 < cut - offset < len(text)), reverse=True):
        text = f'{text[:cut].rstrip()}\t{text[cut:]}'
    return text


def _is_prose(row: Row, before: str, after: str, rest: str) -> bool:
    """Whether the date stands in running text."""
    words, barred = len(rest.split()), bool(re.search(r'[|\t]', row.text))
    if words > (LONGEST_BARRED if barred else LONGEST) or (words > 5 and re.search(r'[a-z]{2}\.$', row.text)):
        return True
    return bool(before and after and len(after.split()) > LONGEST_BEHIND and '\t' not in row.text)


def _names_behind(row: Row, date: DateSpan, after: str) -> bool:
    """("2019 – 2021  Engineer, Acme") names a post behind the date; ("Since 2004 we have been building") does not."""
    set_off = bool(re.match(r'\s*[\t|:,;)–—-]', row.text[date.until :]))
    return set_off or (len(after.split()) <= 10 and max(title_score(after), employer_score(after)) >= 1.5)


def _dates_entry(row: Row, date: DateSpan, before: str, after: str) -> bool:
    """A single date dates an entry when it stands alone or at the row's edge, set off from the name."""
    if not before and not after:
        return True
    in_front = re.search(r'[\t(,|–—:-]\s*$', row.text[: date.at])
    behind = re.match(r'\s*[\t|:–—-]', row.text[date.until :])
    short = len(f'{before}{after}'.split()) <= LONGEST_BESIDE_SINGLE
    return bool(in_front or behind) and not (before and after) and short
