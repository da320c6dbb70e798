"""Extracted profiles in the database."""

from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models.profile import ExtractedProfile
from lab.models.user import User
from lab.models.viewer import Viewer


async def find(session: AsyncSession, viewer: Viewer) -> ExtractedProfile | None:
    return await session.get(ExtractedProfile, viewer.user_id)


async def put(session: AsyncSession, profile: ExtractedProfile) -> None:
    """The owner's row is locked, so that two documents read at once do not both make a profile."""
    await session.get(User, profile.user_id, with_for_update=True)
    await session.merge(profile)


async def remove(session: AsyncSession, viewer: Viewer) -> None:
    profile = await find(session, viewer)
    if profile is not None:
        await session.delete(profile)
