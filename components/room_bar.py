"""The bar of a live session: what it is, how far it has come, the time that is left, the way out."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from components.clock import Clock
from components.markup import button, heading, icon, paragraph, tag
from components.room_side import SIDE_ID
from lab.models.live import LiveView, Pulse
from lab.models.session import SessionState

WARNINGS = {'wrap_up': 'Your time is drawing to a close.', 'last_minute': 'Less than a minute left.'}


class RoomBar:
    """`on_out` is the clock's; `on_end` is called once the candidate has confirmed."""

    def __init__(
        self,
        view: LiveView,
        on_out: Callable[[], Awaitable[None]],
        on_end: Callable[[], Awaitable[None]],
    ) -> None:
        self.view, self._on_end = view, on_end
        with tag('header', 'room-bar'):
            with tag('a', 'logo', href='/', aria_label='Interview Practice Lab, home. Your place is kept.'):
                tag('i', aria_hidden='true')
            with tag('div', 'room-name'):
                tag('h1', text=f'{view.kind.capitalize()}: {view.kit_name}')
                with tag('p', 'small muted'):
                    self._phase, self._part = tag('span'), tag('span', 'spelled-out')
            with tag('div', 'room-time'):
                self._told = tag('p', 'small muted', '', role='status')
                self._clock = Clock(view.used_s + (view.remaining_s or 0), 0, False, on_out)
            with tag('button', 'act quiet open-side', type='button', popovertarget=SIDE_ID):
                icon('history')
                tag('span', text='So far')
            self._way_out(view.kind)

    def show(self, view: LiveView) -> None:
        self.view = view
        running = view.state is SessionState.running
        self._time(view.remaining_s, running)
        self._warn(view.warning)
        self._clock.set_visibility(running and view.remaining_s is not None)
        self._ending.set_visibility(running)
        now = next((at for at, phase in enumerate(view.phases, 1) if phase.state == 'now'), 0)
        _say(self._phase, view.phases[now - 1].name if now else '')
        _say(self._part, f', part {now} of {len(view.phases)}' if now else '')

    def beat(self, pulse: Pulse) -> None:
        self._time(pulse.remaining_s, pulse.state is SessionState.running)
        self._warn(pulse.warning)

    def _time(self, remaining_s: float | None, running: bool) -> None:
        if remaining_s is not None:
            self._clock.show(remaining_s, running)

    def _warn(self, warning: str) -> None:
        _say(self._told, WARNINGS.get(warning, ''))

    def _way_out(self, kind: str) -> None:
        self._ending = ui.button(color=None).classes('outline way-out').props(f'aria-label="End the {kind}"')
        self._ending.on_click(self._ask_to_end)
        with self._ending:
            icon('log-out')
            with tag('span'):
                tag('span', text='End')
                tag('span', 'spelled-out', f' the {kind}')

    def _ask_to_end(self) -> None:
        kind = self.view.kind
        with (
            ui.dialog(value=True).props(f'aria-label="End the {kind}"') as dialog,
            ui.card().classes('stack lab-dialog'),
        ):
            heading(2, f'End the {kind} here?')
            paragraph(f'{self._so_far()} It will be analysed, and you cannot go on afterwards.')
            with tag('div', 'line'):
                button(f'Go on with the {kind}', 'primary').props('autofocus').on_click(dialog.close)
                button('End and see the analysis', 'danger').on_click(self._on_end)

    def _so_far(self) -> str:
        given = sum(turn.speaker == 'candidate' for turn in self.view.transcript)
        if not given:
            return 'You have not said anything yet.'
        return f'You have given {given} {"answer" if given == 1 else "answers"} so far.'


def _say(element: ui.element, text: str) -> None:
    if element._text != text:
        element._text = text
        element.update()
