"""Job titles: how much a piece of text looks like one."""

import re
from functools import cache

from lab.engines.builtin.extraction.lexicon import groups_of

WORD = re.compile(r"[^\W\d_][\w.'’/+#-]*|\.NET", re.I)


def title_score(text: str) -> float:
    """0 for no title, from 1 for a likely one; a head word at the end or before "of", "for" counts most."""
    words = [word.casefold().strip(".'") for word in WORD.findall(text)]
    words = [part for word in words for part in _parts(word)]
    if not words or len(words) > 14:
        return 0.0
    heads = [i for i, word in enumerate(words) if _singular(word) in _head()]
    if not heads:
        return 0.9 if len(words) <= 3 and words[-1] in _group('lone') else 0.0
    score = 1.0 + (1.0 if _stands_as_head(words, heads) else 0.0)
    score += 0.4 if any(word in _group('rank') for word in words) else 0.0
    score += 0.4 if any(word in _group('area') for word in words if _singular(word) not in _head()) else 0.0
    return score - max(0, len(words) - 8) * 0.3


def _stands_as_head(words: list[str], heads: list[int]) -> bool:
    follows = [words[i + 1] if i + 1 < len(words) else '' for i in heads]
    return any(word in ('', 'of', 'for', 'to', 'in', 'and', 'ii', 'iii', 'i', 'iv', 'with', 'at') for word in follows)


def _parts(word: str) -> list[str]:
    return word.split('/') if '/' in word else [word]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith('s') and not word.endswith('ss') else word


def _head() -> frozenset[str]:
    return _group('head')


@cache
def _group(key: str) -> frozenset[str]:
    return frozenset(groups_of('titles.txt')[key])
