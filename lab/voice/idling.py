"""Silence by the clock on the wall, while no sound comes because the candidate wants it so."""

import asyncio
from collections.abc import Callable

STEP_MS = 100


class Idling:
    """`passed` gets the milliseconds that have gone by since it was last called."""

    def __init__(self, passed: Callable[[int], None]) -> None:
        self._passed = passed
        self._task: asyncio.Task[None] | None = None

    def on(self, idle: bool) -> None:
        if idle and self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())
        elif not idle and self._task is not None:
            self._task.cancel()
            self._task = None

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(STEP_MS / 1000)
            self._passed(STEP_MS)
