"""A live session with what it is about, whichever of the two products it belongs to."""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models.session import SessionType
from lab.models.viewer import Viewer
from lab.storage import conversations, sessions
from lab.storage.conversations import Conversation
from lab.storage.sessions import Interview

Played = Interview | Conversation
"""Both have `live`, and a `row` with its `state` and the `state_before`."""


async def get(session: AsyncSession, viewer: Viewer, session_id: UUID, lock: bool = False) -> Played:
    live = await sessions.get_live(session, viewer, session_id, lock)
    if live.session_type is SessionType.workplace_practice:
        return await conversations.get(session, viewer, session_id, lock)
    return await sessions.get(session, viewer, session_id, lock)
