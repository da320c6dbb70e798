"""Four people before a hall with two places and a clock that is set by hand."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models.live import Readiness
from lab.models.queue import Place
from lab.models.session import SessionState
from lab.models.viewer import Role, Viewer
from lab.services.accounts import viewer
from lab.services.admission import Admission
from lab.wiring import Lab
from tests.steps import prepared

SPOKEN = Readiness(consent=True, typed=False)


class Line:
    """A hall with two places and a clock that is set by hand."""

    def __init__(self, lab: Lab) -> None:
        self.lab, self.now = lab, datetime(2026, 5, 1, tzinfo=UTC)
        self.hall = self.server()
        self.people: dict[str, tuple[Viewer, UUID]] = {}

    def server(self) -> Admission:
        """Another server of the same database."""

        async def clock(session: AsyncSession) -> datetime:
            return self.now

        return Admission(self.lab.database, self.lab.interviewing._lifecycle, None, {'speech': 2}, clock=clock)

    async def come(self, name: str) -> None:
        asking = viewer(await self.lab.accounts.add(f'{name}@example.com', name, None, Role.candidate))
        session_id = await self.lab.interviewing.start(asking, await prepared(self.lab, asking))
        await self.lab.interviewing.get_ready(asking, session_id, SPOKEN)
        self.people[name] = asking, session_id

    async def join(self, name: str) -> Place:
        return await self.hall.join(*self.people[name])

    async def state(self, name: str) -> SessionState:
        return (await self.lab.interviewing.view(*self.people[name])).state

    async def later(self, seconds: float, *kept: str) -> None:
        """Time goes by, in which those named give signs of life."""
        for _ in range(int(seconds // 10)):
            self.now += timedelta(seconds=10)
            for name in kept:
                assert await self.hall.beat(*self.people[name]) is not None
        self.now += timedelta(seconds=seconds % 10)
