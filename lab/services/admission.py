"""Admission: who may hold a place now and who waits, first come first served, correct across servers.

Typed sessions need no place and enter at once. A spoken one needs a place for as long as somebody speaks in it: it
joins the line, is offered a place, takes it up, and keeps it with a beat every 10 s.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import Conflict, InvalidInput, NoPlace
from lab.models.queue import SPEECH, Place, QueueTicket, TicketState
from lab.models.session import UNBEGUN, RoleplaySession, SessionState
from lab.models.viewer import Viewer
from lab.services.contracts import Lifecycle, Warming
from lab.services.waits import usual_length_s, wait_s
from lab.storage import queue, sessions
from lab.storage.database import Database

WARM_AHEAD = 2  # so many of the line are made ready before their turn
LOOK_S = 1.0  # everybody who watches the line sees one reading of it, at most so old
LENGTHS_S = 60.0
LAPSED = 'Your place was kept for 20 seconds and then went to the next in line. Join again.'
FULL = 'All places are taken just now. Wait for yours on the page before the interview, or answer by typing.'
OVER = 'This interview is over; it needs no place.'


@dataclass
class Reading:
    """The line of one resource at one moment."""

    read_at: float
    now: datetime
    tickets: list[tuple[QueueTicket, UUID]]


class Admission:
    """`places` is the limit of each resource; `clock` stands in for the database's in tests."""

    def __init__(
        self,
        database: Database,
        lifecycle: Lifecycle,
        warming: Warming | None,
        places: Mapping[str, int],
        planned_s: float = 360,
        clock: Callable[[AsyncSession], Awaitable[datetime]] = queue.now,
    ) -> None:
        self._database = database
        self._lifecycle = lifecycle
        self._warming = warming
        self.places = dict(places)
        self._planned_s = planned_s
        self._clock = clock
        self._door = asyncio.Lock()  # fair, which the databases' own locks are not
        self._readings: dict[str, Reading] = {}
        self._lengths: tuple[float, float] = (float('-inf'), planned_s)

    async def open(self) -> None:
        """At a server's start: the limits are set, and nobody loses a place to the time without a server."""
        async with self._database.transaction() as session:
            for resource, places in self.places.items():
                await queue.set_places(session, resource, places)
            await queue.prolong_all(session, await self._clock(session))

    async def enter(self, viewer: Viewer, session_id: UUID, resource: str = SPEECH) -> Place:
        """Join, and take up a place if there is one."""
        place = await self.join(viewer, session_id, resource)
        if place.state is TicketState.offered and place.token is not None:
            return await self.accept(viewer, session_id, place.token, resource)
        return place

    async def join(self, viewer: Viewer, session_id: UUID, resource: str = SPEECH) -> Place:
        """One ticket for a session, however often and from however many pages this is called."""
        async with self._door, self._database.transaction() as session:
            live = await sessions.get_live(session, viewer, session_id, lock=True)
            check_may_join(live)
            if live.state is SessionState.created:
                await self._lifecycle.move(session, live, SessionState.queued, 'the candidate pressed start')
            ticket = await line_up(session, live, resource, self._clock)
        return await self._told(viewer, session_id, ticket)

    async def look(self, viewer: Viewer, session_id: UUID, resource: str = SPEECH) -> Place | None:
        """Where the session stands; None when it neither waits nor holds a place (any more)."""
        reading = await self._reading(resource)
        mine = (t for t, user_id in reading.tickets if t.session_id == session_id and user_id == viewer.user_id)
        ticket = next((t for t in mine if t.lease_until >= reading.now), None)
        return None if ticket is None else self._placed(ticket, reading, await self._length_s())

    async def beat(self, viewer: Viewer, session_id: UUID, resource: str = SPEECH) -> Place | None:
        """Somebody is there; None when the place has gone to the next."""
        async with self._database.transaction() as session:
            await sessions.get_live(session, viewer, session_id)
            alive = await queue.beat(session, session_id, await self._clock(session))
            ticket = await queue.find(session, session_id, resource) if alive else None
        return None if ticket is None else await self._told(viewer, session_id, ticket)

    async def accept(self, viewer: Viewer, session_id: UUID, token: str, resource: str = SPEECH) -> Place:
        """Take up an offered place, or find it taken up with this token. Raises Conflict when the offer has lapsed."""
        async with self._database.transaction() as session:
            await sessions.get_live(session, viewer, session_id)
            at = await self._clock(session)
            taken = await queue.accept(session, session_id, resource, token, at)
            ticket = await queue.find(session, session_id, resource)
            if ticket is None or not (taken or (ticket.token == token and ticket.lease_until >= at)):
                raise NoPlace(LAPSED)
        return await self._told(viewer, session_id, ticket)

    async def leave(self, viewer: Viewer, session_id: UUID, resource: str = SPEECH) -> None:
        """Give the place, or the place in the line, to the next."""
        async with self._database.transaction() as session:
            await sessions.get_live(session, viewer, session_id)
            places = await queue.locked(session, resource)
            at = await self._clock(session)
            await queue.free(session, session_id, resource)
            await queue.clear(session, resource, at)
            await queue.promote(session, resource, places, at)

    async def sweep(self) -> int:
        """Free what nobody keeps and offer it; any server may do it at any time. The number of places offered."""
        offered = 0
        for resource in self.places:
            async with self._database.transaction() as session:
                places = await queue.locked(session, resource)
                at = await self._clock(session)
                await queue.clear(session, resource, at)
                offered += await queue.promote(session, resource, places, at)
        return offered

    async def read(self, resource: str) -> tuple[list[tuple[QueueTicket, UUID]], list[Place]]:
        """Every ticket with whose it is, and where each stands; for staff."""
        reading, length_s = await self._reading(resource), await self._length_s()
        return reading.tickets, [self._placed(ticket, reading, length_s) for ticket, _ in reading.tickets]

    async def _told(self, viewer: Viewer, session_id: UUID, ticket: QueueTicket) -> Place:
        """Where the ticket stands; whoever is near their turn is warmed up, once."""
        place = _bare(ticket, self.places[ticket.resource])
        if ticket.state is TicketState.waiting:
            async with self._database.session() as session:
                place.position = await queue.position(session, ticket)
        if place.position <= WARM_AHEAD and not ticket.warmed and self._warming is not None:
            async with self._database.transaction() as session:
                place.to_warm = await queue.claim_warm_up(session, ticket)
            if place.to_warm:
                await self._warming.begin(viewer, session_id)
        if ticket.state is TicketState.waiting and (seen := await self.look(viewer, session_id, ticket.resource)):
            place.wait_s = seen.wait_s
        return place

    async def _reading(self, resource: str) -> Reading:
        reading = self._readings.get(resource)
        if reading is None or time.monotonic() - reading.read_at > LOOK_S:
            async with self._database.session() as session:
                tickets = await queue.list_all(session, resource)
                reading = Reading(time.monotonic(), await self._clock(session), tickets)
            self._readings[resource] = reading
        return reading

    def _placed(self, ticket: QueueTicket, reading: Reading, length_s: float) -> Place:
        place = _bare(ticket, self.places[ticket.resource])
        if ticket.state is TicketState.waiting:
            waiting = [each.id for each, _ in reading.tickets if each.state is TicketState.waiting]
            held = [(reading.now - (t.called_at or reading.now)).total_seconds() for t, _ in reading.tickets if t.slot]
            place.position = waiting.index(ticket.id) + 1
            place.wait_s = wait_s(place.position, held, place.places, length_s)
        return place

    async def _length_s(self) -> float:
        read_at, length_s = self._lengths
        if time.monotonic() - read_at > LENGTHS_S:
            async with self._database.session() as session:
                length_s = usual_length_s(await queue.recent_lengths(session), self._planned_s)
            self._lengths = time.monotonic(), length_s
        return length_s


