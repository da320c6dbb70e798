"""What the browser tells the room: whether the connection stands, and how much of the window a keyboard leaves."""

from nicegui import ui


class RoomWindow(ui.element, component='room_window.js'):
    """Says that the place is kept while the connection is away, in place of NiceGUI's own notice.

    Others in the page hear of it: `lab-away` on the window, with `detail` true or false.
    """
