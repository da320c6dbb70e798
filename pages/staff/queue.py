"""The queue and the live sessions, for staff, kept up to date while it is open; the last hours in counts."""

from contextlib import suppress
from uuid import UUID

from nicegui import ui

from components.confirm import confirm
from components.desk import desk_figures, live_table, waiting_table
from components.desk_hours import desk_hours
from components.frame import frame
from components.markup import heading, paragraph, tag
from components.pictured import draw_all
from lab.errors import Unavailable
from lab.models.desk import Desk
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, told
from pages.watching import watch

LOOK_S = 3.0


def create(lab: Lab) -> None:
    @door('/staff/queue')
    async def queue(viewer: Viewer) -> None:
        desk, spells = await lab.desks.look(viewer), await lab.desks.lately(viewer)
        with frame('Queue', viewer, 'queue'):
            with tag('header', 'stack tight'):
                heading(1, 'Who is here.')
                paragraph('Places, the line and the interviews going on. What anybody says is not shown here.', 'lead')
            Board(lab, viewer, desk)
            await draw_all(desk_hours(spells))


class Board:
    def __init__(self, lab: Lab, viewer: Viewer, desk: Desk) -> None:
        self.lab, self.viewer, self.desk = lab, viewer, desk
        with tag('div', 'stack loose') as self.box:
            self._figures()
            self.line, self.rooms = waiting_table(self._ask), live_table(self._ask)
        self._show()
        watch(self._look, LOOK_S, self.box)

    async def _look(self) -> bool:
        with suppress(Unavailable):  # the next look tells
            if self.box.client.has_socket_connection:
                self.desk = await self.lab.desks.look(self.viewer)
                self._show()
        return False

    def _show(self) -> None:
        self._figures.refresh()
        self.line.show(self.desk.waiting)
        self.rooms.show(self.desk.live)

    @ui.refreshable_method
    def _figures(self) -> None:
        desk_figures(self.desk)

    def _ask(self, session_id: UUID, candidate: str, running: bool) -> None:
        question = f'End the interview of {candidate}?' if running else f'Take {candidate} out of the line?'
        detail = (
            'It ends at once. What they have said is analysed for them, and they are told that staff ended it.'
            if running
            else 'They can join again at the end of the line.'
        )
        yes = 'End the interview' if running else 'Take out of the line'
        confirm(question, detail, yes, lambda: self._end(session_id))

    @told
    async def _end(self, session_id: UUID) -> None:
        await self.lab.desks.end(self.viewer, session_id)
        await self._look()
