"""Acts that store something, carried out one after another."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from lab.errors import Conflict, LabError, Unavailable

Act = Callable[[], Awaitable[None]]
FAILED = 'Something failed here just now. Please say it again, or type it.'
log = structlog.get_logger()


class InOrder:
    """`faster` is done next when another window was faster; `refused` hears of every other refusal."""

    def __init__(self, faster: Act, refused: Callable[[LabError], None]) -> None:
        self._faster, self._refused = faster, refused
        self._acts: asyncio.Queue[Act] = asyncio.Queue()
        self._worker: asyncio.Task[None] | None = None

    def then(self, act: Act) -> None:
        self._acts.put_nowait(act)

    def start(self, name: str) -> None:
        self._worker = self._worker or asyncio.create_task(self._carry_out(), name=name)

    def stop(self) -> None:
        if self._worker is not None:
            self._worker.cancel()
            self._worker = None

    async def _carry_out(self) -> None:
        while True:
            act = await self._acts.get()
            (problem,) = await asyncio.gather(act(), return_exceptions=True)
            if isinstance(problem, Conflict):
                self.then(self._faster)
            elif isinstance(problem, LabError):
                self._refused(problem)
            elif problem is not None:  # the next answer must still be taken
                log.error('an act of a live session failed', exc_info=problem)
                self._refused(Unavailable(FAILED))
