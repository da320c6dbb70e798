"""Details of a sentence: the words that make it checkable, as against words that could stand in any answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from lab.engines.builtin.measuring.lexicons import entry, word_set
from lab.engines.builtin.measuring.words import Word

SHORTEST_DETAIL = 3


@dataclass(frozen=True)
class Details:
    """Sets of folded words; `content` are stems of plain words that are neither general nor buzzwords."""

    numbers: frozenset[str]
    names: frozenset[str]
    tools: frozenset[str]
    content: frozenset[str]
    general: int
    buzz: int

    @property
    def any(self) -> bool:
        return bool(self.numbers or self.names or self.tools or self.content)

    @property
    def empty(self) -> bool:
        """Mostly buzzwords: the sentence says nothing that could be checked."""
        return self.buzz >= 2 and self.buzz >= len(self.content) + len(self.numbers)


def details_of(words: Sequence[Word], first: Word | None) -> Details:
    """`first` is the word that opens the sentence, capital or not."""
    kinds = [(_kind(word, word is first), word) for word in words]

    def of(kind: str) -> frozenset[str]:
        return frozenset(word.low if kind != 'content' else word.stem for found, word in kinds if found == kind)

    general = sum(kind == 'general' for kind, _ in kinds)
    buzz = sum(kind == 'buzz' for kind, _ in kinds)
    return Details(of('number'), of('name'), of('tool'), of('content'), general, buzz)


def is_number(low: str) -> bool:
    return any(letter.isdigit() for letter in low) or low in entry('details', 'numbers')


def _kind(word: Word, opens: bool) -> str:
    if is_number(word.low):
        return 'number'
    if word.low in word_set('function_words') or len(word.low) < SHORTEST_DETAIL:
        return 'function'
    if word.low in entry('details', 'tools'):
        return 'tool'
    if _listed(word, 'buzz_words'):
        return 'buzz'
    if _listed(word, 'generic_words') or word.low in entry('details', 'irregular_past'):
        return 'general'
    if word.text[0].isupper() and not opens:
        return 'name'
    return 'content'


def _listed(word: Word, name: str) -> bool:
    return word.low in word_set(name)
