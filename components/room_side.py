"""The side of a live session: the time left, the course of the interview, what was said so far, the way out."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from components.clock import Clock
from components.markup import button, heading, paragraph, tag
from components.transcript import transcript
from lab.models.live import LiveView, Pulse
from lab.models.session import SessionState

WARNINGS = {'wrap_up': 'Your time is drawing to a close.', 'last_minute': 'Less than a minute left.'}


class RoomSide:
    """`on_out` is the clock's; `on_end` is called once the candidate has confirmed."""

    def __init__(
        self,
        view: LiveView,
        on_out: Callable[[], Awaitable[None]],
        on_end: Callable[[], Awaitable[None]],
    ) -> None:
        self.view, self._on_end = view, on_end
        self._left = f'left of your {view.kind}'
        with tag('aside', 'sticky stack loose', aria_label='Time and course'):
            with tag('div', 'stack tight'):
                self._clock = Clock(0, False, on_out)
                self._clock.set_visibility(view.remaining_s is not None)
                self._told = tag('p', 'small muted unmarked', self._left, role='status')
            self._course()
            self._ending = button(f'End the {view.kind}', 'outline', 'start').on_click(self._ask_to_end)
            self._said()

    def show(self, view: LiveView) -> None:
        self.view = view
        self._time(view.remaining_s, view.state is SessionState.running)
        self._warn(view.warning)
        self._course.refresh()
        self._said.refresh()
        self._ending.set_visibility(view.state is SessionState.running)

    def beat(self, pulse: Pulse) -> None:
        self._time(pulse.remaining_s, pulse.state is SessionState.running)
        self._warn(pulse.warning)

    def _time(self, remaining_s: float | None, running: bool) -> None:
        if remaining_s is not None:
            self._clock.show(remaining_s, running)

    def _warn(self, warning: str) -> None:
        sentence = WARNINGS.get(warning, self._left if self.view.remaining_s is not None else '')
        if self._told._text != sentence:
            self._told._text = sentence
            self._told.classes(**{'add' if sentence == self._left else 'remove': 'unmarked'})
            self._told.update()

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
        if not earlier:
            return
        with tag('details', 'fold').props('open'):
            tag('summary', text='So far')
            with tag('div', 'scroll newest', tabindex=0, role='region', aria_label='Transcript so far'):
                transcript(earlier, 'You', 'small')

    def _ask_to_end(self) -> None:
        with (
            ui.dialog(value=True).props(f'aria-label="End the {self.view.kind}"') as dialog,
            ui.card().classes('stack'),
        ):
            heading(2, f'End the {self.view.kind} here?')
            paragraph('What you have said so far will be analysed. You cannot go on afterwards.')
            with tag('div', 'line'):
                button(f'Go on with the {self.view.kind}', 'primary').props('autofocus').on_click(dialog.close)
                button('End and see the analysis', 'danger').on_click(self._on_end)
