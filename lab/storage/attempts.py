"""Attempts, contests and ticked days in the database, each seen by the candidate of their session only."""

from uuid import UUID

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import NotFound
from lab.models.attempt import Attempt, Contest, PlanCheck
from lab.models.session import RoleplaySession
from lab.models.viewer import Viewer


async def get(session: AsyncSession, viewer: Viewer, attempt_id: UUID) -> Attempt:
    wanted = select(Attempt).where(Attempt.id == attempt_id, Attempt.user_id == viewer.user_id)
    attempt = (await session.exec(wanted)).first()
    if attempt is None:
        raise NotFound('There is no such attempt.')
    return attempt


async def list_mine(session: AsyncSession, viewer: Viewer, session_id: UUID) -> list[Attempt]:
    mine = select(Attempt).where(Attempt.session_id == session_id, Attempt.user_id == viewer.user_id)
    return list((await session.exec(mine.order_by(col(Attempt.created_at)))).all())


async def list_contests(session: AsyncSession, viewer: Viewer, session_id: UUID) -> list[Contest]:
    mine = (
        select(Contest)
        .join(RoleplaySession)
        .where(Contest.session_id == session_id, RoleplaySession.user_id == viewer.user_id)
    )
    return list((await session.exec(mine.order_by(col(Contest.created_at)))).all())


async def list_checks(session: AsyncSession, viewer: Viewer, session_id: UUID) -> list[PlanCheck]:
    mine = (
        select(PlanCheck)
        .join(RoleplaySession)
        .where(PlanCheck.session_id == session_id, RoleplaySession.user_id == viewer.user_id)
    )
    return list((await session.exec(mine.order_by(col(PlanCheck.day)))).all())