async def line_up(
    session: AsyncSession,
    live: RoleplaySession,
    resource: str = SPEECH,
    clock: Callable[[AsyncSession], Awaitable[datetime]] = queue.now,
) -> QueueTicket:
    """The session's ticket, offered at once if a place is free. The session's row must be locked already."""
    places = await queue.locked(session, resource)
    at = await clock(session)
    await queue.clear(session, resource, at)
    ticket = await queue.join(session, live, resource, live.state is SessionState.running, at)
    if ticket.state is TicketState.waiting:
        await queue.promote(session, resource, places, at)
    return ticket


async def admit(session: AsyncSession, live: RoleplaySession) -> None:
    """In the transaction that begins a session: it holds what it needs, or gets it now, or NoPlace is raised."""
    if live.typed:
        return
    ticket = await line_up(session, live)
    if ticket.state is TicketState.offered and ticket.token is not None:
        at = await queue.now(session)
        await queue.accept(session, live.id, ticket.resource, ticket.token, at)
    elif ticket.state is TicketState.waiting:
        raise NoPlace(FULL)


def check_may_join(live: RoleplaySession) -> None:
    if live.state in UNBEGUN and not live.consent.get('given'):
        raise InvalidInput('Please agree to what is kept before it begins.')
    if live.state not in (*UNBEGUN, SessionState.running):
        raise Conflict(OVER)


def _bare(ticket: QueueTicket, places: int) -> Place:
    return Place(
        resource=ticket.resource,
        state=ticket.state,
        slot=ticket.slot,
        token=ticket.token,
        lease_until=ticket.lease_until,
        places=places,
    )
