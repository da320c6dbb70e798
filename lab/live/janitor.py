"""The janitor: hands on places that nobody keeps and ends sessions that nobody came back to.

Every server has one; what they do is safe to do twice, and a server that has just started gives everybody time to
find it again before it takes them for lost.
"""

import asyncio
import logging
import time
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from lab.errors import LabError
from lab.models.columns import utc_now
from lab.models.session import EndReason
from lab.models.viewer import Viewer
from lab.services.admission import Admission
from lab.services.interviewing import Interviewing
from lab.storage import sessions
from lab.storage.database import Database

log = logging.getLogger(__name__)

SWEEP_S = 1.0
LOOK_S = 10.0
LOST_S = 5 * 60  # somebody who has been away for so long may be taken not to come back


class Janitor:
    def __init__(
        self, database: Database, admission: Admission, interviewing: Interviewing, lost_s: float = LOST_S
    ) -> None:
        self._database = database
        self._admission = admission
        self._interviewing = interviewing
        self._lost_s = lost_s
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._started = time.monotonic()
        self._task = asyncio.create_task(self._rounds(), name='janitor')

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def end_lost(self) -> int:
        """Their answers are reviewed like any others; the number of sessions ended."""
        if time.monotonic() - self._started < self._lost_s:
            return 0
        async with self._database.session() as session:
            unseen = await sessions.list_unseen(session, utc_now() - timedelta(seconds=self._lost_s))
        ended = 0
        for live in unseen:
            closing = self._interviewing.close(Viewer(live.user_id), live.id, EndReason.lost, self._lost_s)
            (outcome,) = await asyncio.gather(closing, return_exceptions=True)
            if isinstance(outcome, BaseException):  # one that cannot be ended must not keep the others from it
                log.warning('session %s could not be ended', live.id, exc_info=outcome)
            else:
                ended += 1
        return ended

    async def _rounds(self) -> None:
        looked = time.monotonic()
        while True:
            try:
                await self._admission.sweep()
                if time.monotonic() - looked > LOOK_S:
                    looked = time.monotonic()
                    await self.end_lost()
            except (LabError, SQLAlchemyError, OSError) as problem:  # the database may be away for a while
                log.warning('the janitor could not do its round: %s', problem)
                await asyncio.sleep(LOOK_S / 2)
            await asyncio.sleep(SWEEP_S)
