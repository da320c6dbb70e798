"""Job titles: how much a piece of text looks like one."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from lab.engines.builtin.extraction.lexicon import groups_of

WORD = re.compile(r"[^\W\d_][\w.'’/+#-]*|\.NET", re.I)
FOLLOWERS = frozenset(['of', 'for', 'to', 'in', 'and', 'i', 'ii', 'iii', 'iv', 'with', 'at', 'trainee', 'intern'])


@lru_cache(maxsize=4096)
def title_score(text: str) -> float:
    """0 for no title, from 1 for a likely one; a head word at the end or before "of", "for" or a dash counts most."""
    if re.match(r'\d+\+?\s', text):
        return 0.0
    words = [Word(part, match.end()) for match in WORD.finditer(text) for part in _parts(match.group())]
    if not words or len(words) > 14:
        return 0.0
    heads = [i for i, word in enumerate(words) if _is_head(word.text)]
    if not heads:
        return 0.9 if len(words) <= 3 and words[-1].text in _group('lone') else 0.0
    score = 1.0 + (1.0 if any(_stands_as_head(text, words, i) for i in heads) else 0.0)
    score += 0.4 if any(word.text in _group('rank') for word in words) else 0.0
    score += 0.4 if any(word.text in _group('area') for i, word in enumerate(words) if i not in heads) else 0.0
    return score - max(0, len(words) - 8) * 0.3


class Word(NamedTuple):
    text: str
    end: int


def _is_head(word: str) -> bool:
    return word in _group('head') or (len(word) > 9 and word.endswith(tuple(_group('ending'))))


def _stands_as_head(text: str, words: list[Word], i: int) -> bool:
    if i + 1 == len(words) or re.match(r'\s*(?:[-–—(,|&+/:]|\d)', text[words[i].end :]):
        return True
    return words[i + 1].text in FOLLOWERS


def _parts(word: str) -> list[str]:
    return [part.strip(".'’") for part in word.casefold().split('/') if part.strip(".'’")]


def ends_in_title(text: str) -> bool:
    """Whether the last word is one that makes a title ("Software Engineer")."""
    words = WORD.findall(text)
    return bool(words) and words[-1].casefold().strip(".'’") in _group('head')


@cache
def _group(key: str) -> frozenset[str]:
    return frozenset(groups_of('titles.txt')[key])
