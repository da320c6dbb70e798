"""The desk: from here staff see the queue and the live sessions, and can end one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from lab.errors import Conflict, Forbidden, NotFound
from lab.models.columns import utc_now
from lab.models.desk import Desk, DeskSpell, LiveLine, PlacesLine, WaitingLine
from lab.models.queue import HEYGEN, SPEECH, Place, TicketState
from lab.models.session import EndReason, SessionState
from lab.models.viewer import Role, Viewer
from lab.services.admission import Admission
from lab.services.contracts import Clock
from lab.services.interviewing import Interviewing
from lab.storage import audit, desks, queue
from lab.storage.database import Database
from lab.storage.desks import DeskRow, Stay

NAMES = {SPEECH: 'Spoken interviews', HEYGEN: 'Interviewers on video'}
SPELL_MINUTES, SPELLS = 15, 24
GONE = 'This session is neither waiting nor going on any more.'


class Desks:
    def __init__(self, database: Database, admission: Admission, interviewing: Interviewing, clock: Clock) -> None:
        self._database = database
        self._admission = admission
        self._interviewing = interviewing
        self._clock = clock

    async def look(self, viewer: Viewer) -> Desk:
        """Raises Forbidden for anybody but staff."""
        staff_only(viewer)
        async with self._database.session() as session:
            rows, limits = await desks.list_present(session), await queue.list_places(session)
        now = utc_now()
        places = [_places(each.resource, each.places, rows, now) for each in limits if each.places]
        waiting = [line for each in limits for line in await self._waiting(each.resource, rows, now)]
        running = [row for row in rows if row.live.state is SessionState.running]
        seen = {row.live.id: row for row in running if row.ticket is None or row.ticket.resource == SPEECH}
        live = [self._live(row, now) for row in ({row.live.id: row for row in running} | seen).values()]
        return Desk(read_at=now, places=places, waiting=waiting, live=live)

    async def lately(self, viewer: Viewer) -> list[DeskSpell]:
        """The last hours, a quarter of an hour at a time, oldest first."""
        staff_only(viewer)
        now = utc_now()
        begin = now.replace(minute=now.minute // SPELL_MINUTES * SPELL_MINUTES, second=0, microsecond=0)
        starts = [begin - timedelta(minutes=SPELL_MINUTES * back) for back in reversed(range(SPELLS))]
        async with self._database.session() as session:
            stays = await desks.list_stays(session, starts[0])
        return [spell_of(stays, at, min(at + timedelta(minutes=SPELL_MINUTES), now)) for at in starts]

    async def end(self, viewer: Viewer, session_id: UUID) -> None:
        """End a running session, or take one out of the line. What was said is reviewed; nobody here reads it."""
        staff_only(viewer)
        async with self._database.session() as session:
            row = next((each for each in await desks.list_present(session) if each.live.id == session_id), None)
        if row is None:
            raise Conflict(GONE)
        candidate = Viewer(row.live.user_id)
        if row.live.state is SessionState.running:
            await self._interviewing.close(candidate, session_id, EndReason.staff)
        elif row.ticket is not None:
            await self._admission.leave(candidate, session_id, row.ticket.resource)
        async with self._database.transaction() as session:
            await audit.record(session, viewer.user_id, 'session_ended_by_staff', str(session_id))

    async def _waiting(self, resource: str, rows: list[DeskRow], now: datetime) -> list[WaitingLine]:
        tickets, places = await self._admission.read(resource)
        known = {row.live.id: row for row in rows}
        return [
            _waiting(known[ticket.session_id], place, now)
            for (ticket, _), place in zip(tickets, places, strict=True)
            if ticket.state is TicketState.waiting and ticket.session_id in known
        ]

    def _live(self, row: DeskRow, now: datetime) -> LiveLine:
        live = row.live
        return LiveLine(
            session_id=live.id,
            candidate=row.candidate,
            kit_name=row.kit_name,
            state=live.state,
            typed=live.typed,
            slot=row.ticket.slot if row.ticket else None,
            started_at=live.started_at,
            used_s=self._clock.used_s(live, now),
            limit_s=live.limit_s * live.extra_time,
            unseen_s=max(0.0, (now - (live.seen_at or now)).total_seconds()),
        )


def staff_only(viewer: Viewer) -> None:
    if viewer.role not in (Role.staff, Role.admin):
        raise Forbidden('This page is for the staff who look after the lab.')


def spell_of(stays: Sequence[Stay], begin: datetime, end: datetime) -> DeskSpell:
    let_in = [stay for stay in stays if stay.begun_at is not None and begin <= stay.begun_at < end]
    waits = [(stay.begun_at - stay.queued_at).total_seconds() for stay in let_in if stay.begun_at and stay.queued_at]
    return DeskSpell(
        at=begin,
        spoken=_most([stay for stay in stays if not stay.typed], begin, end),
        typed=_most([stay for stay in stays if stay.typed], begin, end),
        let_in=len(let_in),
        longest_wait_s=max(waits, default=0.0),
    )


def _most(stays: Sequence[Stay], begin: datetime, end: datetime) -> int:
    """Live at once: most are live either as it begins or just after somebody has come in."""
    spans = [(stay.begun_at, stay.ended_at or end) for stay in stays if stay.begun_at is not None]
    moments = [begin, *(begun for begun, _ in spans if begin <= begun < end)]
    return max(sum(begun <= at < ended for begun, ended in spans) for at in moments)


def _places(resource: str, places: int, rows: list[DeskRow], now: datetime) -> PlacesLine:
    tickets = [row.ticket for row in rows if row.ticket is not None and row.ticket.resource == resource]
    waits = [(now - ticket.created_at).total_seconds() for ticket in tickets if ticket.state is TicketState.waiting]
    return PlacesLine(
        resource=resource,
        name=NAMES.get(resource, resource),
        places=places,
        taken=sum(ticket.slot is not None for ticket in tickets),
        offered=sum(ticket.state is TicketState.offered for ticket in tickets),
        waiting=len(waits),
        longest_wait_s=max(waits, default=0.0),
    )


def _waiting(row: DeskRow, place: Place, now: datetime) -> WaitingLine:
    if row.ticket is None:
        raise NotFound(GONE)
    return WaitingLine(
        session_id=row.live.id,
        candidate=row.candidate,
        kit_name=row.kit_name,
        resource=place.resource,
        position=place.position,
        joined_at=row.ticket.created_at,
        waited_s=max(0.0, (now - row.ticket.created_at).total_seconds()),
        wait_s=place.wait_s,
        warm=row.ticket.warmed,
        resumed=row.ticket.resumed,
    )
