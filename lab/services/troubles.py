"""Troubles: a live session in which the same thing fails again and again cannot go on."""

from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from types import TracebackType
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError

from lab.errors import LabError

MOST = 3
EXPECTED = (LabError, SQLAlchemyError, OSError)
"""Refusals, and a database or network that may come back: none of these is the session's own."""


class Troubles:
    """Counts failures in a row by session, in this process."""

    def __init__(self) -> None:
        self._failures: Counter[UUID] = Counter()

    @asynccontextmanager
    async def watch(self, session_id: UUID, give_up: Callable[[], Awaitable[object]]) -> AsyncGenerator[None, None]:
        """What fails in here is raised all the same; the third time in a row `give_up` is called first."""

        async def count(kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
            if error is None:
                self._failures.pop(session_id, None)
            elif isinstance(error, Exception) and not isinstance(error, EXPECTED):
                self._failures[session_id] += 1
                if self._failures[session_id] == MOST:
                    await give_up()

        async with AsyncExitStack() as stack:
            stack.push_async_exit(count)
            yield
