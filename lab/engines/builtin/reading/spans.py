"""Clauses of a spoken answer, and quotes out of it that can be said aloud as they stand."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lab.engines.builtin.reading.lexicon import pattern, plain, words_of
from lab.engines.builtin.reading.words import Word, tagged

MARKS = frozenset('.,;:?!()"“”—–')
LONGEST_QUOTE = 9
UNQUOTABLE = re.compile(r'["“”<>{}\[\]\\|@#*_=~^\n]|https?:|\(|\)')


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of words with no mark and no new sentence part inside."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]


@lru_cache(maxsize=64)
def clauses(text: str) -> tuple[Clause, ...]:
    found: list[Clause] = []
    current: list[Word] = []
    words = tagged(text)
    for index, word in enumerate(words):
        if word.text in MARKS or _opens(words, index):
            _close(found, current, text)
            current = []
        if word.text not in MARKS:
            current.append(word)
    _close(found, current, text)
    return tuple(found)


def sentence_around(text: str, at: int) -> str:
    start = max((text.rfind(mark, 0, at) for mark in '.?!'), default=-1) + 1
    ends = [end for mark in '.?!' if (end := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text))].strip()


def clause_at(text: str, at: int) -> Clause | None:
    return next((clause for clause in clauses(text) if clause.start <= at < clause.end), None)


def quote_at(text: str, start: int, end: int, longest: int = LONGEST_QUOTE) -> str:
    """The candidate's own words around `start`–`end`, verbatim: the clause, or as much of it as can be said; ''."""
    clause = clause_at(text, start)
    if clause is None:
        return ''
    whole = trimmed(text[clause.start : max(clause.end, end)])
    if whole and len(whole.split()) <= longest:
        return whole
    return _window(text, clause, start, end, longest)


def trimmed(quote: str, shortest: int = 2) -> str:
    """Without the small words in front and behind; '' when it is no quote any more, or cannot be said."""
    said = quote.strip(' ,.;:!?—–-')
    said = _cut(said, _openers(), front=True)
    said = _cut(said, _closers(), front=False)
    words = said.split()
    if (
        len(words) < shortest
        or UNQUOTABLE.search(said)
        or {plain(w.lower()).strip('.,') for w in words} & words_of('fillers')
    ):
        return ''
    return said


def without_loose_end(quote: str) -> str:
    """The quote up to its last word that can be a last word; its beginning stays."""
    return _cut(quote.strip(' ,.;:!?—–-'), _closers(), front=False)


def _opens(words: tuple[Word, ...], index: int) -> bool:
    """Whether a new part of the sentence begins here: "because …", "… and I went"."""
    word = words[index]
    if not index:
        return False
    if word.lower in words_of('subordinators'):
        return not (word.lower == 'so' and _so_very(words[index + 1 : index + 2]))
    return word.tag == 'CJC' and _finite_follows(words, index + 1)


def _so_very(following: tuple[Word, ...]) -> bool:
    """ "so hard" intensifies; "so then" goes on."""
    return bool(following) and following[0].tag in {'AJ0', 'AV0'} and following[0].lower not in {'then', 'basically'}


def _finite_follows(words: tuple[Word, ...], index: int) -> bool:
    """Whether a verb in the past, with or without a subject before it, stands in the next four words."""
    for word in words[index : index + 4]:
        if word.tag == 'PNP' or word.past or word.tag in {'VBZ', 'VBB', 'VHZ'} or word.lower in {'then', 'so'}:
            return True
        if not (word.noun or word.tag in {'AV0', 'ITJ', 'XX0', 'PNI', 'AT0', 'DPS', 'DT0', 'AJ0'}):
            return False
    return False


def _close(found: list[Clause], current: list[Word], text: str) -> None:
    if current:
        start, end = current[0].start, current[-1].end
        found.append(Clause(text[start:end], start, end, tuple(current)))


def _window(text: str, clause: Clause, start: int, end: int, longest: int) -> str:
    """A shorter stretch around the place: from its subject, or from the place itself."""
    inside = [word for word in clause.words if word.end <= end or word.start < end]
    after = [word for word in clause.words if word.start >= end]
    begin = _subject_start(inside, start)
    room = longest - len([word for word in inside if word.start >= begin])
    for stop in range(min(room, len(after)), -1, -1):
        quote = trimmed(text[begin : after[stop - 1].end if stop else end])
        whole = stop == len(after) or after[stop].tag in {'PRP', 'PRF', 'CJC', 'TO0', 'CJS', 'CJT', 'AVQ', 'DTQ'}
        if quote and whole and len(quote.split()) <= longest:
            return quote
    return ''


def _subject_start(inside: list[Word], start: int) -> int:
    """Up to three words back to a pronoun, else the place itself."""
    before = [word for word in inside if word.start < start][-3:]
    return next((word.start for word in before if word.tag == 'PNP'), start)


def _cut(said: str, pattern_of_edge: re.Pattern[str], *, front: bool) -> str:
    while found := pattern_of_edge.search(plain(said)):
        shorter = said[found.end() :] if front else said[: found.start()]
        shorter = shorter.strip(' ,.;:!?—–-')
        if shorter == said or not shorter:
            return shorter
        said = shorter
    return said


def _openers() -> re.Pattern[str]:
    return re.compile(rf'^{pattern("quote_openers").pattern}(?=[\s,]|$)', re.IGNORECASE)


def _closers() -> re.Pattern[str]:
    return re.compile(rf'{pattern("quote_closers").pattern}$', re.IGNORECASE)
