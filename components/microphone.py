"""The candidate's microphone in a spoken session, with its level, its device and what the turn needs."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from nicegui import ui

Mode = Literal['open_mic', 'push_to_talk']
MicrophoneState = Literal['off', 'asking', 'on', 'muted', 'refused']
Problem = Literal['', 'denied', 'dismissed', 'system', 'none', 'taken', 'insecure']


class MicrophoneChange(NamedTuple):
    state: MicrophoneState
    problem: Problem = ''


class Microphone(ui.element, component='microphone.js', esm={'lab-speech': 'speech'}):
    """Its frames go up the page's `VoiceLink`; without one they only move the level.

    `on_change` hears of every change of state, `on_typed` that the candidate would rather type, `on_mode` of
    push-to-talk switched on or off. `turns` shows "Take a moment" and "I'm done answering", which go up the link.
    `autostart` opens the microphone without a click where the browser has been given leave before.
    """

    def __init__(
        self,
        on_change: Callable[[MicrophoneChange], object],
        on_typed: Callable[[], object],
        on_mode: Callable[[Mode], object] = lambda _: None,
        mode: Mode = 'open_mic',
        turns: bool = True,
        autostart: bool = False,
        moment_seconds: float = 20,
    ) -> None:
        super().__init__()
        self._props.update({'mode': mode, 'turns': turns, 'autostart': autostart, 'moment-seconds': moment_seconds})
        self.on('state', lambda event: on_change(MicrophoneChange(**event.args)))
        self.on('typed', lambda: on_typed())
        self.on('mode', lambda event: on_mode(event.args['mode']))

    def start(self) -> None:
        """Asks for the microphone; the browser may want this to come of a click."""
        self.run_method('start')

    def stop(self) -> None:
        self.run_method('stop')
