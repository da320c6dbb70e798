"""The queue in the database: tickets in order, slots that only one can hold, leases by the database's own clock.

`locked` serialises whatever hands out slots; a beat and the taking up of an offered place are single conditional
updates that need no lock. An expired lease is never revived: whoever held it must stop using the place.
Locks are taken in one order: a session's row, the places of a resource, tickets.
"""

import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import case, or_, text
from sqlmodel import col, delete, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from lab.models.queue import QueuePlaces, QueueTicket, TicketState
from lab.models.session import RoleplaySession
from lab.storage.database import one_at_a_time

BEAT_S = 10
LEASE_S = 45  # without a beat for longer, a place in the line or a slot goes to the next
OFFER_S = 20  # to take up an offered place
UNTRACKED = {'synchronize_session': False}  # rows are read again after they were changed in bulk
NOW = {
    'sqlite': "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now')",
    'postgresql': 'SELECT clock_timestamp()',
}


async def now(session: AsyncSession) -> datetime:
    """By the clock of the database, so that no server's own clock matters."""
    told = (await session.exec(text(NOW[session.get_bind().dialect.name]))).scalar_one()  # type: ignore[call-overload]
    read = told if isinstance(told, datetime) else datetime.fromisoformat(str(told)).replace(tzinfo=UTC)
    return read.astimezone(UTC)


async def set_places(session: AsyncSession, resource: str, places: int) -> None:
    await one_at_a_time(session, QueuePlaces)
    await session.merge(QueuePlaces(resource=resource, places=places))
    await session.flush()


async def locked(session: AsyncSession, resource: str) -> int:
    """The number of places; until this transaction is over, nobody else hands one out."""
    wanted = select(QueuePlaces.places).where(QueuePlaces.resource == resource)
    return (await session.exec(wanted.with_for_update())).one()


async def join(session: AsyncSession, live: RoleplaySession, resource: str, resumed: bool, at: datetime) -> QueueTicket:
    """The session's ticket: the one it has, or a new one at the end of the line. Only under `locked`."""
    ticket = await find(session, live.id, resource)
    if ticket is None:
        ticket = QueueTicket(
            session_id=live.id,
            resource=resource,
            resumed=resumed,
            lease_until=at + timedelta(seconds=LEASE_S),
            created_at=at,
        )
        session.add(ticket)
        await session.flush()
    return ticket


async def clear(session: AsyncSession, resource: str, at: datetime) -> None:
    """Whatever has lapsed is over. Only under `locked`."""
    lapsed = delete(QueueTicket).where(col(QueueTicket.resource) == resource, col(QueueTicket.lease_until) < at)
    await session.exec(lapsed, execution_options=UNTRACKED)


async def promote(session: AsyncSession, resource: str, places: int, at: datetime) -> int:
    """Offer every free slot to the next in line; the number offered. Only under `locked`, after `clear`."""
    held = select(QueueTicket.slot).where(QueueTicket.resource == resource, col(QueueTicket.slot).is_not(None))
    taken = set((await session.exec(held)).all())
    free = [slot for slot in range(1, places + 1) if slot not in taken]
    room = max(0, min(len(free), places - len(taken)))  # after the limit was lowered, nobody is put out
    following = (await session.exec(line(resource).limit(room))).all() if room else []
    for ticket, slot in zip(following, free, strict=False):
        ticket.state, ticket.slot, ticket.token = TicketState.offered, slot, secrets.token_hex(16)
        ticket.lease_until, ticket.called_at = at + timedelta(seconds=OFFER_S), at
    await session.flush()
    return len(following)


def line(resource: str) -> SelectOfScalar[QueueTicket]:
    """Those who wait, in the order in which they are served."""
    waiting = select(QueueTicket).where(QueueTicket.resource == resource, col(QueueTicket.state) == TicketState.waiting)
    return waiting.order_by(col(QueueTicket.resumed).desc(), col(QueueTicket.id))


async def find(session: AsyncSession, session_id: UUID, resource: str) -> QueueTicket | None:
    wanted = select(QueueTicket).where(QueueTicket.session_id == session_id, QueueTicket.resource == resource)
    return (await session.exec(wanted.execution_options(populate_existing=True))).first()


async def position(session: AsyncSession, ticket: QueueTicket) -> int:
    """From 1; 0 for whoever does not wait any more."""
    if ticket.state is not TicketState.waiting:
        return 0
    ahead = select(func.count()).select_from(QueueTicket)
    ahead = ahead.where(QueueTicket.resource == ticket.resource, col(QueueTicket.state) == TicketState.waiting)
    earlier, resumed = col(QueueTicket.id) <= ticket.id, col(QueueTicket.resumed).is_(True)
    return (await session.exec(ahead.where(resumed & earlier if ticket.resumed else or_(resumed, earlier)))).one()


