"""Tokens and repeatable calls in the database, each seen by its owner only."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import NotFound
from lab.models.token import ApiToken, RepeatableCall
from lab.models.viewer import Viewer


async def get(session: AsyncSession, viewer: Viewer, token_id: UUID) -> ApiToken:
    wanted = select(ApiToken).where(ApiToken.id == token_id, ApiToken.user_id == viewer.user_id)
    token = (await session.exec(wanted)).first()
    if token is None:
        raise NotFound('There is no such token.')
    return token


async def list_mine(session: AsyncSession, viewer: Viewer) -> list[ApiToken]:
    mine = select(ApiToken).where(ApiToken.user_id == viewer.user_id, col(ApiToken.revoked_at).is_(None))
    return list((await session.exec(mine.order_by(col(ApiToken.created_at).desc()))).all())


async def find_by_hash(session: AsyncSession, secret_hash: str) -> ApiToken | None:
    """Whose it is comes of it: the one look-up that nobody is known to make."""
    return (await session.exec(select(ApiToken).where(ApiToken.secret_hash == secret_hash))).first()


async def find_call(session: AsyncSession, viewer: Viewer, key: str) -> RepeatableCall | None:
    wanted = select(RepeatableCall).where(RepeatableCall.user_id == viewer.user_id, RepeatableCall.key == key)
    return (await session.exec(wanted)).first()


async def drop_call(session: AsyncSession, viewer: Viewer, key: str) -> None:
    await session.exec(
        delete(RepeatableCall).where(col(RepeatableCall.user_id) == viewer.user_id, col(RepeatableCall.key) == key)
    )


async def drop_calls_before(session: AsyncSession, viewer: Viewer, before: datetime) -> None:
    await session.exec(
        delete(RepeatableCall).where(
            col(RepeatableCall.user_id) == viewer.user_id, col(RepeatableCall.created_at) < before
        )
    )
