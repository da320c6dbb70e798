"""The lines of a résumé as rows: bullet marks off, cells apart, the space above measured, page furniture gone."""

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from lab.models.document import Line, ReadText

BULLET = re.compile(r'^(?:[-–—*+•·▪●◦○‣⁃➢➤►▶✓✔§■□❖◆⬥|»>]|[oO](?=\s)|\(?\d{1,2}[.)])\s*(?=\S)')
PAGE_MARK = re.compile(
    r'^(?:page\s*)?\d{1,2}\s*(?:of|/|von)\s*\d{1,2}$|^page\s*\d{1,2}$|.{3,50}\s[–-]\s?\d{1,2}\s?/\s?\d{1,2}$|^\d{1,2}$'
    r'|^last updated\b.{0,30}$|^(?:curriculum vitae|r[ée]sum[ée]|cv|lebenslauf)$',
    re.I,
)
LINK = re.compile(r'^(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?$', re.I)
TIGHT, PARAGRAPH = 0.45, 140


@dataclass
class Row:
    """`cells` are the row's parts between wide gaps; `gap` is the blank space above, in lines; `at` its place.

    `right` is where text of this column ends: a row that leaves room for the next word was broken on purpose.
    """

    text: str
    start: int
    end: int
    line: Line
    bullet: bool = False
    gap: float = 0.0
    at: int = 0
    right: float = 0.0

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
        text = line.text.strip().strip('\u200b')
        if not text or not re.search(r'\w', text):
            blank += 1
            continue
        if text in repeated or PAGE_MARK.match(text):
            continue
        found.append(_row(line, text, _gap(line, last, blank), len(found)))
        blank, last = 0, line
    edges = _right_edges(found)
    for row in found:
        row.right = edges.get((row.line.page, row.line.column), 0.0)
    return found


def continues(above: Row, row: Row, width: float) -> bool:
    """Whether a row is the wrapped rest of the one above; `width` is the usual length of a full line in characters."""
    if row.bullet or row.line.heading or above.line.heading or row.line.bold != above.line.bold:
        return False
    if row.line.italic != above.line.italic or '\t' in above.text:
        return False
    if row.line.y1:
        return _continues_in_space(above, row)
    if row.gap > 0 or len(above.text) < 0.72 * width or width > PARAGRAPH:
        return False
    return not re.search(r'[.!?:]$', above.text) or row.text[:1].islower()


def full_width(rows: list[Row]) -> float:
    """The usual length of a full line; beyond `PARAGRAPH` the lines are whole paragraphs that never wrap."""
    lengths = sorted(len(row.text) for row in rows)
    return float(lengths[int(0.95 * (len(lengths) - 1))]) if lengths else 0.0


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
    hangs = line.x0 > last.x0 + 2 if above.bullet else abs(line.x0 - last.x0) < 3
    return hangs and (row.text[:1].islower() or not re.search(r'[.!?:]$', above.text) or above.bullet)


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
        lines = sorted((line for line in read.lines if line.page == page and line.text.strip()), key=lambda line: line.y0)
        edges.update({line.text.strip() for line in [*lines[:2], *lines[-2:]]})
    first = {line.text.strip() for line in read.lines[:4]}
    return {text for text, pages in edges.items() if pages > 1 and text not in first}


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)
