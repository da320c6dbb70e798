"""Organisations: how much a piece of text looks like the name of an employer or of a school."""

import re
from functools import cache, lru_cache

from lab.engines.builtin.extraction.lexicon import groups_of
from lab.engines.builtin.extraction.titles import ends_in_title

WORD = re.compile(r"[^\W_][\w.&'’/+-]*")
SITE = re.compile(r'^[\w-]+\.(?:com|org|net|io|ai|co|is|dev|app|tv|edu|gov|in|uk|de|fr|eu)$', re.I)
SMALL = frozenset(
    [
        'of',
        'the',
        'and',
        'for',
        'at',
        'in',
        'de',
        'la',
        'le',
        'des',
        'du',
        'der',
        'die',
        'und',
        'y',
        'e',
        '&',
        'do',
        'da',
        'von',
    ]
)


@lru_cache(maxsize=4096)
def employer_score(text: str) -> float:
    """0 for no sign, about 1 for an unknown proper name, 2 and more with a legal form, a kind or a known name."""
    words = [word.strip(".,'") for word in WORD.findall(text)]
    if not words or len(words) > 14:
        return 0.0
    folded = [word.casefold().removesuffix("'s") for word in words]
    score = _name_likeness(words)
    if any(re.sub(r'\W', '', word) in _group('suffix') for word in folded[-3:]) and len(words) > 1:
        score += 1.6
    if any(word in _group('kind') or word in _group('school') for word in folded):
        score += 1.2
    if ' '.join(folded) in _group('known') or folded[0] in _group('known') or ' '.join(folded[:2]) in _group('known'):
        score += 1.4
    score -= 1.2 if ends_in_title(text) else 0.0
    return max(0.0, score) + (1.0 if SITE.match(text.strip()) else 0.0)


def school_score(text: str) -> float:
    """2 and more for a place of learning."""
    words = [word.strip(".,'").casefold() for word in WORD.findall(text)]
    if not words or len(words) > 18:
        return 0.0
    hits = sum(word in _group('school') for word in words)
    return 2.0 + 0.3 * (hits - 1) if hits else 0.0


def _name_likeness(words: list[str]) -> float:
    large = [word for word in words if word.casefold() not in SMALL]
    proper = sum(word[:1].isupper() or word[:1].isdigit() for word in large)
    return 1.0 * proper / len(large) if large else 0.0


@cache
def _group(key: str) -> frozenset[str]:
    return frozenset(groups_of('organisations.txt')[key])
