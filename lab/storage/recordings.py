"""Where recordings of answers are, in the database."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models.session import RoleplaySession
from lab.models.transcript import TranscriptTurn
from lab.models.viewer import Viewer


async def list_old(session: AsyncSession, before: datetime) -> list[TranscriptTurn]:
    """Every candidate's recorded answers from before; only the retention rule may ask."""
    wanted = select(TranscriptTurn).where(
        col(TranscriptTurn.audio_key).is_not(None), col(TranscriptTurn.created_at) < before
    )
    return list((await session.exec(wanted)).all())


async def list_keys(session: AsyncSession, viewer: Viewer, session_ids: Sequence[UUID] | None = None) -> list[str]:
    """Of the viewer's own sessions, all or those named."""
    wanted = (
        select(TranscriptTurn.audio_key)
        .join(RoleplaySession)
        .where(RoleplaySession.user_id == viewer.user_id, col(TranscriptTurn.audio_key).is_not(None))
    )
    if session_ids is not None:
        wanted = wanted.where(col(RoleplaySession.id).in_(session_ids))
    return [key for key in (await session.exec(wanted)).all() if key]


async def list_keys_of(session: AsyncSession, session_ids: Sequence[UUID]) -> list[str]:
    """Of any candidate's sessions; only the retention rule may ask."""
    wanted = select(TranscriptTurn.audio_key).where(
        col(TranscriptTurn.session_id).in_(session_ids), col(TranscriptTurn.audio_key).is_not(None)
    )
    return [key for key in (await session.exec(wanted)).all() if key]


async def forget(session: AsyncSession, turn_ids: Sequence[UUID]) -> None:
    await session.exec(update(TranscriptTurn).where(col(TranscriptTurn.id).in_(turn_ids)).values(audio_key=None))
