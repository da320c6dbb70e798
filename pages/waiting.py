"""Waiting for a place: the page stays in the line by being open, and goes in by itself when it is its turn."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from uuid import UUID

from nicegui import background_tasks, ui

from components.markup import note, tag
from components.queue_panel import QueuePanel
from lab.errors import NoPlace, Unavailable
from lab.models.queue import Place, TicketState
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import told

LOOK_S = 2.0
LOOKS_A_BEAT = 5
AGAIN = 'The connection was away for too long to keep your place, so you have joined again at the end.'


class Waiting:
    """Fills the present container. `on_type` and `on_leave` are called once the place is given up."""

    def __init__(
        self,
        lab: Lab,
        viewer: Viewer,
        session_id: UUID,
        place: Place,
        on_type: Callable[[], Awaitable[None]],
        on_leave: Callable[[], Awaitable[None]],
    ) -> None:
        self.lab, self.viewer, self.session_id = lab, viewer, session_id
        self._on_type, self._on_leave, self._over = on_type, on_leave, False
        self.box = tag('div', 'stack')
        with self.box:
            self.panel = QueuePanel(place, self.type_instead, self.leave)
        background_tasks.create(self._watch(), name=f'waiting {session_id}', context=self.box)

    @told
    async def type_instead(self) -> None:
        await self._give_up()
        await self._on_type()

    @told
    async def leave(self) -> None:
        await self._give_up()
        await self._on_leave()

    async def _give_up(self) -> None:
        self._over = True
        await self.lab.admission.leave(self.viewer, self.session_id)

    async def _watch(self) -> None:
        """A page that is not connected gives no sign of life, and takes up no place."""
        looks, client = 0, self.box.client
        await client.connected()
        while not self.box.is_deleted and not self._over:
            if client.has_socket_connection:
                ask = self.lab.admission.look if looks % LOOKS_A_BEAT else self.lab.admission.beat
                with suppress(Unavailable):  # the next look tells
                    await self._show(await ask(self.viewer, self.session_id))
                looks += 1
            await asyncio.sleep(LOOK_S)

    async def _show(self, place: Place | None) -> None:
        if self._over or self.box.is_deleted:
            return
        if place is None:
            place = await self._again()
        self.panel.show(place)
        if place.state is TicketState.offered and place.token is not None:
            try:
                await self.lab.admission.accept(self.viewer, self.session_id, place.token)
            except NoPlace:
                return
        if place.state is not TicketState.waiting:
            self._over = True
            with self.box:
                ui.navigate.to(f'/session/{self.session_id}/live')

    async def _again(self) -> Place:
        with self.box:
            note(AGAIN, 'warn', role='status')
        return await self.lab.admission.join(self.viewer, self.session_id)
