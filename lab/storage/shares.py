"""Share links in the database, each seen by the candidate who made it."""

from uuid import UUID

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import NotFound
from lab.models.share import ShareLink
from lab.models.viewer import Viewer


async def get(session: AsyncSession, viewer: Viewer, link_id: UUID) -> ShareLink:
    wanted = select(ShareLink).where(ShareLink.id == link_id, ShareLink.user_id == viewer.user_id)
    link = (await session.exec(wanted)).first()
    if link is None:
        raise NotFound('There is no such link.')
    return link


async def list_open(session: AsyncSession, viewer: Viewer, session_id: UUID) -> list[ShareLink]:
    """Not taken back, the newest first; some may have expired."""
    mine = select(ShareLink).where(
        ShareLink.session_id == session_id, ShareLink.user_id == viewer.user_id, col(ShareLink.revoked_at).is_(None)
    )
    return list((await session.exec(mine.order_by(col(ShareLink.created_at).desc()))).all())


async def find_by_hash(session: AsyncSession, secret_hash: str) -> ShareLink | None:
    """The secret says whose it is: nobody needs to be known to ask."""
    return (await session.exec(select(ShareLink).where(ShareLink.secret_hash == secret_hash))).first()
