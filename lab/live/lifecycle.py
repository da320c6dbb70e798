"""The states of a live session, from created to analyzed: each entered once, with its time and cause."""

from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import Conflict
from lab.models.columns import utc_now
from lab.models.session import RoleplaySession, SessionChange, SessionState
from lab.services.admission import admit
from lab.storage import queue

ORDER = list(SessionState)


class SessionLifecycle:
    async def create(self, session: AsyncSession, live: RoleplaySession, cause: str) -> None:
        session.add(live)
        await self._record(session, live, cause)

    async def enter(self, session: AsyncSession, live: RoleplaySession, cause: str) -> None:
        """A typed session needs no place and passes through; a spoken one must hold one by now, or find one free."""
        await admit(session, live)
        for state in ORDER[ORDER.index(live.state) + 1 : ORDER.index(SessionState.running) + 1]:
            await self.move(session, live, state, cause)

    async def move(self, session: AsyncSession, live: RoleplaySession, to: SessionState, cause: str) -> None:
        if ORDER.index(to) != ORDER.index(live.state) + 1:
            raise Conflict(f'This session is {live.state.value}; it cannot become {to.value} now. Reload the page.')
        live.state = to
        if to is SessionState.ended:
            await queue.free(session, live.id)
        await self._record(session, live, cause)

    async def _record(self, session: AsyncSession, live: RoleplaySession, cause: str) -> None:
        session.add(SessionChange(session_id=live.id, state=live.state, cause=cause, at=utc_now()))
        await session.flush()
