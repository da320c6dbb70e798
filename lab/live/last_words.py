"""The last words: when time is up, the sentence being said may still be finished."""

import asyncio
from collections.abc import Callable

SENTENCE_S = 10.0


class LastWords:
    """`done` ends the turn with what has been said: at the first pause after time is up, and after ten seconds."""

    def __init__(self, done: Callable[[], None]) -> None:
        self._done = done
        self._cutting: asyncio.Task[None] | None = None

    def time_up(self) -> None:
        if self._cutting is None:
            self._cutting = asyncio.create_task(self._cut())

    def paused(self) -> None:
        if self._cutting is not None:
            self._done()

    def drop(self) -> None:
        if self._cutting is not None:
            self._cutting.cancel()

    async def _cut(self) -> None:
        await asyncio.sleep(SENTENCE_S)
        self._done()
