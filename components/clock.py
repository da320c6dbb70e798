"""The clock of a live session: drawn in the browser, ruled by the server."""

from collections.abc import Callable

from nicegui import ui


class Clock(ui.element, component='clock.js'):
    """`whole_s` is what there was at the beginning; `on_out` is called once when the time is used up."""

    def __init__(self, whole_s: float, remaining_s: float, running: bool, on_out: Callable[..., object]) -> None:
        super().__init__()
        self._props['whole'] = round(whole_s)
        self.show(remaining_s, running)
        self.on('out', on_out)

    def show(self, remaining_s: float, running: bool = True) -> None:
        self._props['remaining'] = round(max(0.0, remaining_s), 1)
        self._props['running'] = running
        self.update()
