"""Usage: every call of a model is written down, and what calls have come to is known."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError

from lab.engines.llm.ledger import midnight
from lab.errors import Forbidden, LabError
from lab.models.columns import utc_now
from lab.models.model_call import ModelCall, ModelUse, Scope, Spent, asked_for
from lab.models.viewer import Role, Viewer
from lab.storage import model_calls, sessions
from lab.storage.database import Database

log = structlog.get_logger()


@contextmanager
def asking_for(viewer: Viewer, session_id: UUID | None = None) -> Iterator[None]:
    """What an engine is asked inside is asked for this viewer."""
    token = asked_for.set(Scope(viewer.user_id, session_id))
    try:
        yield
    finally:
        asked_for.reset(token)


class Usage:
    """The engine's ledger: calls are written beside it, so that no turn waits for the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._writing: set[asyncio.Task[None]] = set()

    def record(self, call: ModelCall) -> None:
        task = asyncio.get_running_loop().create_task(self._write(call))
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)

    async def spent(self, scope: Scope) -> tuple[Spent, Spent]:
        await self.drain()
        async with self._database.session() as session:
            mine = await model_calls.spent_in_session(session, scope.session_id) if scope.session_id else Spent()
            return mine, await model_calls.spent_since(session, midnight())

    async def drain(self) -> None:
        """Until everything is written."""
        if self._writing:
            await asyncio.gather(*self._writing, return_exceptions=True)

    async def of_session(self, viewer: Viewer, session_id: UUID) -> list[ModelCall]:
        async with self._database.session() as session:
            await sessions.get_live(session, viewer, session_id)
            return list(await model_calls.list_of_session(session, session_id))

    async def list_use(self, viewer: Viewer, days: int = 30) -> list[ModelUse]:
        """By capability and model. Staff only."""
        if viewer.role not in (Role.staff, Role.admin):
            raise Forbidden('Only staff can see what the model costs.')
        since: datetime = utc_now() - timedelta(days=days)
        async with self._database.session() as session:
            return await model_calls.list_use(session, since)

    async def _write(self, call: ModelCall) -> None:
        """A call that cannot be written is told to whoever runs the lab; nobody's interview depends on it."""
        try:
            async with self._database.transaction() as session:
                session.add(call)
        except (LabError, SQLAlchemyError) as problem:
            log.warning('a model call was not written down', capability=call.capability, problem=str(problem))
