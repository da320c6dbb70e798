"""The index of a long page: stays beside it where there is room, folds where there is none."""

from collections.abc import Sequence

from nicegui import ui


class PageIndex(ui.element, component='page_index.js'):
    """`entries` are the ids of parts of this page and their titles, in order."""

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._props['entries'] = [list(entry) for entry in entries]
