"""The queue and the live sessions as staff see them: figures, the line, the rooms."""

from collections.abc import Callable, Sequence
from uuid import UUID

from nicegui.element import Element

from components.markup import button, heading, paragraph, tag
from lab.models.desk import Desk, LiveLine, PlacesLine, WaitingLine

AWAY_S = 25  # two signs of life missed
Lines = Sequence[WaitingLine | LiveLine]
End = Callable[[UUID, str, bool], object]
"""Called with the session, the candidate's name and whether the session is running."""

IN_LINE = ('Number', 'Candidate', 'Interview', 'Waited', 'To go', 'State')
ROOMS = ('Place', 'Candidate', 'Interview', 'Begun', 'Time used', 'State')


class DeskTable:
    """The state comes last in a row. Rows stay while they are the same people, so that focus stays where it is."""

    def __init__(self, title: str, nobody: str, columns: Sequence[str], label: str, running: bool, end: End) -> None:
        self._title, self._nobody, self._columns = title, nobody, columns
        self._label, self._running, self._end = label, running, end
        self._ids: list[UUID] | None = None
        self._cells: list[list[Element]] = []
        self._box = tag('section', 'stack')

    def show(self, lines: Lines) -> None:
        ids = [line.session_id for line in lines]
        if ids != self._ids:
            self._ids = ids
            self._build(lines)
        for line, cells in zip(lines, self._cells, strict=True):
            *words, (state, kind) = _waiting(line) if isinstance(line, WaitingLine) else _live(line)
            for cell, text in zip(cells, [*words, state], strict=True):
                if cell._text != text:
                    cell._text = text
                    cell.update()
            cells[-1].classes(replace=f'tag state {kind}')

    def _build(self, lines: Lines) -> None:
        self._box.clear()
        self._cells = []
        with self._box:
            heading(2, self._title)
            if not lines:
                paragraph(self._nobody, 'muted')
                return
            box = tag('div', 'table-box', tabindex=0, role='region', aria_label=self._title)
            with box, tag('table', 'plain-table desk-table', aria_label=self._title):
                self._head()
                for line in lines:
                    self._row(line)

    def _head(self) -> None:
        with tag('tr'):
            for column in self._columns:
                tag('th', text=column, scope='col')
            with tag('th', scope='col'):
                tag('span', 'visually-hidden', 'What to do')

    def _row(self, line: WaitingLine | LiveLine) -> None:
        with tag('tr'):
            first, _, *middle, last = self._columns
            cells = [tag('td', data_label=first), tag('th', scope='row')]
            cells += [tag('td', data_label=column) for column in middle]
            with tag('td', data_label=last):
                cells.append(tag('span'))
            with tag('td', 'do'):
                act = button(self._label, 'quiet').props(f'aria-label="{self._label}: {_plain(line.candidate)}"')
                act.on_click(lambda: self._end(line.session_id, line.candidate, self._running))
        self._cells.append(cells)


def waiting_table(end: End) -> DeskTable:
    nobody = 'Nobody waits. Whoever presses start now enters at once.'
    return DeskTable('In line', nobody, IN_LINE, 'Take out', False, end)


def live_table(end: End) -> DeskTable:
    return DeskTable('Live sessions', 'No interview is going on.', ROOMS, 'End', True, end)


def desk_figures(desk: Desk) -> None:
    with tag('ul', 'desk-figures', aria_label='At a glance'):
        for places in desk.places:
            _meter(places)
        _figure(str(len(desk.waiting)), 'in line', _longest(desk.places))
        typed = sum(line.typed for line in desk.live)
        _figure(str(len(desk.live)), 'live now', f'{len(desk.live) - typed} spoken, {typed} typed')


def clock(seconds: float) -> str:
    return f'{int(seconds // 60)}:{int(seconds % 60):02d}'


def _waiting(line: WaitingLine) -> tuple[str, str, str, str, str, tuple[str, str]]:
    state = ('made ready', 'good') if line.warm else ('waiting', '')
    state = ('coming back', 'warn') if line.resumed else state
    to_go = f'about {max(1, round(line.wait_s / 60))} min'
    return str(line.position), line.candidate, line.kit_name, clock(line.waited_s), to_go, state


def _live(line: LiveLine) -> tuple[str, str, str, str, str, tuple[str, str]]:
    state = (f'away for {clock(line.unseen_s)}', 'warn') if line.unseen_s > AWAY_S else ('there', 'good')
    begun = f'{line.started_at:%H:%M}' if line.started_at else ''
    return _place(line), line.candidate, line.kit_name, begun, f'{clock(line.used_s)} of {clock(line.limit_s)}', state


def _place(line: LiveLine) -> str:
    if line.typed:
        return 'typed'
    return f'no. {line.slot}' if line.slot else 'none'


def _meter(places: PlacesLine) -> None:
    held = places.taken - places.offered
    with tag('li'):
        with tag('span', 'number'):
            tag('b', text=str(places.taken))
            tag('span', text=f'of {places.places}')
        tag('span', 'what', f'{places.name}: places taken')
        with tag('span', 'slots', aria_hidden='true'):
            for number in range(places.places):
                tag('i', 'held' if number < held else 'offered' if number < places.taken else '')


def _figure(number: str, what: str, detail: str) -> None:
    with tag('li'):
        with tag('span', 'number'):
            tag('b', text=number)
        tag('span', 'what', what)
        tag('span', 'detail', detail)


def _longest(places: Sequence[PlacesLine]) -> str:
    longest = max((each.longest_wait_s for each in places), default=0.0)
    return f'longest wait {clock(longest)}' if longest else 'no wait'


def _plain(name: str) -> str:
    return name.replace('"', '').replace('\\', '')
