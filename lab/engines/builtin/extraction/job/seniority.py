"""How senior a posted job is: words of its title first, then the years it asks for, then other signs."""

import re

from lab.engines.builtin.extraction.cues import patterns, phrases

YEARS = re.compile(
    r'(?<!last )(?<!past )(?<!previous )(?<!every )'
    r'\b(\d{1,2}|one|two|three|four|five|six|seven|eight|ten)\b\s*(?:\(\d+\)\s*)?\+?\s*'
    r"(?:(?:-|–|to|or)\s*\d{1,2}\s*)?\+?\s*(?:or more |plus )?years?['’]?\b",
    re.I,
)
NUMBERS = {'one': 1, 'two': 2, 'three': 3, 'four': 4, 'five': 5, 'six': 6, 'seven': 7, 'eight': 8, 'ten': 10}
LEVEL = re.compile(r'\b(?:experience level|seniority(?: level)?|career level)\s*:?\s*\n?\s*([\w -]{3,30})', re.I)
SENIOR_YEARS, ENTRY_YEARS, ENOUGH_SIGNS = 6, 1, 3


def job_seniority(title: str, text: str, required: list[str]) -> str:
    """entry, mid, senior, or empty when the posting gives no sign at all."""
    by_title = rank_of(title) or (rank_of(m.group(1)) if (m := LEVEL.search(text)) else '')
    if by_title:
        return by_title
    years = [[_number(m.group(1)) for m in YEARS.finditer(item)] for item in required]
    if any(years):
        asked = max(min(named) for named in years if named)
        return 'senior' if asked >= SENIOR_YEARS else 'entry' if asked <= ENTRY_YEARS else 'mid'
    if _signs('entry', text):
        return 'entry'
    return 'senior' if _signs('senior', text) >= ENOUGH_SIGNS else 'mid' if title else ''


def rank_of(title: str) -> str:
    table = phrases('ranks.txt')
    return next((rank for rank in ('mid', 'senior', 'entry') if table[rank].search(title)), '')


def _signs(rank: str, text: str) -> int:
    return sum(len(pattern.findall(text)) for pattern in patterns('job.seniority.txt')[rank])


def _number(word: str) -> int:
    return NUMBERS.get(word.casefold()) or int(word)
