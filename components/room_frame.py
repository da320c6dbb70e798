"""What the room of a live session stands in: the whole window, without the header of the other pages."""

from collections.abc import Iterator
from contextlib import contextmanager

from nicegui import ui
from nicegui.element import Element

from components.markup import tag
from components.room_window import RoomWindow

VIEWPORT = 'width=device-width, initial-scale=1, interactive-widget=resizes-content, viewport-fit=cover'
"""For the page: a keyboard on the screen makes the room smaller instead of covering it."""


@contextmanager
def room_frame(title: str) -> Iterator[Element]:
    ui.page_title(f'{title} · Interview Practice Lab')
    column = tag('div', 'room-page')
    ui.skip_link(target=column)
    with column:
        with tag('div', 'room') as room:
            yield room
        RoomWindow()
