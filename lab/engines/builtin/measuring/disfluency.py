"""Fillers, repetitions and false starts: counted for the metrics, left out before content is judged."""

import re
from collections.abc import Sequence
from functools import lru_cache

from lab.engines.builtin.measuring.lexicons import entry, table, word_set
from lab.engines.builtin.measuring.words import Word

LONGEST_REPEAT = 4


def fillers(words: Sequence[Word], text: str) -> list[int]:
    """Indexes of filled pauses ("um") and filler phrases ("you know"); `like` only where it says nothing."""
    lows = [word.low for word in words]
    spoken = set(lows)
    found = {i for i, word in enumerate(words) if is_sound(word)}
    found |= {i for i, low in enumerate(lows) if low in entry('fillers', 'words') and _idle(words, i, text)}
    for phrase in _phrases():
        for i in range(len(lows) - len(phrase) + 1) if spoken.issuperset(phrase) else ():
            if tuple(lows[i : i + len(phrase)]) == phrase and _parenthetic(words, i, phrase):
                found |= set(range(i, i + len(phrase)))
    return sorted(found)


def filler_count(words: Sequence[Word], text: str) -> int:
    """Fillers as heard: a phrase of several words is one."""
    indexes = fillers(words, text)
    return sum(
        1
        for at, i in enumerate(indexes)
        if at == 0 or indexes[at - 1] != i - 1 or _sound().fullmatch(words[i].low) or words[i - 1].low in ('like',)
    )


def is_sound(word: Word) -> bool:
    """A filled pause ("um"), which nobody types."""
    return bool(_sound().fullmatch(word.low))


def kept(words: Sequence[Word], text: str) -> list[Word]:
    """The words that carry content, without fillers, repeated words and broken-off beginnings."""
    skip = set(fillers(words, text))
    remaining = [word for i, word in enumerate(words) if i not in skip and not _broken(word, text)]
    return _without_repeats(remaining, text)


def _without_repeats(words: list[Word], text: str) -> list[Word]:
    """Words said twice go once; a phrase that comes back after a comma ("the plan and the report, and the report …")
    is no slip."""
    out: list[Word] = []
    for word in words:
        if out and word.low.startswith(f"{out[-1].low}'"):
            out.pop()
        out.append(word)
        for size in range(LONGEST_REPEAT, 0, -1):
            tail = [w.low for w in out[-2 * size :]]
            said_twice = len(tail) == 2 * size and tail[:size] == tail[size:] and not tail[0].isdigit()
            whole = size > 1 and out[-1].low not in word_set('function_words')
            if said_twice and not (whole and ',' in text[out[-size - 1].end : out[-size].start]):
                del out[-size:]
                break
    return out


def _broken(word: Word, text: str) -> bool:
    """A word cut off with a dash: "engin- engineering"."""
    return text[word.end : word.end + 2] in ('- ', '-,') and text[word.end - 1 : word.end].isalpha()


def _idle(words: Sequence[Word], i: int, text: str) -> bool:
    if words[i].low != 'like':
        return True
    before = words[i - 1].low if i else ''
    if before in entry('fillers', 'like_keeps'):
        return False
    comma = text[: words[i].start].rstrip().endswith(',')
    return comma or before in entry('fillers', 'like_follows') or bool(_sound().fullmatch(before))


def _parenthetic(words: Sequence[Word], i: int, phrase: tuple[str, ...]) -> bool:
    """ "You know" is a filler; "do you know" and "you know how" are not; "a kind of" is a sort."""
    before = words[i - 1].low if i else ''
    if phrase[-1] == 'of':
        return before not in ('a', 'the', 'this', 'that', 'what', 'some', 'any', 'every', 'same', 'all', 'different')
    return before not in ('do', 'did', 'what', 'if', 'let', 'as', 'that', 'when', 'would')


@lru_cache
def _sound() -> re.Pattern[str]:
    return re.compile(table('fillers')['sounds'])


@lru_cache
def _phrases() -> list[tuple[str, ...]]:
    return [tuple(phrase.split()) for phrase in sorted(table('fillers')['phrases'], key=len, reverse=True)]
