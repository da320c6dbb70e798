"""Finds sentences that say again what was said before, so that saying a thing twice never counts twice."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from lab.engines.builtin.measuring.marking import Marked
from lab.engines.builtin.measuring.topic import is_content

SAME, SAME_BACK = 0.75, 0.5
"""Shares of the later and of the earlier sentence's content words that make them the same."""
SHORTEST, FEW = 2, 4
"""Content words under which only the same words count as said again, and under which all of them must be shared."""


def without_repeats(marks: Sequence[Marked]) -> list[Marked]:
    """The same sentences; those already said are marked to be ignored."""
    where: dict[str, list[int]] = defaultdict(list)
    exact: set[tuple[str, ...]] = set()
    out: list[Marked] = []
    sizes: list[int] = []
    for index, mark in enumerate(marks):
        stems = frozenset(word.stem for word in mark.sentence.kept if is_content(word))
        words = _opened(tuple(word.low for word in mark.sentence.kept))
        repeated = words in exact or (len(stems) >= SHORTEST and _said(stems, where, sizes))
        out.append(replace(mark, ignored='repeat') if repeated and not mark.ignored else mark)
        exact.add(words)
        sizes.append(len(stems))
        for stem in stems:
            where[stem].append(index)
    return out


def _said(stems: frozenset[str], where: dict[str, list[int]], sizes: Sequence[int]) -> bool:
    """Whether one earlier sentence holds most of these words, and they most of it."""
    shared = Counter(index for stem in stems for index in where.get(stem, ()))
    same = SAME if len(stems) >= FEW else 1.0
    return any(count >= same * len(stems) and count >= SAME_BACK * sizes[index] for index, count in shared.items())


def _opened(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without "as I said" and the like before it."""
    return words[3:] if words[:2] in (('as', 'i'), ('like', 'i')) and len(words) > 3 else words
