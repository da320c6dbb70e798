"""Words of a region gathered into rows: what stands on one baseline, cut where the gap is wide."""

import re
from collections.abc import Iterable
from itertools import groupby, pairwise

from lab.documents.characters import clean
from lab.documents.lines import TextLine
from lab.documents.pdf.median import median
from lab.documents.pdf.words import Word

WIDE = 0.9
"""Gap in ems from which two words are cells of a row rather than neighbours in a sentence."""
_MARK = re.compile(r'^(?:[^\w\s]|[\ue000-\uf8ff]|o|§|\(?\d{1,2}[.)])$')


class Segment:
    """Neighbouring words of one row; measured once, because columns are found by comparing many."""

    __slots__ = ('base', 'order', 'size', 'words', 'x0', 'x1')

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.x0, self.x1 = words[0].x0, max(word.x1 for word in words)
        self.base, self.order = words[0].base, words[0].order
        self.size = max(word.size for word in words)


Row = list[Segment]


def segments(words: Iterable[Word]) -> list[Segment]:
    """All segments of a page, top to bottom."""
    return [segment for row in _baselines(words) for segment in _cut(row)]


def rows(parts: Iterable[Segment]) -> list[Row]:
    """Segments on one baseline stand in one row, left to right."""
    found: list[Row] = []
    for part in sorted(parts, key=lambda s: s.base):
        if found and _level(found[-1][0].words[0], part.words[0]):
            found[-1].append(part)
        else:
            found.append([part])
    found = [sorted(row, key=lambda s: s.x0) for row in found]
    for place in range(len(found) - 1):
        row, after = found[place : place + 2]
        if after[-1].x1 < row[0].x0 and after[0].base - row[0].base < after[0].size:
            found[place : place + 2] = [after, row]  # a label in the margin, a little lower than what it labels
    return found


def line(row: Row, page: int, column: int) -> TextLine:
    """The row as text: a tab stands for every wide gap."""
    words = [word for segment in row for word in segment.words]
    letters = sum(len(w.text) for w in words)
    return TextLine(
        text=text_of(row),
        page=page,
        column=column,
        x0=round(row[0].x0, 1),
        y0=round(min(w.top for w in words), 1),
        x1=round(max(w.x1 for w in words), 1),
        y1=round(max(w.bottom for w in words), 1),
        size=round(max(words, key=lambda w: len(w.text)).size, 1),
        bold=sum(len(w.text) for w in words if w.look.bold) > letters / 2,
        italic=sum(len(w.text) for w in words if w.look.italic) > letters / 2,
        runs=_runs(row),
    )


def text_of(row: Row) -> str:
    return '\t'.join(_text(segment.words) for segment in row)


def _runs(row: Row) -> list[str]:
    """The pieces of the row that look alike; none when all of it does."""
    pieces = [list(alike) for segment in row for _, alike in groupby(segment.words, key=_look)]
    return [_text(words) for words in pieces] if len(pieces) > len(row) else []


def _look(word: Word) -> tuple[bool, bool, int, int]:
    return word.look.bold, word.look.italic, round(word.size), int(5 * word.look.light)


def _baselines(words: Iterable[Word]) -> list[list[Word]]:
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.base):
        for row in reversed(found[-6:]):
            if _level(row[0], word):
                row.append(word)
                break
        else:
            found.append([word])
    return [sorted(row, key=lambda w: w.x0) for row in found]


def _level(one: Word, other: Word) -> bool:
    return abs(one.base - other.base) <= 0.3 * min(one.size, other.size)


def _cut(row: list[Word]) -> list[Segment]:
    """A bullet or a number stays with what it counts, however far it is set off."""
    wide = max(WIDE, 2.5 * _spaced_out(row))
    parts = [[row[0]]]
    for word, after in pairwise(row):
        if _gap(word, after) < wide or (_MARK.match(parts[-1][0].text) and len(parts[-1]) == 1):
            parts[-1].append(after)
        else:
            parts.append([after])
    return [Segment(part) for part in parts]


def _gap(word: Word, after: Word) -> float:
    """In ems of the smaller of the two; letters set apart have wider spaces between their words too."""
    tracking = word.tracking + after.tracking
    return (after.x0 - word.x1 - tracking) / max(min(word.size, after.size), 1.0)


def _text(words: list[Word]) -> str:
    spaced = _spaced_out(words)
    text = words[0].text
    for word, after in pairwise(words):
        apart = _gap(word, after) >= spaced if spaced else _are_apart(word, after)
        text += f' {after.text}' if apart else after.text
    return text


def _are_apart(word: Word, after: Word) -> bool:
    """Words written one right after the other touch unless there is room for a space; others unless they meet."""
    written_together = after.order == word.order + 1 and not after.spaced
    return _gap(word, after) > 0.2 if written_together else after.order == word.order + 1 or _gap(word, after) > 0.06


def _spaced_out(words: list[Word]) -> float:
    """For a heading set letter by letter (`S K I L L S`) the gap from which a new word begins, else 0."""
    if len(words) < 4 or sum(len(clean(w.text)) == 1 for w in words) < 0.8 * len(words):
        return 0.0
    return 1.6 * median(_gap(a, b) for a, b in pairwise(words))
