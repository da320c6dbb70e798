"""Finds phrases of a lexicon in words.

A phrase is slots of alternatives (`a|b`), stems (`~`), numbers (`#`) and any words (`*`); `^` is the beginning.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lab.engines.builtin.measuring.words import Word, stem


@dataclass(frozen=True, slots=True)
class Slot:
    words: frozenset[str]
    stems: frozenset[str]
    prefixes: tuple[str, ...]
    number: bool
    anything: bool
    optional: bool
    beginning: bool

    def takes(self, word: Word, is_number: bool) -> bool:
        if self.anything or word.low in self.words or word.stem in self.stems:
            return True
        return (self.number and is_number) or (bool(self.prefixes) and word.low.startswith(self.prefixes))


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of `label` found from word `start` up to, not including, word `end`."""

    label: str
    start: int
    end: int


class PhraseTable:
    """All phrases of a lexicon, found in one pass over the words."""

    def __init__(self, phrases: dict[str, list[str]], numbers: frozenset[str]) -> None:
        self.numbers = numbers
        self._by_word: dict[str, list[tuple[str, tuple[Slot, ...]]]] = defaultdict(list)
        self._by_stem: dict[str, list[tuple[str, tuple[Slot, ...]]]] = defaultdict(list)
        self._loose: list[tuple[str, tuple[Slot, ...]]] = []
        for label, texts in phrases.items():
            for text in texts:
                self._add(label, tuple(_slot(part) for part in str(text).split()))

    def find(self, words: Sequence[Word]) -> list[Hit]:
        numeric = [self.is_number(word) for word in words]
        return [hit for start in range(len(words)) for hit in self._at(words, numeric, start)]

    def is_number(self, word: Word) -> bool:
        return any(letter.isdigit() for letter in word.low) or word.low in self.numbers

    def _at(self, words: Sequence[Word], numeric: list[bool], start: int) -> Iterator[Hit]:
        for label, slots in self._candidates(words[start]):
            end = _match(slots, words, numeric, start)
            if end is not None:
                yield Hit(label, start, end)

    def _candidates(self, word: Word) -> Iterable[tuple[str, tuple[Slot, ...]]]:
        yield from self._by_word.get(word.low, ())
        yield from self._by_stem.get(word.stem, ())
        yield from self._loose

    def _add(self, label: str, slots: tuple[Slot, ...]) -> None:
        first = slots[0]
        for word in first.words:
            self._by_word[word].append((label, slots))
        for root in first.stems:
            self._by_stem[root].append((label, slots))
        if first.number or first.anything or first.prefixes or first.optional or first.beginning:
            self._loose.append((label, slots))


def _match(slots: tuple[Slot, ...], words: Sequence[Word], numeric: list[bool], at: int) -> int | None:
    """The end of the match, or None. Optional slots are tried filled first."""
    if not slots:
        return at
    slot = slots[0]
    if slot.beginning:
        return _match(slots[1:], words, numeric, at) if at == 0 else None
    if at < len(words) and slot.takes(words[at], numeric[at]):
        end = _match(slots[1:], words, numeric, at + 1)
        if end is not None:
            return end
    return _match(slots[1:], words, numeric, at) if slot.optional else None


def _slot(part: str) -> Slot:
    optional = part.endswith('?') and len(part) > 1
    choices = part.removesuffix('?').split('|') if optional else part.split('|')
    return Slot(
        words=frozenset(c for c in choices if c not in '#*^' and c[-1] not in '~*'),
        stems=frozenset(stem(c[:-1]) for c in choices if c.endswith('~')),
        prefixes=tuple(c[:-1] for c in choices if c.endswith('*') and len(c) > 1),
        number='#' in choices,
        anything='*' in choices,
        optional=optional,
        beginning=part == '^',
    )
