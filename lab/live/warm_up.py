"""Warming up: what a session needs the moment it begins is made ready while its candidate is next in line."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from lab.models.session import SessionState, SessionType
from lab.models.viewer import Viewer
from lab.services.contracts import Lifecycle
from lab.services.openings import Openings, find_prepared
from lab.services.scenes import Scene
from lab.storage import sessions
from lab.storage.database import Database

log = logging.getLogger(__name__)


class Warm(Protocol):
    """One thing that is made ready, such as the sound of the first sentence or an avatar's token.

    Called once for a session, on the server that its page is connected to. `first` is what the interviewer will say
    first. What fails is made on the spot when the session begins, so a warmer may simply raise.
    """

    name: str

    async def __call__(self, viewer: Viewer, scene: Scene, first: str) -> None: ...


class WarmUp:
    """Add to `warmers` whatever else can be made ready."""

    def __init__(
        self, database: Database, lifecycle: Lifecycle, openings: Openings, warmers: Sequence[Warm] = ()
    ) -> None:
        self._database = database
        self._lifecycle = lifecycle
        self._openings = openings
        self.warmers = list(warmers)
        self._going_on: dict[UUID, asyncio.Task[None]] = {}

    async def begin(self, viewer: Viewer, session_id: UUID) -> None:
        if session_id in self._going_on:
            return
        task = asyncio.create_task(self._warm(viewer, session_id), name=f'warming up {session_id}')
        self._going_on[session_id] = task
        task.add_done_callback(lambda done: self._over(session_id, done))

    async def finished(self, session_id: UUID) -> None:
        """Wait for what is being made ready."""
        if (task := self._going_on.get(session_id)) is not None:
            await asyncio.wait([task])

    async def stop(self) -> None:
        tasks = list(self._going_on.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _warm(self, viewer: Viewer, session_id: UUID) -> None:
        async with self._database.transaction() as session:
            live = await sessions.get_live(session, viewer, session_id, lock=True)
            if live.state is SessionState.queued:
                await self._lifecycle.move(session, live, SessionState.warming, 'next in line')
        if live.session_type is SessionType.workplace_practice:
            return  # the first words of a conversation are written already
        scene = await self._openings.prepare(viewer, session_id)
        move = find_prepared(scene)
        first = move.ask.question if move else ''
        results = await asyncio.gather(*(warm(viewer, scene, first) for warm in self.warmers), return_exceptions=True)
        for warm, result in zip(self.warmers, results, strict=True):
            if isinstance(result, Exception):
                log.warning('%s was not made ready for %s: %s', warm.name, session_id, result)

    def _over(self, session_id: UUID, task: asyncio.Task[None]) -> None:
        self._going_on.pop(session_id, None)
        if not task.cancelled() and (problem := task.exception()) is not None:
            log.warning('session %s was not warmed up: %s', session_id, problem)
