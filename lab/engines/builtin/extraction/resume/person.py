"""Who the résumé is of: name, headline, and which means of contact stand in it."""

import re
from dataclasses import replace

from lab.engines.builtin.extraction.casing import spoken_case
from lab.engines.builtin.extraction.dates import find_dates
from lab.engines.builtin.extraction.degrees import find_degree
from lab.engines.builtin.extraction.places import is_place, without_place
from lab.engines.builtin.extraction.resume.joining import joined
from lab.engines.builtin.extraction.resume.rows import Row
from lab.engines.builtin.extraction.resume.sections import kind_of
from lab.engines.builtin.extraction.titles import title_score

CONTACTS = {
    'email': r'[\w.+-]+@[\w-]+\.[\w.]+',
    'linkedin': r'linkedin(?:\.com|:|\b)',
    'github': r'git(?:hub|lab)(?:\.com|\.io|:)',
    'website': r'\b(?:https?://|www\.)(?!linkedin|github|gitlab)\S+|(?<![@\w.-])(?!linkedin|github|gitlab|indeed)[\w-]+\.(?:com|dev|io|me|org|net)(?:/\S*)?(?=\s|$|[|•·\t])',
}
PHONE = re.compile(r'(?<![\w/.-])(?:\+|00|\()?\d[\d ().-]{7,18}\d(?![\w/-])')
NOT_A_NAME = re.compile(
    r'[\d@:/\\|+_=<>#]|\b(?:street|road|avenue|email|phone|mobile|address|indeed|linkedin|university|resume|cv)\b', re.I
)
NAME = re.compile(
    r"^(?:(?:dr|mr|mrs|ms|prof|miss)\.?\s+)?[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}(?:,?\s+(?:ph\.?d|md|mba|rn|jr|sr|ii|iii|cpa|pmp|msc|bsc)\.?|,?\s+(?-i:[A-Z]{2,}[A-Za-z]*(?:\([A-Z]+\))?))*$",
    re.I,
)
CONTACT_LINE = re.compile(
    r'@|\bindeed\b|https?:|www\.|\.com\b|\+?\d[\d ()-]{7,}|\bcontact\b|\[|\bphone\b|\bemail\b', re.I
)
TOP, LONGEST_HEADLINE = 12, 14


def name_of(rows: list[Row]) -> tuple[str, Row | None]:
    """The largest line near the top that reads like a person's name, the first one when sizes say nothing."""
    top = [row for row in rows if row.line.page == 0][:60] if rows and rows[0].line.y1 else rows[:TOP]
    top = _with_broken_name(top)
    likely = [(score, -row.at, row) for row in top if (score := _name_likeness(row, top)) > 0]
    if not likely:
        return '', None
    row = max(likely, key=lambda found: found[:2])[2]
    return _written(row), row


def headline_of(rows: list[Row], name: Row | None, headings: set[int]) -> str:
    """The line that says what the person is: beside the name, else a title or a short phrase right under it.

    `headings` are the places of the rows that open sections: a headline stands above them.
    """
    if name is None:
        return ''
    below = [row for row in rows if name.at < row.at <= name.at + 4]
    for row in joined(below):
        if row.at in headings:
            break
        text = re.split(r'\s*(?:\t|\s[·•]\s)\s*', row.text)[0].strip()
        if not _beside(name) and _is_headline(row, text):
            return spoken_case(without_place(text)[0])
    return spoken_case(_beside(name))


def contact_of(text: str) -> list[str]:
    """Kinds of contact that are present, never their values."""
    found = [kind for kind, pattern in CONTACTS.items() if re.search(pattern, text, re.I)]
    return [*found, 'phone'] if any(_is_phone(match.group()) for match in PHONE.finditer(text)) else found


def _with_broken_name(top: list[Row]) -> list[Row]:
    """First and last names on lines of their own, all of the largest size, are one name."""
    largest = max((row.line.size for row in top), default=0.0)
    large = [row for row in top if 12 < largest == row.line.size][:3]
    if (
        len(large) < 2
        or large[-1].at - large[0].at != len(large) - 1
        or sum(len(row.text.split()) for row in large) > 5
    ):
        return top
    whole = replace(large[0], text=' '.join(row.text for row in large), end=large[-1].end, at=large[-1].at)
    return [whole, *(row for row in top if row not in large)]


def _is_phone(text: str) -> bool:
    return 9 <= len(re.sub(r'\D', '', text)) <= 15 and not re.search(r'(?:19|20)\d\d\s?[–-]\s?(?:19|20)\d\d', text)


def _name_likeness(row: Row, top: list[Row]) -> float:
    text = _written(row)
    if not NAME.match(text) or NOT_A_NAME.search(text) or kind_of(text) or is_place(text) or find_dates(text):
        return 0.0
    words = text.split()
    if len(text) > 45 or not all(
        word[:1].isupper() or word.casefold() in ('de', 'van', 'von', 'der', 'bin', 'al', 'la') for word in words
    ):
        return 0.0
    largest = max((other.line.size for other in top), default=0.0)
    score = 3.0 if row.line.size and row.line.size >= largest - 0.2 and largest > 12 else 0.0
    score += 1.5 if row.at == top[0].at else 0.6 if row.at - top[0].at < 4 else 0.0
    return score - (1.2 if title_score(text) >= 1 else 0.0) - (1.0 if find_degree(text) else 0.0)


def _written(row: Row) -> str:
    text = re.sub(r'^(?:full )?name\s*[:–-]\s*', '', row.text, flags=re.I)
    return re.split(r'\s*[|\t–—]\s*|\s+-\s+|,\s', text)[0].strip()


def _beside(name: Row) -> str:
    parts = [part.strip() for part in re.split(r'\s*[|\t–—]\s*|\s+-\s+', name.text) if part.strip()][1:]
    return next((part for part in parts if title_score(part) >= 1 and not CONTACT_LINE.search(part)), '')


def _is_headline(row: Row, text: str) -> bool:
    if not text or CONTACT_LINE.search(row.text) or is_place(text) or kind_of(text) or row.bullet:
        return False
    if len(text.split()) > LONGEST_HEADLINE or re.search(r'[.!?]$', text) or find_dates(text):
        return False
    return title_score(text) >= 1 or (len(text.split()) <= 7 and not re.search(r'\d|,\s', text))
