"""Who waits and who is live, over all candidates, without a word of what they say; only staff may ask."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models.kit import RoleKit
from lab.models.queue import QueueTicket
from lab.models.scenario import Scenario
from lab.models.session import RoleplaySession, SessionChange, SessionState
from lab.models.user import User


@dataclass
class DeskRow:
    live: RoleplaySession
    candidate: str
    kit_name: str
    ticket: QueueTicket | None


async def list_present(session: AsyncSession) -> list[DeskRow]:
    """Every session that runs, waits or holds a place, in the order in which they began or joined."""
    found = await session.exec(
        select(RoleplaySession, User.name, RoleKit.name, Scenario.name, QueueTicket)  # type: ignore[call-overload]
        .join(User, col(User.id) == col(RoleplaySession.user_id))
        .outerjoin(QueueTicket, col(QueueTicket.session_id) == col(RoleplaySession.id))
        .outerjoin(RoleKit, col(RoleKit.id) == col(RoleplaySession.context_ref_id))
        .outerjoin(Scenario, col(Scenario.id) == col(RoleplaySession.context_ref_id))
        .where(or_(col(RoleplaySession.state) == SessionState.running, col(QueueTicket.id).is_not(None)))
        .order_by(col(RoleplaySession.started_at), col(QueueTicket.id))
    )
    return [
        DeskRow(live, candidate, kit or scenario or live.context_ref_id, ticket)
        for live, candidate, kit, scenario, ticket in found.all()
    ]


@dataclass
class Stay:
    """When a session joined the line, began and ended, as far as it came; whose it was is left out."""

    typed: bool
    queued_at: datetime | None = None
    begun_at: datetime | None = None
    ended_at: datetime | None = None


async def list_stays(session: AsyncSession, since: datetime) -> list[Stay]:
    """Of every session that waited or was live at some moment since then."""
    lately = select(SessionChange.session_id).where(SessionChange.at >= since)
    found = await session.exec(
        select(SessionChange.session_id, SessionChange.state, SessionChange.at, RoleplaySession.typed)
        .join(RoleplaySession, col(RoleplaySession.id) == col(SessionChange.session_id))
        .where(or_(col(RoleplaySession.state) == SessionState.running, col(SessionChange.session_id).in_(lately)))
    )
    stays: dict[UUID, Stay] = {}
    for session_id, state, at, typed in found.all():
        stay = stays.setdefault(session_id, Stay(typed))
        if state is SessionState.queued:
            stay.queued_at = at
        elif state is SessionState.running:
            stay.begun_at = at
        elif state is SessionState.ended:
            stay.ended_at = at
    return list(stays.values())
