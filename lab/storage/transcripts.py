"""Transcripts in the database, in order."""

from uuid import UUID

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models.session import RoleplaySession
from lab.models.transcript import TranscriptTurn
from lab.models.viewer import Viewer


async def list_turns(session: AsyncSession, viewer: Viewer, session_id: UUID) -> list[TranscriptTurn]:
    """Empty for a session of somebody else."""
    turns = (
        select(TranscriptTurn)
        .join(RoleplaySession)
        .where(TranscriptTurn.session_id == session_id, RoleplaySession.user_id == viewer.user_id)
    )
    return list((await session.exec(turns.order_by(col(TranscriptTurn.position)))).all())


async def count_turns(session: AsyncSession, live: RoleplaySession) -> int:
    counted = select(func.count()).select_from(TranscriptTurn).where(TranscriptTurn.session_id == live.id)
    return (await session.exec(counted)).one()
