"""What services ask of the rooms above them: durable work, the clock of a live session and its changes of state."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models.live import TimeWarning
from lab.models.progress import Progress
from lab.models.session import RoleplaySession, SessionState
from lab.models.viewer import Viewer


class Pipelines(Protocol):
    """Durable work. Starting the same work twice runs it once; after a failure, starting it again tries again.

    `again` also repeats what was done already.
    """

    async def prepare(self, viewer: Viewer, document_id: UUID, again: bool = False) -> None: ...

    async def review(self, viewer: Viewer, session_id: UUID) -> None: ...

    async def preparation(self, document_id: UUID) -> Progress: ...

    async def review_progress(self, session_id: UUID) -> Progress: ...

    def reviewed(self) -> Progress:
        """Of any review that is done."""

    async def forget(self, row_ids: Sequence[UUID]) -> None:
        """What was ever started for these documents and sessions, with its inputs and outcomes."""


class Clock(Protocol):
    """Counts the time in which the candidate was there."""

    def start(self, live: RoleplaySession, now: datetime) -> None: ...

    def tick(self, live: RoleplaySession, now: datetime) -> None:
        """Add the time since the candidate was last seen."""

    def used_s(self, live: RoleplaySession, now: datetime) -> float: ...

    def remaining_s(self, live: RoleplaySession, now: datetime) -> float:
        """Negative once the time is over."""

    def over(self, live: RoleplaySession, now: datetime) -> bool:
        """Whether the session must end now, whoever is speaking."""

    def warning(self, live: RoleplaySession, now: datetime) -> TimeWarning: ...


class Lifecycle(Protocol):
    async def create(self, session: AsyncSession, live: RoleplaySession, cause: str) -> None: ...

    async def enter(self, session: AsyncSession, live: RoleplaySession, cause: str) -> None:
        """On from wherever the session waits to running. Raises NoPlace when it needs a place and has none."""

    async def move(self, session: AsyncSession, live: RoleplaySession, to: SessionState, cause: str) -> None:
        """Raises Conflict for a change that cannot follow on the present state."""


class Warming(Protocol):
    async def begin(self, viewer: Viewer, session_id: UUID) -> None:
        """Make ready, in the background and each thing once, what a session needs the moment it begins."""
