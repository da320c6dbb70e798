"""Sessions on video in the database: which are open, which are to be stopped, kept or reckoned up."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import col, func, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models.session import EndReason, HeygenSession, RoleplaySession, SessionState
from lab.models.video import OPEN, VideoStatus

PRESENT = (SessionState.queued, SessionState.warming, SessionState.running)
SAID_TO_THE_END = (EndReason.completed, EndReason.time_up, EndReason.asked_to_stop)


async def list_open(session: AsyncSession, session_id: UUID) -> list[HeygenSession]:
    wanted = select(HeygenSession).where(HeygenSession.session_id == session_id, col(HeygenSession.status).in_(OPEN))
    return list((await session.exec(wanted.order_by(col(HeygenSession.created_at)))).all())


async def get(session: AsyncSession, id: UUID, session_id: UUID) -> HeygenSession | None:
    wanted = select(HeygenSession).where(HeygenSession.id == id, HeygenSession.session_id == session_id)
    return (await session.exec(wanted)).first()


async def list_outlived(
    session: AsyncSession, ended_since: datetime, unseen_since: datetime, unused_since: datetime
) -> list[tuple[HeygenSession, RoleplaySession]]:
    """Open on video although its session is over, left by its candidate, or never came to use it.

    A session that has come to its end is over in the database while the goodbye is still being said.
    """
    left = (col(RoleplaySession.state) == SessionState.running) & (col(RoleplaySession.seen_at) < unseen_since)
    unused = (col(HeygenSession.status) == VideoStatus.rented) & (col(HeygenSession.created_at) < unused_since)
    goodbye = col(RoleplaySession.end_reason).in_(SAID_TO_THE_END) & (col(RoleplaySession.ended_at) >= ended_since)
    gone = col(RoleplaySession.state).not_in(PRESENT) & or_(col(RoleplaySession.end_reason).is_(None), ~goodbye)
    wanted = (
        select(HeygenSession, RoleplaySession)
        .join(RoleplaySession, col(RoleplaySession.id) == col(HeygenSession.session_id))
        .where(col(HeygenSession.status).in_(OPEN), or_(gone, left, unused))
    )
    return list((await session.exec(wanted)).all())


async def claim_silent(session: AsyncSession, since: datetime, now: datetime) -> list[HeygenSession]:
    """Those running that were not kept alive since then; each is given to one caller only."""
    wanted = select(HeygenSession).where(
        HeygenSession.status == VideoStatus.running, col(HeygenSession.kept_at) < since
    )
    return [row for row in await session.exec(wanted) if await _claimed(session, row, now)]


async def claim_stopping(session: AsyncSession, since: datetime, now: datetime) -> list[HeygenSession]:
    """Those whose stop has failed and was not tried again since then."""
    wanted = select(HeygenSession).where(
        HeygenSession.status == VideoStatus.stopping, col(HeygenSession.kept_at) < since
    )
    return [row for row in await session.exec(wanted) if await _claimed(session, row, now)]


async def list_unreckoned(session: AsyncSession, ended_since: datetime) -> list[HeygenSession]:
    wanted = select(HeygenSession).where(
        HeygenSession.status == VideoStatus.over,
        col(HeygenSession.credits).is_(None),
        col(HeygenSession.ended_at) > ended_since,
    )
    return list((await session.exec(wanted)).all())


async def known(session: AsyncSession, provider_ids: Sequence[str]) -> set[str]:
    """Which of these are ours and open."""
    wanted = select(HeygenSession.provider_session_id).where(
        col(HeygenSession.provider_session_id).in_(provider_ids), col(HeygenSession.status) != VideoStatus.over
    )
    return set((await session.exec(wanted)).all())


async def count_stuck(session: AsyncSession) -> int:
    """Those that cannot be stopped: they hold a place of the service."""
    return (await session.exec(select(func.count()).where(HeygenSession.status == VideoStatus.stopping))).one()


async def _claimed(session: AsyncSession, row: HeygenSession, now: datetime) -> bool:
    mine = update(HeygenSession).where(col(HeygenSession.id) == row.id, col(HeygenSession.kept_at) == row.kept_at)
    found = await session.exec(mine.values(kept_at=now), execution_options={'synchronize_session': False})
    return bool(found.rowcount)
