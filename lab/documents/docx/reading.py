"""A DOCX as lines in the order Word shows them: headers, body with its tables and text boxes, footers."""

from xml.etree.ElementTree import Element

from lab.documents.docx.package import Package
from lab.documents.docx.paragraphs import Paragraphs
from lab.documents.docx.styles import WORD, Styles
from lab.documents.docx.tables import merged, row_cells, table_rows, white_shows
from lab.documents.lines import Reading, TextLine
from lab.documents.notices import hidden_text
from lab.documents.plain import without_gaps
from lab.errors import UnreadableDocument

_EMPTY = 'This Word file holds no text. Check that it is the right file, or paste the text instead.'
_CONTAINERS = {f'{WORD}{name}' for name in ('body', 'sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag')}


def read_docx(content: bytes) -> Reading:
    package = Package(content)
    document = package.document()
    story = _Story(package, coloured=document.find(f'{WORD}background') is not None)
    lines = [*story.around('header'), *story.read(document, story.coloured), *story.around('footer')]
    if not any(line.text for line in lines):
        raise UnreadableDocument('empty', _EMPTY)
    return Reading(
        without_gaps(lines), kind='docx', notices=hidden_text(story.paragraphs.hidden, story.paragraphs.shown)
    )


class _Story:
    """`coloured`: the page itself has a colour, on which white text shows."""

    def __init__(self, package: Package, coloured: bool) -> None:
        self._package, self.coloured = package, coloured
        styles, numbering = (next(iter(package.related(kind).values()), None) for kind in ('styles', 'numbering'))
        self.paragraphs = Paragraphs(Styles(styles, numbering))

    def around(self, kind: str) -> list[TextLine]:
        """Headers or footers, each line once though first and even pages may have their own."""
        found: dict[str, TextLine] = {}
        for root in self._package.related(kind).values():
            for line in self.read(root, self.coloured):
                found.setdefault(line.text, line)
        return [line for line in found.values() if any(letter.isalpha() for letter in line.text)]

    def read(self, parent: Element, white: bool) -> list[TextLine]:
        """`white`: white text shows here."""
        lines: list[TextLine] = []
        for child in parent:
            if child.tag == f'{WORD}p':
                lines += self._paragraph(child, white)
            elif child.tag == f'{WORD}tbl':
                lines += self._table(child, white)
            elif child.tag in _CONTAINERS:
                lines += self.read(child, white)
        return lines

    def _paragraph(self, element: Element, white: bool) -> list[TextLine]:
        lines, boxes = self.paragraphs.read(element, white)
        return [*lines, *(line for box in boxes for line in self.read(box, white=True))]

    def _table(self, table: Element, white: bool) -> list[TextLine]:
        lines: list[TextLine] = []
        for row in table_rows(table):
            cells = (self.read(cell, white or white_shows(table, cell)) for cell in row_cells(row))
            lines += merged([[line for line in cell if line.text] for cell in cells])
        return lines
