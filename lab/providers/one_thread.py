"""A thread of its own for an engine that blocks and must not be called twice at once."""

import asyncio
import heapq
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from time import monotonic
from typing import ParamSpec, TypeVar
from weakref import WeakSet

P = ParamSpec('P')
T = TypeVar('T')
RESTS = 2
STUCK_SECONDS = 30.0
"""No call takes a tenth of it: one that does is never coming back."""

_all: 'WeakSet[OneThread]' = WeakSet()


class OneThread:
    """Calls of the lowest rank go first, in order within it."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._queue: list[tuple[int, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._free = True
        self._since: float | None = None
        self._ended = self._took = 0.0
        _all.add(self)

    @property
    def waiting(self) -> int:
        """Calls that are not answered yet, the running one included."""
        return len(self._queue) + (not self._free)

    @property
    def spare(self) -> bool:
        """Whether nobody waits, and it has rested for twice as long as its last call took."""
        return not self.waiting and monotonic() - self._ended >= RESTS * self._took

    async def run(self, rank: int, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        await self._turn(rank)
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(self._pool, self._timed, lambda: call(*args, **kwargs))
        future.add_done_callback(self._finished)
        return await asyncio.shield(future)

    def _finished(self, future: 'asyncio.Future[T]') -> None:
        """Also when nobody waits for the answer any more."""
        if not future.cancelled():
            future.exception()
        self._next()

    def _timed(self, call: Callable[[], T]) -> T:
        self._since = began = monotonic()
        try:
            return call()
        finally:
            self._since, self._ended = None, monotonic()
            self._took = self._ended - began

    async def _turn(self, rank: int) -> None:
        if self._free:
            self._free = False
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        entry = (rank, next(self._numbers), place)
        heapq.heappush(self._queue, entry)
        try:
            await place
        except asyncio.CancelledError:
            self._leave(entry)
            raise

    def _leave(self, entry: tuple[int, int, asyncio.Future[None]]) -> None:
        """Out of the queue; a turn that was given at the same moment goes on to the next."""
        with suppress(ValueError):
            self._queue.remove(entry)
            heapq.heapify(self._queue)
            return
        self._next()

    def _next(self) -> None:
        while self._queue:
            place = heapq.heappop(self._queue)[2]
            if not place.done():
                place.set_result(None)
                return
        self._free = True

    @property
    def stuck(self) -> bool:
        since = self._since
        return since is not None and monotonic() - since > STUCK_SECONDS


def any_stuck() -> bool:
    """Whether a thread of this process hangs in its engine, which only a new process can mend."""
    return any(thread.stuck for thread in list(_all))
