"""Analyses and artefacts in the database; each row is written once, however often its step runs."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import NotFound
from lab.models.analysis import SessionAnalysis
from lab.models.interview import InterviewArtifact, InterviewSession
from lab.models.session import RoleplaySession
from lab.models.viewer import Viewer
from lab.storage.sessions import NONE


async def find(session: AsyncSession, viewer: Viewer, session_id: UUID) -> SessionAnalysis | None:
    """Raises NotFound for a session that is not the viewer's."""
    return (await find_beside(session, viewer, session_id))[1]


async def find_beside(
    session: AsyncSession, viewer: Viewer, session_id: UUID
) -> tuple[RoleplaySession, SessionAnalysis | None]:
    """The session with its analysis. Raises NotFound for one that is not the viewer's."""
    wanted = (
        select(RoleplaySession, SessionAnalysis)
        .join(SessionAnalysis, isouter=True)
        .where(RoleplaySession.id == session_id, RoleplaySession.user_id == viewer.user_id)
    )
    found = (await session.exec(wanted)).first()
    if found is None:
        raise NotFound(NONE)
    return found


async def get(session: AsyncSession, viewer: Viewer, session_id: UUID) -> SessionAnalysis:
    analysis = await find(session, viewer, session_id)
    if analysis is None:
        raise NotFound('This session has not been analysed yet.')
    return analysis


async def list_artifacts(session: AsyncSession, row: InterviewSession) -> Sequence[InterviewArtifact]:
    mine = select(InterviewArtifact).where(InterviewArtifact.interview_session_id == row.id)
    return (await session.exec(mine)).all()
