"""The states of a live session, from created to analyzed: each entered once, with its time and cause."""

from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import Conflict
from lab.models.columns import utc_now
from lab.models.session import RoleplaySession, SessionChange, SessionState

ORDER = list(SessionState)


class SessionLifecycle:
    async def create(self, session: AsyncSession, live: RoleplaySession, cause: str) -> None:
        session.add(live)
        await self._record(session, live, cause)

    async def enter(self, session: AsyncSession, live: RoleplaySession, cause: str) -> None:
        """There is room for everybody as long as no avatar is rented, so the way in has no waiting."""
        for state in (SessionState.queued, SessionState.warming, SessionState.running):
            await self.move(session, live, state, cause)

    async def move(self, session: AsyncSession, live: RoleplaySession, to: SessionState, cause: str) -> None:
        if ORDER.index(to) != ORDER.index(live.state) + 1:
            raise Conflict(f'This session is {live.state.value}; it cannot become {to.value} now. Reload the page.')
        live.state = to
        await self._record(session, live, cause)

    async def _record(self, session: AsyncSession, live: RoleplaySession, cause: str) -> None:
        session.add(SessionChange(session_id=live.id, state=live.state, cause=cause, at=utc_now()))
        await session.flush()
