"""Where one sentence ends and the next begins in talk that came without points, as from a recogniser."""

from collections.abc import Iterator, Sequence

from lab.engines.builtin.measuring.acts import is_past
from lab.engines.builtin.measuring.lexicons import entry, table, word_set
from lab.engines.builtin.measuring.words import Word

LEAST_BEFORE, LEAST_JOINED, LEAST_AFTER = 6, 18, 3
"""Words a sentence has before another begins without and with a joining word ("and I"), and what must be left.

Writers let joined clauses stand in one sentence until it grows long, and set a point where nothing joins.
"""
SHORTEST_OPENED = 3
LONGEST_NOUN = 2
"""Words that may stand between "the" and the verb."""


def sentences_in(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words, cut where somebody writing them down would have set a point."""
    start = 0
    for i in range(1, len(words) - LEAST_AFTER + 1):
        at = _beginning(words, i, start)
        if at is not None:
            yield words[start:at]
            start = at
    yield words[start:]


def _beginning(words: Sequence[Word], i: int, start: int) -> int | None:
    """Where the sentence begins whose subject or joining word is at `i`; None when none does."""
    if i - start < LEAST_BEFORE:
        return None
    if words[i].low in entry('grammar', 'joiners_in_sentences'):
        joins = words[i - 1].low not in entry('grammar', 'joiners') and any(
            _subject(words, j) for j in range(i + 1, min(i + 3, len(words)))
        )
        return i if joins and i - start >= LEAST_JOINED else None
    if not _subject(words, i) or _leans(words, i):
        return None
    at = i - _opening(words, i, start)
    return at if at - start >= SHORTEST_OPENED and words[at - 1].low not in entry('grammar', 'leaning') else None


def _subject(words: Sequence[Word], i: int) -> bool:
    low, after = words[i].low, words[i + 1].low if i + 1 < len(words) else ''
    if low in entry('grammar', 'subjects'):
        return low not in entry('grammar', 'also_objects') or _finite(after) or after.endswith('s')
    return low in entry('grammar', 'determiners') and any(
        _finite(words[at].low) and not any(word.low in word_set('function_words') for word in words[i + 1 : at])
        for at in range(i + 2, min(i + 2 + LONGEST_NOUN, len(words)))
    )


def _finite(low: str) -> bool:
    return low in entry('grammar', 'finite') or is_past(low)


def _leans(words: Sequence[Word], i: int) -> bool:
    """Whether the word before asks for what stands at `i` ("because I", "said it"), or `i` takes it up again."""
    before, low = words[i - 1].low, words[i].low
    if before in entry('grammar', 'leaning') or low.split("'")[0] == before.split("'")[0]:
        return True
    noun = low in entry('grammar', 'determiners')
    return noun and (before in word_set('function_words') or is_past(before))


def _opening(words: Sequence[Word], i: int, start: int) -> int:
    """How many words before the subject belong to its sentence: "in the end", "last week", "then"."""
    lows = [word.low for word in words[start:i]]
    for phrase in table('grammar')['sentence_openings']:
        parts = phrase.split()
        if lows[-len(parts) :] == parts:
            return len(parts)
    if lows[-2:-1] and lows[-2] in entry('grammar', 'pointing') and lows[-1] in entry('grammar', 'spans_of_time'):
        return 2
    return int(bool(lows) and lows[-1] in entry('grammar', 'opening_words'))
