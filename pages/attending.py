"""An open page of a live session gives signs of life while it is connected, and gives way to a newer one."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from uuid import UUID

from nicegui import background_tasks, ui
from nicegui.element import Element

from components.markup import button, heading, paragraph, tag
from lab.errors import LabError
from lab.live.presence import Elsewhere
from lab.models.live import Pulse
from lab.models.viewer import Viewer
from lab.wiring import Lab

BEAT_S = 10


def attend(
    lab: Lab, viewer: Viewer, session_id: UUID, container: Element, heed: Callable[[Pulse], Awaitable[None]]
) -> None:
    """`container` is what shows the session: it is emptied when a newer page takes over.

    The server beats for the page, because timers of pages in the background are slowed down. A frozen laptop is noticed
    by its connection; a page that comes back is heeded at once.
    """
    client = container.client
    due = asyncio.Event()
    client.on_connect(due.set)

    def taken() -> None:
        if not container.is_deleted:
            _give_way(container)
        due.set()

    async def attending() -> None:
        await client.connected()
        seat = await lab.presence.attend(viewer, session_id, taken)
        while not container.is_deleted and lab.presence.holds(seat):
            if client.has_socket_connection:
                try:
                    await heed(await lab.presence.beat(seat))
                except Elsewhere:
                    taken()
                    return
                except LabError:  # the database may be away for a while; the next beat tells
                    pass
            due.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(due.wait(), BEAT_S * random.uniform(0.9, 1.1))
        lab.presence.leave(seat)

    background_tasks.create(attending(), name=f'attending {session_id}', context=container)


def _give_way(container: Element) -> None:
    container.clear()
    with container, tag('section', 'given-way card stack', role='alert'):
        heading(1, 'This interview goes on in another window.')
        paragraph('It was opened there after this one. Only one window at a time speaks for you.', 'lead')
        with tag('div', 'line'):
            button('Go on here instead', 'primary').on_click(lambda: ui.navigate.reload())
