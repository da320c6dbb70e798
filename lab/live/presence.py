"""Presence: which open page shows a session. Of several the newest does, and the older ones are told."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from lab.errors import Conflict
from lab.models.live import Pulse
from lab.models.viewer import Viewer
from lab.services.interviewing import Interviewing
from lab.storage import sessions
from lab.storage.database import Database

ELSEWHERE = 'This interview goes on in another window.'


class Elsewhere(Conflict):
    """A newer page shows the session now."""

    title = 'Open in another window'


@dataclass(frozen=True, eq=False)
class Seat:
    """One page's hold on a session. `on_taken` is called once, when a newer page of the same server takes over."""

    viewer: Viewer
    session_id: UUID
    token: str
    on_taken: Callable[[], object]


class Presence:
    def __init__(self, database: Database, interviewing: Interviewing) -> None:
        self._database = database
        self._interviewing = interviewing
        self._seats: dict[UUID, Seat] = {}

    async def attend(self, viewer: Viewer, session_id: UUID, on_taken: Callable[[], object]) -> Seat:
        """Take the session over from whatever page showed it before."""
        seat = Seat(viewer, session_id, secrets.token_hex(8), on_taken)
        async with self._database.transaction() as session:
            live = await sessions.get_live(session, viewer, session_id, lock=True)
            live.attended_by = seat.token
        before = self._seats.get(session_id)
        self._seats[session_id] = seat
        if before is not None:
            before.on_taken()
        return seat

    async def beat(self, seat: Seat) -> Pulse:
        """A sign of life, every 10 s while the page is connected. Raises Elsewhere when a newer page has taken over."""
        async with self._database.session() as session:
            live = await sessions.get_live(session, seat.viewer, seat.session_id)
        if live.attended_by != seat.token:
            self.leave(seat)
            raise Elsewhere(ELSEWHERE)
        return await self._interviewing.pulse(seat.viewer, seat.session_id)

    def holds(self, seat: Seat) -> bool:
        """Whether no newer page of this server has taken over."""
        return self._seats.get(seat.session_id) is seat

    def leave(self, seat: Seat) -> None:
        """The page is gone for good; the session waits for another."""
        if self._seats.get(seat.session_id) is seat:
            del self._seats[seat.session_id]
