"""Live sessions in the database with the interview they carry, each seen by its candidate only."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import NotFound
from lab.models.interview import InterviewConfig, InterviewSession, InterviewState
from lab.models.plan import InterviewPlan, Plan
from lab.models.session import UNBEGUN, RoleplaySession, SessionChange, SessionState
from lab.models.viewer import Viewer

NONE = 'There is no such session.'


@dataclass
class Interview:
    """A live session with its interview, what was chosen for it and its plan."""

    live: RoleplaySession
    row: InterviewSession
    config: InterviewConfig
    planned: InterviewPlan

    @property
    def plan(self) -> Plan:
        return self.planned.typed()

    @property
    def state(self) -> InterviewState:
        return InterviewState.model_validate(self.row.state)


async def get(session: AsyncSession, viewer: Viewer, session_id: UUID, lock: bool = False) -> Interview:
    """With `lock`, other writers of the same session wait until this transaction is over."""
    if lock:
        await get_live(session, viewer, session_id, lock)  # what is read beside it must be read after the wait
    wanted = (
        select(RoleplaySession, InterviewSession, InterviewConfig, InterviewPlan)
        .join(InterviewSession, col(InterviewSession.roleplay_session_id) == RoleplaySession.id)
        .join(InterviewConfig, col(InterviewConfig.id) == InterviewSession.interview_config_id)
        .join(InterviewPlan, col(InterviewPlan.id) == InterviewSession.interview_plan_id)
        .where(RoleplaySession.id == session_id, RoleplaySession.user_id == viewer.user_id)
    )
    found = (await session.exec(wanted)).first()
    if found is None:
        raise NotFound(NONE)
    return Interview(*found)


async def get_live(session: AsyncSession, viewer: Viewer, session_id: UUID, lock: bool = False) -> RoleplaySession:
    wanted = select(RoleplaySession).where(RoleplaySession.id == session_id, RoleplaySession.user_id == viewer.user_id)
    live = (await session.exec(wanted.with_for_update() if lock else wanted)).first()
    if live is None:
        raise NotFound(NONE)
    return live


async def find_unbegun(session: AsyncSession, viewer: Viewer, config: InterviewConfig) -> RoleplaySession | None:
    wanted = (
        select(RoleplaySession)
        .join(InterviewSession)
        .where(
            RoleplaySession.user_id == viewer.user_id,
            col(RoleplaySession.state).in_(UNBEGUN),
            InterviewSession.interview_config_id == config.id,
        )
    )
    return (await session.exec(wanted)).first()


async def list_mine(session: AsyncSession, viewer: Viewer) -> list[RoleplaySession]:
    """Both products', newest first."""
    mine = select(RoleplaySession).where(RoleplaySession.user_id == viewer.user_id)
    return list((await session.exec(mine.order_by(col(RoleplaySession.created_at).desc()))).all())


async def list_changes(session: AsyncSession, viewer: Viewer, session_id: UUID) -> list[SessionChange]:
    await get_live(session, viewer, session_id)
    changes = select(SessionChange).where(SessionChange.session_id == session_id)
    return list((await session.exec(changes.order_by(col(SessionChange.id)))).all())


async def list_unreviewed(session: AsyncSession) -> list[RoleplaySession]:
    """Every candidate's ended sessions that still wait for their analysis; only a starting lab may ask."""
    found = await session.exec(select(RoleplaySession).where(RoleplaySession.state == SessionState.ended))
    return list(found.all())


async def list_unseen(session: AsyncSession, before: datetime) -> list[RoleplaySession]:
    """Every candidate's running sessions that nobody has been seen in since; only the janitor may ask."""
    unseen = select(RoleplaySession).where(
        RoleplaySession.state == SessionState.running, col(RoleplaySession.seen_at) < before
    )
    return list((await session.exec(unseen)).all())


async def list_stale(session: AsyncSession, before: datetime) -> list[RoleplaySession]:
    """Every candidate's sessions that nothing has happened in since; only the retention rule may ask."""
    return list((await session.exec(select(RoleplaySession).where(col(RoleplaySession.updated_at) < before))).all())
