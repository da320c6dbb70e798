"""Watching work that goes on elsewhere until it is done."""

import asyncio
from collections.abc import Awaitable, Callable

from nicegui import background_tasks
from nicegui.element import Element


def watch(look: Callable[[], Awaitable[bool]], every_s: float, container: Element) -> None:
    """Call `look`, which may fill the container, until it says that it is done or the container is gone.

    A timer would not do: it is cancelled, together with what it is just doing, when its container is cleared.
    """

    async def watching() -> None:
        await container.client.connected()
        while not container.is_deleted and not await look():  # noqa: ASYNC110  nothing here could set an event
            await asyncio.sleep(every_s)

    background_tasks.create(watching(), name='watching', context=container)
