"""The lines of a résumé as rows: bullet marks off, cells apart, the space above measured, page furniture gone."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from lab.models.document import Line, ReadText

BULLET = re.compile(r'^(?:[-–—*+•·▪●◦○‣⁃➢➤►▶✓✔§■□❖◆⬥|»>]|[oO](?=\s)|\(?\d{1,2}[.)])\s*(?=\S)')
PAGE_MARK = re.compile(
    r'^(?:page\s*)?\d{1,2}\s*(?:of|/|von)\s*\d{1,2}$|^page\s*\d{1,2}$|.{3,50}\s[–-]\s?\d{1,2}\s?/\s?\d{1,2}$|^\d{1,2}$'
    r'|^last updated\b.{0,30}$|^(?:curriculum vitae|r[ée]sum[ée]|cv|lebenslauf)$',
    re.I,
)
LINK = re.compile(r'^(?:https?://\S+|www\.\S+|(?:[\w-]+\.)+[a-z]{2,6}/\S*)$', re.I)
TIGHT, MIN_WRAPPED, TOP, LONGEST_NAME = 0.45, 4, 6, 9


@dataclass
class Row:
    """`gap` is the blank space above, in lines; `at` the row's place.

    `hung` marks the rest of a bullet, which stands where the bullet's text does. `right` is where text of this column
    ends: a row that leaves room for the next word was broken on purpose. `wrap` is the length at which lines without
    positions were wrapped, 0 when each is a whole paragraph.
    """

    text: str
    start: int
    end: int
    line: Line
    bullet: bool = False
    hung: bool = False
    gap: float = 0.0
    at: int = 0
    right: float = 0.0
    wrap: float = 0.0

    @property
    def cells(self) -> list[str]:
        return [cell.strip() for cell in self.text.split('\t') if cell.strip()]

    @property
    def plain(self) -> str:
        return re.sub(r'\s+', ' ', self.text).strip()

    @property
    def style(self) -> tuple[float, bool, bool, bool]:
        """Size, bold, capitals, marked as heading."""
        return round(self.line.size, 1), self.line.bold, _capitals(self.text), self.line.heading


def rows_of(read: ReadText) -> list[Row]:
    repeated = _repeated(read)
    found: list[Row] = []
    blank, last = 0, None
    for line in read.lines:
        text = _closed_up(line.text.strip().strip('\u200b'))
        if not text or not re.search(r'\w', text):
            blank += 1
            continue
        if text in repeated or PAGE_MARK.match(text) or (len(found) > TOP and LINK.match(text)):
            continue
        found.append(_row(line, text, _gap(line, last, blank), len(found)))
        blank, last = 0, line
    edges, wrap = _right_edges(found), _wrap_width(found)
    for row in found:
        row.right, row.wrap = edges.get((row.line.page, row.line.column), 0.0), wrap
    return found


def continues(above: Row, row: Row) -> bool:
    """Whether a row is the wrapped rest of the one above."""
    if row.bullet or row.line.heading or above.line.heading or row.line.bold != above.line.bold:
        return False
    if row.line.italic != above.line.italic or '\t' in above.text:
        return False
    if row.line.y1:
        return _continues_in_space(above, row)
    if row.gap > 0 or not row.wrap or len(above.text) < 0.75 * row.wrap:
        return False
    return not re.search(r'[.!?:]$', above.text) or row.text[:1].islower()


def is_body(row: Row) -> bool:
    """Text that may wrap: a bullet or a long line."""
    return row.bullet or len(row.plain.split()) > LONGEST_NAME


def run_starts(row: Row) -> list[int]:
    """Where in the row's text the look changes between words."""
    found, at = [], 0
    for run in row.line.runs:
        place = row.text.find(run, at)
        if place > 0 and not row.text[place - 1].isalnum():
            found.append(place)
        at = place + len(run) if place >= 0 else at
    return found


def _closed_up(text: str) -> str:
    """("S K I L L S") is a word set wide."""
    if not re.fullmatch(r'\S(?: {1,4}\S){3,}', text):
        return text
    return ' '.join(word.replace(' ', '') for word in re.split(r' {2,}', text))


def _row(line: Line, text: str, gap: float, at: int) -> Row:
    mark = BULLET.match(text)
    numbered = bool(mark and re.match(r'\(?\d', text))
    bare = text[mark.end() :] if mark and (not numbered or not re.match(r'\d+[.)]?\d', text)) else text
    bare = re.sub(r'^#{1,4}\s+|\*\*', '', bare) if text.startswith(('#', '**')) else bare
    start = line.start + max(0, line.text.find(bare[:20]))
    return Row(bare, start, line.end, line, bullet=line.bullet or bare is not text, gap=gap, at=at)


def _gap(line: Line, last: Line | None, blank: int) -> float:
    if last is None:
        return 1.0
    if not line.y1 or not last.y1:
        return float(blank)
    if line.page != last.page or line.column != last.column or line.y0 < last.y0:
        return 1.0
    height = median((max(line.y1 - line.y0, 1.0), max(last.y1 - last.y0, 1.0)))
    return max(0.0, (line.y0 - last.y1) / height)


def _continues_in_space(above: Row, row: Row) -> bool:
    last, line = above.line, row.line
    space = (line.y0 - last.y1) / max(line.y1 - line.y0, 1.0)
    if abs(line.size - last.size) > 0.6 or (space > TIGHT and line.page == last.page) or '\t' in row.text:
        return False
    if (line.column != last.column and line.page == last.page) or _leaves_room(above, row):
        return False
    goes_on = row.text[:1].islower()
    hangs = line.x0 > last.x0 + 2 if above.bullet and not above.hung else abs(line.x0 - last.x0) < 3
    hangs = hangs or (goes_on and abs(line.x0 - last.x0) < 3)
    return hangs and (goes_on or not re.search(r'[.!?:]$', above.text) or above.bullet)


def _wrap_width(rows: list[Row]) -> float:
    """The length of lines that go on in small letters on the next line, when there are enough of them to tell."""
    wrapped = sorted(len(a.text) for a, b in pairwise(rows) if b.text[:1].islower() and not b.bullet and not b.gap)
    return float(wrapped[int(0.6 * len(wrapped))]) if len(wrapped) >= MIN_WRAPPED else 0.0


def _right_edges(rows: list[Row]) -> dict[tuple[int, int], float]:
    """Where the running text of each column of each page ends; dates set to the right do not count."""
    ends: dict[tuple[int, int], list[float]] = {}
    for row in rows:
        if '\t' not in row.text:
            ends.setdefault((row.line.page, row.line.column), []).append(row.line.x1)
    return {column: max(found) for column, found in ends.items()}


def _leaves_room(above: Row, row: Row) -> bool:
    """Whether the first word of a row would have fitted into the row above."""
    letters = max(len(above.text), 1)
    wide = (above.line.x1 - above.line.x0) / letters
    return above.line.x1 + wide * (len(row.text.split()[0]) + 1) < above.right - 2


def _repeated(read: ReadText) -> set[str]:
    """Running heads and feet: the same text at the edge of two pages or more."""
    edges: Counter[str] = Counter()
    for page in range(read.pages if read.pages > 1 else 0):
        lines = sorted(
            (line for line in read.lines if line.page == page and line.text.strip()), key=lambda line: line.y0
        )
        edges.update({line.text.strip() for line in [*lines[:2], *lines[-2:]]})
    first = {line.text.strip() for line in read.lines[:4]}
    return {text for text, pages in edges.items() if pages > 1 and text not in first}


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)
