"""Beside a live session: its course and what was said so far; folded away where there is no room for it."""

from nicegui import ui

from components.markup import heading, icon, tag
from components.transcript import transcript
from lab.models.live import LiveView
from lab.models.session import SessionState

SIDE_ID = 'room-side'


class RoomSide:
    """A popover for whoever names `SIDE_ID`; on a wide screen the style sheet lets it stand open."""

    def __init__(self, view: LiveView) -> None:
        self.view = view
        with tag('aside', 'room-side', popover='auto', aria_label='Course and transcript').props(f'id={SIDE_ID}'):
            with tag('button', 'act quiet close-side', type='button', aria_label='Close', popovertarget=SIDE_ID):
                icon('x')
            self._course()
            self._said()

    def show(self, view: LiveView) -> None:
        self.view = view
        self._course.refresh()
        self._said.refresh()

    @ui.refreshable_method
    def _course(self) -> None:
        with tag('ol', 'phases', aria_label=f'Course of the {self.view.kind}'):
            for phase in self.view.phases:
                line = tag('li', 'done' if phase.state == 'done' else '', phase.name)
                if phase.state == 'now':
                    line.props('aria-current=step')

    @ui.refreshable_method
    def _said(self) -> None:
        earlier = self.view.transcript[:-1] if self.view.state is SessionState.running else self.view.transcript
        heading(2, 'So far')
        with tag('div', 'scroll newest', tabindex=0, role='region', aria_label='Transcript so far'):
            if earlier:
                transcript(earlier, 'You', 'small')
            else:
                tag('p', 'small muted', 'What you both have said will stand here.')
