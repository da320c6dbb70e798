"""A picture with its words: what it shows, how it is read, and a table that says the same."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup
from nicegui import ui

from components.charts import Figure, draw
from components.markup import heading, paragraph, tag
from components.plain import each, plain


class Link(NamedTuple):
    """A cell of a table that leads somewhere; `label` says where to somebody who hears it alone."""

    text: str
    address: str
    label: str


Cell = str | Link
TABLE = Markup('<caption class="visually-hidden">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody>')
HEAD, CELL = Markup('<th scope="col">{}</th>'), Markup('<td>{}</td>')
ROW = Markup('<tr><th scope="row">{}</th>{}</tr>')
LINK, SAID = Markup('<a href="{}" aria-label="{}">{}</a>'), Markup('<span>{}</span>')


class Table(NamedTuple):
    """`rows` begin with what each is about."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


class Picture:
    """Its place is kept; it is drawn once the text stands, as its code is large."""

    def __init__(self, figure: Figure, label: str, classes: str = '') -> None:
        self._figure, self._label = figure, label
        self._place = tag('div', f'chart {classes}')

    def draw(self) -> None:
        if not self._place.is_deleted:
            with self._place:
                draw(self._figure, self._label)


async def draw_all(pictures: Sequence[Picture]) -> None:
    if not pictures:
        return
    await ui.context.client.connected()
    for picture in pictures:
        picture.draw()


def pictured(
    title: str, how: str, figure: Figure, label: str, said: Table, classes: str = '', level: int = 3
) -> Picture:
    with tag('figure', 'pictured'):
        with tag('figcaption', 'stack tight'):
            heading(level, title)
            paragraph(how, 'small muted')
        picture = Picture(figure, label, classes)
        with tag('details', 'fold small-fold'):
            tag('summary', text=f'{title}, as a table')
            table(said)
    return picture


def table(said: Table) -> None:
    with tag('div', 'table-box', tabindex=0, role='region', aria_label=said.caption):
        head = each(HEAD, said.head)
        rows = Markup('').join(_row(first, cells) for first, *cells in said.rows)
        plain(TABLE.format(said.caption, head, rows), 'plain-table', 'table')


def _row(first: Cell, cells: Sequence[Cell]) -> Markup:
    return ROW.format(_cell(first), each(CELL, [_cell(cell) for cell in cells]))


def _cell(cell: Cell) -> Markup:
    if isinstance(cell, Link):
        return LINK.format(cell.address, cell.label, cell.text)
    return SAID.format(cell)
