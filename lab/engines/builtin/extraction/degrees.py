"""Degrees and school certificates: where one stands in a phrase, and the field of study behind it."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from lab.engines.builtin.extraction.cues import alternatives
from lab.engines.builtin.extraction.lexicon import groups_of
from lab.engines.builtin.extraction.organisations import school_score

LEADING = re.compile(rf'^(?:(?:\d+|{alternatives("before degree")})\s*[:,-]?\s+)*', re.I)
INTO = re.compile(
    r'^\s*(?:(?:degree|studies)\s+)?(?:\(?\s*(?:honou?rs|hons\.?|honou?rs degree)\)?\s+)?'
    r'(?:in\b|of\b|with\b|en\b|em\b|:|,|-|–|—|\(|\[|\bspeciali[sz]\w+ in|major(?:ing)? in|focus on)\s*',
    re.I,
)
AT_SCHOOL = re.compile(
    r'school|secondary|leaving|level|[hs]\.?\s?s\.?\s?c|sslc|gcse|cse\b|matric|class|1[02]|abitur|puc', re.I
)
INTO_AT_SCHOOL = re.compile(r'^\s*(?:in\b|:|\()\s*')
FIELD_ENDS = re.compile(r'\s*(?:,|;|\||\t|\s[-–—]\s|\(|\)|\]|\bfrom\b|\bat\b|\bwith\b|:|\. )\s*')
NEVER_FIELD = re.compile(rf'\b{alternatives("never field")}\b|\d|^from\b|^at\b|%', re.I)


class Degree(NamedTuple):
    """`rest` is what follows the degree's words and their field."""

    name: str
    field: str
    rest: str


@lru_cache(maxsize=2048)
def find_degree(text: str) -> Degree | None:
    """The degree that opens a phrase; the field is read up to the next comma, dash or bracket."""
    opening = LEADING.match(text)
    start = opening.end() if opening else 0
    for pattern in _patterns(text.isupper()):
        match = pattern.match(text, start)
        if match and match.group().strip():
            return _with_field(match.group().strip(' ,'), text[match.end() :])
    return None


def _with_field(name: str, behind: str) -> Degree:
    into = (INTO_AT_SCHOOL if AT_SCHOOL.search(name) else INTO).match(behind)
    spaced = behind[:1] == ' ' and not into and not AT_SCHOOL.search(name)
    if not into and not spaced:
        return Degree(name, '', behind)
    tail = behind[into.end() :] if into else behind.strip()
    field = FIELD_ENDS.split(tail, maxsplit=1)[0].strip(' .)')
    if not field or school_score(field) or NEVER_FIELD.search(field) or len(field.split()) > 9:
        return Degree(name, '', behind.strip())
    return Degree(name, field, tail[tail.find(field) + len(field) :])


@cache
def _patterns(capitals: bool) -> tuple[re.Pattern[str], ...]:
    groups = groups_of('degrees.txt')
    exact = tuple(re.compile(rf'(?<!\w)(?:{line})', re.I if capitals else 0) for line in groups['exact'])
    return (*exact, *(re.compile(rf'(?<!\w)(?:{line})', re.I) for line in groups['any']))