async def beat(session: AsyncSession, session_id: UUID, at: datetime, take: bool = False) -> bool:
    """Prolong what the session waits for or holds; False when there is nothing (any more).

    An offer is not prolonged; with `take`, for whoever is in the midst of an interview, it is taken up.
    """
    offered = col(QueueTicket.state) == TicketState.offered
    prolonged, state = at + timedelta(seconds=LEASE_S), col(QueueTicket.state)
    mine = update(QueueTicket).where(col(QueueTicket.session_id) == session_id, col(QueueTicket.lease_until) >= at)
    mine = mine.values(
        lease_until=prolonged if take else case((offered, col(QueueTicket.lease_until)), else_=prolonged),
        state=case((offered, TicketState.active), else_=state) if take else state,
    )
    return bool((await session.exec(mine, execution_options=UNTRACKED)).rowcount)


async def accept(session: AsyncSession, session_id: UUID, resource: str, token: str, at: datetime) -> bool:
    """Take up an offered place; False when the offer has lapsed or the token is not the one it was made with."""
    offered = (
        update(QueueTicket)
        .where(
            col(QueueTicket.session_id) == session_id,
            col(QueueTicket.resource) == resource,
            col(QueueTicket.state) == TicketState.offered,
            col(QueueTicket.token) == token,
            col(QueueTicket.lease_until) >= at,
        )
        .values(state=TicketState.active, lease_until=at + timedelta(seconds=LEASE_S))
    )
    return bool((await session.exec(offered, execution_options=UNTRACKED)).rowcount)


async def claim_warm_up(session: AsyncSession, ticket: QueueTicket) -> bool:
    """True for one caller only."""
    mine = update(QueueTicket).where(col(QueueTicket.id) == ticket.id, col(QueueTicket.warmed).is_(False))
    return bool((await session.exec(mine.values(warmed=True), execution_options=UNTRACKED)).rowcount)


async def holds(session: AsyncSession, session_id: UUID, resource: str, at: datetime) -> bool:
    ticket = await find(session, session_id, resource)
    return ticket is not None and ticket.state is TicketState.active and ticket.lease_until >= at


async def free(session: AsyncSession, session_id: UUID, resource: str | None = None) -> None:
    """Give up what the session waits for or holds."""
    mine = delete(QueueTicket).where(col(QueueTicket.session_id) == session_id)
    mine = mine.where(col(QueueTicket.resource) == resource) if resource else mine
    await session.exec(mine, execution_options=UNTRACKED)


async def prolong_all(session: AsyncSession, at: datetime) -> None:
    """After a time without any server: nobody loses a place because nobody could take the beat."""
    until = at + timedelta(seconds=LEASE_S)
    late = update(QueueTicket).where(col(QueueTicket.lease_until) < until).values(lease_until=until)
    await session.exec(late, execution_options=UNTRACKED)


async def list_all(session: AsyncSession, resource: str) -> list[tuple[QueueTicket, UUID]]:
    """Every ticket with the candidate it belongs to: places that are held first, then the line in its order."""
    found = (
        select(QueueTicket, RoleplaySession.user_id)
        .join(RoleplaySession, col(RoleplaySession.id) == col(QueueTicket.session_id))
        .where(QueueTicket.resource == resource)
        .order_by(col(QueueTicket.slot).is_(None), col(QueueTicket.resumed).desc(), col(QueueTicket.id))
    )
    return list((await session.exec(found)).all())


async def list_places(session: AsyncSession) -> list[QueuePlaces]:
    return list((await session.exec(select(QueuePlaces).order_by(col(QueuePlaces.resource)))).all())


async def recent_lengths(session: AsyncSession, of: int = 20) -> list[float]:
    """Seconds that the latest spoken sessions held their place."""
    ended = (
        select(RoleplaySession.started_at, RoleplaySession.ended_at)
        .where(col(RoleplaySession.ended_at).is_not(None), col(RoleplaySession.started_at).is_not(None))
        .where(col(RoleplaySession.typed).is_(False))
        .order_by(col(RoleplaySession.ended_at).desc())
        .limit(of)
    )
    found = (await session.exec(ended)).all()
    return [(end - begin).total_seconds() for begin, end in found if begin is not None and end is not None]
