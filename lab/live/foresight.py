"""Foresight: while a candidate pauses, what would be asked next if that were all, so that nobody waits for it."""

import asyncio
import re
from collections.abc import Callable
from uuid import UUID

from lab.errors import LabError
from lab.models.interview import Ask, Reply
from lab.models.viewer import Viewer
from lab.services.interviewing import Interviewing


class Foresight:
    """One move at a time; a newer pause replaces it. `prepare` gets each as soon as it is there."""

    def __init__(
        self, interviewing: Interviewing, viewer: Viewer, session_id: UUID, prepare: Callable[[Ask], None]
    ) -> None:
        self._interviewing, self._viewer, self._session_id = interviewing, viewer, session_id
        self._prepare = prepare
        self._of: tuple[int, str] | None = None
        self._task: asyncio.Task[Reply | None] | None = None

    def begin(self, turn: int, text: str) -> None:
        key = turn, words_alone(text)
        if not key[1] or key == self._of:
            return
        self.forget()
        self._of = key
        self._task = asyncio.create_task(self._foresee(turn, text), name=f'foreseeing {self._session_id}')

    async def of(self, turn: int, text: str) -> Reply | None:
        """The move for exactly this answer, waited for if it is on its way; None if it was not begun, or failed."""
        if self._task is None or self._of != (turn, words_alone(text)):
            self.forget()
            return None
        task = self._task
        await asyncio.wait([task])
        return None if task.cancelled() or task.exception() else task.result()

    def forget(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = self._of = None

    async def _foresee(self, turn: int, text: str) -> Reply | None:
        try:
            move = await self._interviewing.foresee(self._viewer, self._session_id, turn, text)
        except LabError:
            return None  # whoever answers meets it again
        if move is not None:
            self._prepare(move.ask)
        return move


def words_alone(text: str) -> str:
    """Two hearings of the same answer may differ in points and capitals."""
    return ' '.join(re.findall(r"[\w']+", text.lower()))
