"""The clock of a live session: drawn in the browser, ruled by the server."""

from collections.abc import Callable

from nicegui import ui


class Clock(ui.element, component='clock.js'):
    """`on_out` is called once when the time is used up."""

    def __init__(self, remaining_s: float, running: bool, on_out: Callable[..., object]) -> None:
        super().__init__()
        self.show(remaining_s, running)
        self.on('out', on_out)

    def show(self, remaining_s: float, running: bool = True) -> None:
        self._props['remaining'] = round(max(0.0, remaining_s), 1)
        self._props['running'] = running
        self.update()
