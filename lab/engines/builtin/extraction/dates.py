"""Dates as résumés write them, read as `YYYY-MM`, `YYYY` or `present`, alone or as ranges."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from lab.engines.builtin.extraction.cues import alternatives

MONTHS = {
    'jan': 1, 'feb': 2, 'mar': 3, 'apr': 4, 'may': 5, 'jun': 6, 'jul': 7, 'aug': 8, 'sep': 9, 'oct': 10, 'nov': 11,
    'dec': 12, 'mär': 3, 'mai': 5, 'okt': 10, 'dez': 12, 'janv': 1, 'fév': 2, 'fev': 2, 'avr': 4, 'juin': 6, 'juil': 7,
    'aoû': 8, 'déc': 12, 'ene': 1, 'abr': 4, 'ago': 8, 'dic': 12, 'gen': 1, 'mag': 5, 'giu': 6, 'lug': 7, 'set': 9,
    'ott': 10, 'maj': 5, 'out': 10, 'maa': 3, 'mei': 5,
}  # fmt: skip
SEASONS = {'spring': (3, 5), 'summer': (6, 8), 'fall': (9, 11), 'autumn': (9, 11), 'winter': (12, 12)}
YEAR = r'(?:1[5-9]|20)\d\d'
NAME = (
    r'(?:jan(?:uary|uari|uar|eiro|vier|v)?|feb(?:ruary|ruari|ruar|brero|braio|rero)?|f[ée]v(?:rier|ereiro)?|mar(?:ch|s|ço|zo)?|'
    r'm[äa]rz|maart|apr(?:il|ile)?|avr(?:il)?|may(?:o)?|mai(?:o)?|mei|jun(?:io|ho|[ie])?|juin|jul(?:io|ho|[yi])?|juil(?:let)?|'
    r'aug(?:ust|usti|ustus)?|ao[uû]t|sep(?:t|tember|tembre|tiembre)?|o[ck]t(?:ober|obre|ubre)?|out(?:ubro)?|'
    r'nov(?:ember|embre|embro|iembre)?|de[cz](?:ember|embro)?|d[ée]c(?:embre)?|ene(?:ro)?|abr(?:il)?|ago(?:sto)?|'
    r'dic(?:iembre|embre)?|gen(?:naio)?|mag(?:gio)?|giu(?:gno)?|lug(?:lio)?|set(?:tembre|embro|iembre)?|ott(?:obre)?|maj)'
)  # fmt: skip
SEASON = r'(?:spring|summer|fall|autumn|winter)(?: (?:term|semester))?'
PRESENT = (
    r'(?:till date|to date|till now|until now|up to now|present(?: day)?|presently|pres\b\.?|current(?:ly)?|now|today|'
    r'ongoing|on-going|date|heute|aktuell|jetzt|actualidad|actual|presente|présent|aujourd[\'’]hui|oggi|'
    r'in corso|heden|nu)'
)
POINT = (
    rf"(?P<name>{NAME})\b\.?,?\s?(?:\d{{1,2}}(?:st|nd|rd|th)?,\s?)?(?:(?:of|del?)\s)?['’`]?(?P<name_year>{YEAR}|\d\d(?!\d))"
    rf'|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s(?P<day_name>{NAME})\b\.?,?\s?(?P<day_year>{YEAR})'
    rf'|(?P<season>{SEASON}),?\s(?:of\s)?[\'’]?(?P<season_year>{YEAR}|\d\d(?!\d))'
    rf'|[QH](?P<quarter>[1-4])[ /,-]{{0,2}}[\'’]?(?P<quarter_year>{YEAR})|(?P<yq_year>{YEAR})[ /-]?Q(?P<yq>[1-4])'
    rf'|(?P<iso_year>{YEAR})[-/.](?P<iso_month>1[0-2]|0?[1-9])(?:[-/.](?:3[01]|[12]\d|0?[1-9]))?(?![\d])'
    rf'|(?:(?:3[01]|[12]\d|0?[1-9])[./](?=\d{{1,2}}[./]{YEAR}))?(?P<num_month>1[0-2]|0?[1-9])\s?[/.]\s?(?P<num_year>{YEAR})'
    rf'|(?P<short_month>1[0-2]|0[1-9])/(?P<short_year>\d\d)(?![\d/])'
    rf'|(?P<year>{YEAR})(?![\w%])'
)
BARE = rf'(?P<bare>{NAME})\b\.?(?=\s*(?:[-–—]|to\b))'
LINK = rf'\s*(?:[-–—−‐‑~→/]|\b{alternatives("link")}\b|\.\.)+\s*'


class DateSpan(NamedTuple):
    """`start` and `end` are dates or empty; `single` is one date without a partner, `since` one without an end."""

    start: str
    end: str
    at: int
    until: int
    single: bool = False


@lru_cache(maxsize=4096)
def find_dates(text: str) -> tuple[DateSpan, ...]:
    """Ranges and single dates in order of appearance, never overlapping."""
    if not re.search(r'\d\d|present|current|now\b', text, re.I):
        return ()
    found: list[DateSpan] = []
    for match in _pattern().finditer(text):
        span = _read(match)
        if span:
            found.append(span)
    return tuple(found)


def months_between(start: str, end: str) -> int:
    """Whole months from one date to another, both counted; a year alone counts from its January or to its December."""
    return month_number(end, last=True) - month_number(start) + 1


def month_number(date: str, last: bool = False) -> int:
    year, _, month = date.partition('-')
    return int(year) * 12 + (int(month) if month else 12 if last else 1) - 1


def month_of(number: int) -> str:
    return f'{number // 12:04d}-{number % 12 + 1:02d}'


def _read(match: re.Match[str]) -> DateSpan | None:
    got = {key[2:]: value for key, value in match.groupdict().items() if value and key.startswith('a_')}
    then = {key[2:]: value for key, value in match.groupdict().items() if value and key.startswith('b_')}
    span = match.span()
    if match['since']:
        return DateSpan(_start_of(_point(then or got)), 'present', *span) if got or then else None
    if match['only_now']:
        return DateSpan('', 'present', *span)
    end = 'present' if match['now'] else _end_of(_point(then)) if then else ''
    if 'bare' in got:
        return DateSpan(f'{end[:4]}-{_month(got["bare"]):02d}', end, *span) if end[:4].isdigit() else None
    first = _point(got)
    if match['short_end']:
        end = first[0][:2] + match['short_end']
    if match['open']:
        return DateSpan(_start_of(first), 'present', *span)
    if not end:
        return _single(got, first, span)
    start = _start_of(first)
    in_order = end == 'present' or month_number(start) <= month_number(end, last=True)
    return DateSpan(start, end, *span) if in_order else None


def _single(got: dict[str, str], first: tuple[str, int, int], span: tuple[int, int]) -> DateSpan:
    if 'season' in got or 'quarter' in got or 'yq' in got:
        return DateSpan(_start_of(first), _end_of(first), *span)
    return DateSpan(_start_of(first), '', *span, single=True)


def _point(got: dict[str, str]) -> tuple[str, int, int]:
    """(year, first month, last month); months are 0 when only a year is given."""
    year = next((value for key, value in got.items() if key == 'year' or key.endswith('_year')), '')
    year = year if len(year) == 4 else _century(year)
    if 'season' in got:
        return (year, *SEASONS[got['season'].split()[0].casefold()])
    quarter = got.get('quarter') or got.get('yq')
    if quarter:
        return year, int(quarter) * 3 - 2, int(quarter) * 3
    word = got.get('name') or got.get('day_name')
    number = got.get('iso_month') or got.get('num_month') or got.get('short_month')
    month = _month(word) if word else int(number) if number else 0
    return year, month, month


def _start_of(point: tuple[str, int, int]) -> str:
    return f'{point[0]}-{point[1]:02d}' if point[1] else point[0]


def _end_of(point: tuple[str, int, int]) -> str:
    return f'{point[0]}-{point[2]:02d}' if point[2] else point[0]


def _month(word: str) -> int:
    folded = word.casefold()
    return next(number for length in (4, 3) if (number := MONTHS.get(folded[:length])))


def _century(short: str) -> str:
    return ('19' if int(short) > 50 else '20') + short


@cache
def _pattern() -> re.Pattern[str]:
    def point(prefix: str) -> str:
        text = POINT if prefix == 'b' else f'{POINT}|{BARE}'
        return re.sub(r'\?P<(\w+)>', rf'?P<{prefix}_\1>', text)

    return re.compile(
        rf'(?<![\w$€£#@])(?:(?P<since>since|from|ab|seit|depuis|desde)\s+(?=(?:\w+\.?\s)?\d)(?!.{{3,16}}{LINK}[\w]))?'
        rf'(?:{alternatives("before date")}\s*:?\s*)?'
        rf'(?:{point("a")})'
        rf'(?:{LINK}(?:(?P<now>{PRESENT})\b|{point("b")}|(?P<short_end>\d\d)(?![\d\w/.:]))|(?P<open>\s*[-–—]\s*(?=$|[)\t|,])))?'
        rf'|(?<!\w)(?P<only_now>(?:present|current|now|ongoing))\s*(?=$|\t)',
        re.I,
    )
