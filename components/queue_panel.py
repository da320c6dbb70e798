"""The place in the line for a spoken interview: how many are ahead, how long it may take, and the ways out."""

from collections.abc import Awaitable, Callable

from components.markup import button, heading, paragraph, say, tag
from lab.models.queue import Place, TicketState

LINED_UP = 8  # so many are drawn; a longer line is told in figures


class QueuePanel:
    """`on_type` goes on with typed answers, which need no place; `on_leave` gives the place in the line up."""

    def __init__(
        self, place: Place, on_type: Callable[[], Awaitable[None]], on_leave: Callable[[], Awaitable[None]]
    ) -> None:
        with tag('section', 'card stack queue', aria_label='Your place in the line'):
            self._title = heading(2, '')
            self._title.props('aria-live=polite')
            self._line = tag('ol', 'in-line', aria_hidden='true')
            self._told = paragraph('', 'lead')
            paragraph(
                'Keep this page open. You enter by yourself as soon as a place is free, and everything is made ready '
                'while you wait.',
                'muted',
            )
            with tag('div', 'line') as self._ways:
                button('Answer by typing instead, now', 'soft').on_click(on_type)
                button('Leave the line', 'quiet').on_click(on_leave)
        self.show(place)

    def show(self, place: Place) -> None:
        waiting = place.state is TicketState.waiting
        say(self._title, _title(place) if waiting else 'Your place is ready.')
        say(self._told, _told(place) if waiting else 'You are being let in.')
        self._ways.set_visibility(waiting)
        self._line.set_visibility(waiting)
        if waiting:
            self._draw(min(place.position, LINED_UP))

    def _draw(self, length: int) -> None:
        if len(self._line.default_slot.children) == length:
            return
        self._line.clear()
        with self._line:
            for place in range(1, length + 1):
                tag('li', 'me' if place == length else '')


def _title(place: Place) -> str:
    return 'You are next.' if place.position <= 1 else f'You are number {place.position} in line.'


def _told(place: Place) -> str:
    taken = 'The one place for a spoken interview is taken.'
    if place.places != 1:
        taken = f'All {place.places} places for spoken interviews are taken.'
    return f'{taken} It will probably take {spoken(place.wait_s)}.'


def spoken(seconds: float) -> str:
    """A wait in words, no more exact than it is known."""
    if seconds < 50:
        return 'less than a minute'
    minutes = round(seconds / 60)
    return 'about a minute' if minutes <= 1 else f'about {minutes} minutes'
