"""The clock of a live session: drawn in the browser, ruled by the server."""

from collections.abc import Callable

from nicegui import ui

BEAT_S = 10


class Clock(ui.element, component='clock.js'):
    """`on_beat` is called every 10 s while the page is open, `on_out` once when the time is used up."""

    def __init__(
        self,
        remaining_s: float,
        running: bool,
        on_beat: Callable[..., object],
        on_out: Callable[..., object],
    ) -> None:
        super().__init__()
        self._props['beat'] = BEAT_S
        self.show(remaining_s, running)
        self.on('beat', on_beat)
        self.on('out', on_out)

    def show(self, remaining_s: float, running: bool = True) -> None:
        self._props['remaining'] = round(max(0.0, remaining_s), 1)
        self._props['running'] = running
        self.update()
