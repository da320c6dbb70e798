"""The runs of a Word paragraph as lines, with the text boxes that hang on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element

from lab.documents.characters import BULLET, MARK, tidy
from lab.documents.docx.styles import WORD, Format, Styles
from lab.documents.lines import TextLine

CHOICE = '{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice'
FALLBACK = '{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback'
ALTERNATIVES = '{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent'
TINY = 2.0
"""Points up to which text cannot be read."""
_MARKS = {
    f'{WORD}tab': '\t',
    f'{WORD}ptab': '\t',
    f'{WORD}br': '\n',
    f'{WORD}cr': '\n',
    f'{WORD}noBreakHyphen': '-',
    f'{WORD}sym': MARK,
}
_UNREAD = {f'{WORD}{name}' for name in ('del', 'moveFrom', 'pPr', 'rPr', 'instrText', 'delText', 'fldChar', 'sdtPr')}


@dataclass(slots=True)
class Piece:
    text: str
    format: Format


class Paragraphs:
    """`hidden` collects the words that nobody sees on the page, `shown` the text that is seen, as it is written."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.hidden: list[str] = []
        self.shown: list[str] = []

    def read(self, element: Element, white: bool) -> tuple[list[TextLine], list[Element]]:
        """The lines, and the text boxes anchored in it; `white`: white text shows here."""
        start = self._styles.paragraph(element.find(f'{WORD}pPr'))
        boxes: list[Element] = []
        pieces = [piece for piece in self._pieces(element, start, boxes) if self._is_seen(piece, white)]
        return list(_lines(pieces, start)), boxes

    def _pieces(self, element: Element, start: Format, boxes: list[Element]) -> Iterator[Piece]:
        for child in element:
            if child.tag == f'{WORD}r':
                yield from self._pieces(child, self._styles.run(start, child.find(f'{WORD}rPr')), boxes)
            elif child.tag == f'{WORD}txbxContent':
                boxes.append(child)
            elif child.tag == ALTERNATIVES:
                chosen = child.find(CHOICE)
                chosen = child.find(FALLBACK) if chosen is None else chosen
                yield from () if chosen is None else self._pieces(chosen, start, boxes)
            elif child.tag not in _UNREAD:
                if text := _own_text(child):
                    yield Piece(text, start)
                yield from self._pieces(child, start, boxes)

    def _is_seen(self, piece: Piece, white: bool) -> bool:
        look = piece.format
        faint = look.colour == 'FFFFFF' and not look.shaded and not white
        hidden = look.hidden or faint or look.size <= TINY
        (self.hidden if hidden else self.shown).extend(piece.text.split())
        return not hidden


def _own_text(element: Element) -> str:
    if element.tag == f'{WORD}t':
        return element.text or ''
    return _MARKS.get(element.tag, '')


def _lines(pieces: list[Piece], start: Format) -> Iterator[TextLine]:
    """Line breaks inside a paragraph end a line; the list mark belongs to the first."""
    row: list[Piece] = []
    marked = start.numbered and start.level is None
    for piece in pieces:
        first, *rest = piece.text.split('\n')
        row.append(Piece(first, piece.format))
        for text in rest:
            yield _line(row, start, marked)
            row, marked = [Piece(text, piece.format)], False
    yield _line(row, start, marked)


def _line(row: list[Piece], start: Format, marked: bool) -> TextLine:
    text, bullet = tidy(''.join(piece.text for piece in row))
    if marked and text and not bullet:
        text, bullet = BULLET + text, True
    letters = sum(len(piece.text.strip()) for piece in row)
    longest = max(row, key=lambda piece: len(piece.text), default=Piece('', start))
    return TextLine(
        text=text,
        size=longest.format.size,
        bold=2 * sum(len(p.text.strip()) for p in row if p.format.bold) > letters,
        italic=2 * sum(len(p.text.strip()) for p in row if p.format.italic) > letters,
        heading=start.level is not None and bool(text),
        bullet=bullet,
        runs=_runs(row),
    )


def _runs(row: list[Piece]) -> list[str]:
    """The pieces of the line that look alike; none when all of it does."""
    alike = [
        tidy(''.join(piece.text for piece in pieces))[0]
        for _, pieces in groupby(row, key=lambda p: (p.format.bold, p.format.italic, p.format.size, p.format.colour))
    ]
    seen = [text for text in alike if text]
    return seen if len(seen) > 1 else []
