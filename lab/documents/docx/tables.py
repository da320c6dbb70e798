"""A row of a Word table as lines: cells of one row side by side, cells that are columns one after the other."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from xml.etree.ElementTree import Element

from lab.documents.docx.styles import WORD, attribute
from lab.documents.lines import TextLine

_SHORT = 3
"""Lines up to which cells are read across, as in `company, title | dates, place`."""
_DATES = re.compile(r'\d{4}|\d\d?[/.]\d\d')
_WRAPPERS = {f'{WORD}sdt', f'{WORD}sdtContent', f'{WORD}ins', f'{WORD}customXml'}


def table_rows(table: Element) -> Iterator[Element]:
    """Deleted rows are left out."""
    yield from (row for row in _inside(table, 'tr') if row.find(f'{WORD}trPr/{WORD}del') is None)


def row_cells(row: Element) -> Iterator[Element]:
    """A cell merged into the one above it repeats nothing."""
    yield from _inside(row, 'tc')


def white_shows(table: Element, cell: Element) -> bool:
    """Whether white text can be seen in a cell: it, its table or its style may be coloured."""
    fills = (attribute(cell.find(f'{WORD}tcPr'), 'shd', 'fill'), attribute(table.find(f'{WORD}tblPr'), 'shd', 'fill'))
    styled = attribute(table.find(f'{WORD}tblPr'), 'tblStyle') not in ('', 'TableGrid', 'TableNormal')
    return styled or any(fill.upper() not in ('', 'AUTO', 'FFFFFF') for fill in fills)


def merged(cells: list[list[TextLine]]) -> list[TextLine]:
    """The lines of one row, whose cells are given without blank lines; empty cells are no cells."""
    cells = [cell for cell in cells if cell]
    if len(cells) > 1 and max(map(len, cells)) <= _SHORT and _are_cells(cells):
        return [_joined([line for line in level if line]) for level in zip_longest(*cells)]
    single = [cell[0] for cell in cells if len(cell) == 1 and _DATES.search(cell[0].text)]
    texts = [cell for cell in cells if cell[0] not in single]
    if len(single) == 1 and len(texts) == 1:
        first = [cells[0][0], cells[1][0]]
        return [_joined(first), *texts[0][1:]]
    return [replace(line, column=line.column + number) for number, cell in enumerate(cells) for line in cell]


def _are_cells(cells: list[list[TextLine]]) -> bool:
    """All of one height, so that their lines face each other."""
    return len({len(cell) for cell in cells}) == 1


def _joined(lines: list[TextLine]) -> TextLine:
    longest = max(lines, key=lambda line: len(line.text))
    first = lines[0]
    return replace(longest, text='\t'.join(line.text for line in lines), bullet=first.bullet, heading=first.heading)


def _inside(parent: Element, name: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == WORD + name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, name)
