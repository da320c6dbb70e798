"""Whether a voice that has just stopped sounded finished: the turn model is asked, and what it says is kept."""

import asyncio
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from lab.voice.contracts import TurnModel


class Finality:
    """`p_end` is None until the model has answered for this silence; `known` is called then."""

    def __init__(self, turn_model: TurnModel, known: Callable[[], None]) -> None:
        self._turn_model, self._known = turn_model, known
        self._tasks: set[asyncio.Task[None]] = set()
        self._silence = 0
        self.p_end: float | None = None

    def forget(self) -> None:
        """The voice has come back, or another answer is due."""
        self._silence += 1
        self.p_end = None

    def ask(self, tail: NDArray[np.float32]) -> None:
        self.forget()
        task = asyncio.get_running_loop().create_task(self._ask(tail, self._silence))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _ask(self, tail: NDArray[np.float32], silence: int) -> None:
        p_end = await self._turn_model.p_end(tail)
        if silence == self._silence:
            self.p_end = p_end
            self._known()

    async def wait(self) -> None:
        while self._tasks:
            await asyncio.wait(self._tasks)

    def drop(self) -> None:
        for task in self._tasks:
            task.cancel()
