"""The list of a candidate's sessions: filtered by what stands in the address, compared two at a time, deleted."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from nicegui import ui
from nicegui.element import Element

from components.confirm import confirm
from components.markup import button, heading, icon, paragraph, tag
from components.session_row import TYPES, is_talk, session_row
from lab.models.history import SessionSummary
from lab.models.session import SessionState
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import told

PATH = '/history'
PRODUCTS = {'': 'Both', 'interviews': 'Interviews', 'conversations': 'Conversations'}
STANDINGS = {'': 'Finished or not', 'finished': 'Finished', 'unfinished': 'Unfinished'}


@dataclass
class Filters:
    product: str = ''
    kind: str = ''
    standing: str = ''

    def address(self) -> str:
        chosen = {name: value for name, value in vars(self).items() if value}
        return f'{PATH}?{urlencode(chosen)}' if chosen else PATH

    def let_through(self, summary: SessionSummary) -> bool:
        product = 'conversations' if is_talk(summary) else 'interviews'
        standing = 'finished' if summary.step == 'analysis' else 'unfinished'
        return (
            self.product in ('', product)
            and self.kind in ('', summary.interview_type)
            and self.standing in ('', standing)
        )


class Past:
    def __init__(self, lab: Lab, viewer: Viewer, sessions: list[SessionSummary], filters: Filters) -> None:
        self.lab, self.viewer, self.sessions, self.filters = lab, viewer, sessions, filters
        self.picked: list[UUID] = []
        self.boxes: dict[UUID, Element] = {}
        with tag('section', 'stack', aria_label='All sessions'):
            heading(2, 'All sessions')
            self.tools()
            if sum(each.state is SessionState.analyzed for each in sessions) > 1:
                paragraph('Tick two to see them side by side.', 'small muted')
            self.found()
        self.compare()

    def tools(self) -> None:
        with tag('div', 'filters', role='group', aria_label='Filter sessions'):
            self.products()
            tag('span', 'grow')
            kinds = {each.interview_type for each in self.sessions}
            self._select('kind', 'Kind', {'': 'Any kind'} | {key: TYPES[key] for key in TYPES if key in kinds})
            self._select('standing', 'Standing', STANDINGS)

    @ui.refreshable_method
    def products(self) -> None:
        for key, name in PRODUCTS.items():
            chip = tag('button', 'chip', name, type='button')
            chip.props(f'aria-pressed={str(self.filters.product == key).lower()}')
            chip.on('click', lambda key=key: self.choose('product', key))

    @ui.refreshable_method
    def found(self) -> None:
        self.boxes.clear()
        shown = [each for each in self.sessions if self.filters.let_through(each)]
        tag('p', 'visually-hidden', f'{len(shown)} sessions', role='status')
        if not shown:
            paragraph('No session fits these filters. Take one of them away.', 'lead')
        with tag('ul', 'plain'):
            for summary in shown:
                self._row(summary)

    @ui.refreshable_method
    def compare(self) -> None:
        """Stays in sight while one picks."""
        if not self.picked:
            return
        with tag('div', 'picked', role='status'):
            tag('span', text='Pick one more to compare.' if len(self.picked) == 1 else 'Two are picked.')
            if len(self.picked) == 2:
                first, second = self.picked
                go = button('Compare them', 'on-panel')
                go.on_click(lambda: ui.navigate.to(f'{PATH}/compare/{first}/{second}'))

    def choose(self, name: str, value: str) -> None:
        setattr(self.filters, name, value)
        ui.navigate.history.replace(self.filters.address())
        if name == 'product':
            self.products.refresh()
        self.found.refresh()

    def _row(self, summary: SessionSummary) -> None:
        day = f'{summary.title}, {summary.created_at:%d %B}'
        with tag('li', 'past'):
            if summary.state is SessionState.analyzed:
                box = tag('input', type='checkbox', aria_label=f'Compare {day}')
                box.props.set_bool('checked', summary.session_id in self.picked)
                self.boxes[summary.session_id] = box
                box.on('change', lambda: self._pick(summary.session_id))
            else:
                tag('span', 'gap')
            session_row(summary)
            remove = ui.button(color=None, on_click=lambda: self._ask(summary)).classes('quiet round')
            with remove.props(f'aria-label="Delete {_plain(day)}"'):
                icon('trash-2')

    def _pick(self, session_id: UUID) -> None:
        """Of three the first one picked goes. The rows stay as they are: a tick made meanwhile must find its box."""
        before = self.picked
        if session_id in before:
            self.picked = [each for each in before if each != session_id]
        else:
            self.picked = [*before[-1:], session_id]
        for each in {*before, session_id} & self.boxes.keys():
            self.boxes[each].props.set_bool('checked', each in self.picked)
        self.compare.refresh()

    def _ask(self, summary: SessionSummary) -> None:
        @told
        async def delete() -> None:
            await self.lab.history.delete(self.viewer, summary.session_id)
            ui.notify('Deleted.', type='positive')
            self.sessions = [each for each in self.sessions if each.session_id != summary.session_id]
            self.picked = [each for each in self.picked if each != summary.session_id]
            self.found.refresh()
            self.compare.refresh()

        what = f'{summary.title} of {summary.created_at:%d %B %Y}'
        gone = 'Its transcript, its report and its recordings are deleted for good, and links to it stop working.'
        confirm('Delete this session?', f'{what}. {gone}', 'Delete it', delete)

    def _select(self, name: str, label: str, options: dict[str, str]) -> None:
        value = getattr(self.filters, name)
        select = ui.select(options, value=value if value in options else '', label=label)
        select.on_value_change(lambda event: self.choose(name, event.value or ''))


def _plain(name: str) -> str:
    return name.replace('"', '').replace('\\', '')
