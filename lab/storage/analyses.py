"""Analyses and artefacts in the database; each row is written once, however often its step runs."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import NotFound
from lab.models.analysis import SessionAnalysis
from lab.models.interview import InterviewArtifact, InterviewSession
from lab.models.viewer import Viewer
from lab.storage.sessions import get_live


async def find(session: AsyncSession, viewer: Viewer, session_id: UUID) -> SessionAnalysis | None:
    await get_live(session, viewer, session_id)
    return (await session.exec(select(SessionAnalysis).where(SessionAnalysis.session_id == session_id))).first()


async def get(session: AsyncSession, viewer: Viewer, session_id: UUID) -> SessionAnalysis:
    analysis = await find(session, viewer, session_id)
    if analysis is None:
        raise NotFound('This session has not been analysed yet.')
    return analysis


async def list_artifacts(session: AsyncSession, row: InterviewSession) -> Sequence[InterviewArtifact]:
    mine = select(InterviewArtifact).where(InterviewArtifact.interview_session_id == row.id)
    return (await session.exec(mine)).all()
