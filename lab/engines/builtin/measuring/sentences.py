"""Sentences of an answer, guessed where punctuation is missing, as in recogniser text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lab.engines.builtin.measuring.clauses import sentences_in
from lab.engines.builtin.measuring.disfluency import filler_count, fillers, kept
from lab.engines.builtin.measuring.lexicons import entry
from lab.engines.builtin.measuring.words import Word, words_of

LONG_SENTENCE = 30
"""Words after which a sentence is taken for several run together."""
SHORTEST_PIECE = 5
UNPOINTED = 40
"""Words to a point, over all that was said, from which points are taken to be missing, not sentences to be long."""
ENDS = re.compile(r'(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!e\.g)(?<!i\.e)[.!?…]+(?=[\s"”’)\]]|$)|\n+')


@dataclass(frozen=True)
class Sentence:
    """`words` as spoken, `kept` without disfluencies; `start` and `end` are offsets into the turn's text.

    `restarts` are words said twice or cut off.
    """

    turn: int
    start: int
    end: int
    words: tuple[Word, ...]
    kept: tuple[Word, ...] = field(repr=False)
    asked: bool = False
    fillers: int = 0
    restarts: int = 0

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(word.stem for word in self.kept)


def sentences_of(text: str, turn: int, pointed: bool = True) -> list[Sentence]:
    cut = _pieces if pointed else sentences_in
    return [_sentence(piece, text, turn) for run in _runs(text) for piece in cut(run)]


def are_pointed(texts: Sequence[str]) -> bool:
    """Whether the answers of an interview came with points, as somebody writes them, or as a bare run of words."""
    points = sum(len(ENDS.findall(text)) for text in texts)
    return sum(len(words_of(text)) for text in texts) <= UNPOINTED * points


def _sentence(piece: Sequence[Word], text: str, turn: int) -> Sentence:
    remaining = kept(piece, text)
    return Sentence(
        turn=turn,
        start=piece[0].start,
        end=piece[-1].end,
        words=tuple(piece),
        kept=tuple(remaining),
        asked=_asked(piece, text),
        fillers=filler_count(piece, text),
        restarts=len(piece) - len(fillers(piece, text)) - len(remaining),
    )


def _runs(text: str) -> Iterator[list[Word]]:
    """Words between marks that end a sentence."""
    words, at = words_of(text), 0
    for end in [found.start() for found in ENDS.finditer(text)] + [len(text)]:
        run = []
        while at < len(words) and words[at].start < end:
            run.append(words[at])
            at += 1
        if run:
            yield run


def _pieces(run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    if len(run) <= LONG_SENTENCE:
        yield run
        return
    start = 0
    for i in range(1, len(run)):
        if i - start >= SHORTEST_PIECE and len(run) - i >= SHORTEST_PIECE and _begins(run, i, i - start):
            yield run[start:i]
            start = i
    yield run[start:]


def _begins(words: Sequence[Word], i: int, since: int) -> bool:
    """Whether a new clause is likely to begin at word `i`, `since` words after the last beginning."""
    low, before = words[i].low, words[i - 1].low
    joiners, subjects = entry('grammar', 'joiners'), entry('grammar', 'subjects')
    if low in joiners:
        return before not in joiners and any(word.low in subjects for word in words[i + 1 : i + 3])
    again = low.split("'")[0] == before.split("'")[0]
    led_in = before in entry('grammar', 'leaning')
    return low in subjects and since >= SHORTEST_PIECE + 3 and not again and not led_in


def _asked(piece: Sequence[Word], text: str) -> bool:
    return text[piece[-1].end :].lstrip('"”’) ')[:1] == '?'
