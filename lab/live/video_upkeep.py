"""What keeps rented videos honest: alive while they are used, stopped when nobody uses them, reckoned up afterwards.

It looks at what is, not at what happened: however a session ends, and whichever server ends it or dies, its video is
given back within seconds.
"""

import asyncio
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from lab.errors import LabError, VideoRefused
from lab.models.columns import utc_now
from lab.models.queue import HEYGEN
from lab.models.session import EndReason, HeygenSession, RoleplaySession, SessionState
from lab.models.video import VideoStatus
from lab.providers.avatar import VideoAvatars
from lab.providers.avatar.rental import Ending
from lab.services.videos import Videos
from lab.storage import queue, videos
from lab.storage.database import Database

LOOK_S = 5.0
GOODBYE = timedelta(seconds=30)  # to say it in; the page gives the video back sooner
UNSEEN = timedelta(seconds=45)
UNUSED = timedelta(minutes=10)  # rented ahead, and nobody came
KEEP_ALIVE = timedelta(seconds=120)  # the service gives up after five minutes
STOP_AGAIN = timedelta(seconds=15)
RECKON = timedelta(hours=1)
STRANGER = timedelta(seconds=60)  # younger ones may be about to be written down
COMPARE = timedelta(seconds=60)
ENDINGS: dict[EndReason, Ending] = {EndReason.lost: 'USER_DISCONNECTED', EndReason.failed: 'SERVER_ERROR'}
_log = structlog.get_logger()


class VideoUpkeep:
    def __init__(self, database: Database, video: VideoAvatars, rented: Videos) -> None:
        self._database = database
        self._video = video
        self._rented = rented
        self._compared: datetime | None = None
        self._strays = 0
        self._places = -1
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Before anybody can rent; without video there is nothing to look after."""
        await self._set_places(self._video.places)
        if self._video.places:
            self._task = asyncio.create_task(self._rounds(), name='video upkeep')

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._video.close()

    async def look(self) -> None:
        await self._give_back()
        await self._keep_alive()
        await self._stop_again()
        await self._reckon()
        if self._compared is None or utc_now() - self._compared > COMPARE:
            await self.compare()
        await self._count()

    async def compare(self) -> int:
        """Stop what runs at the service and is unknown or over here; the number of those that would not stop.

        The key must be this lab's alone: whatever else runs under it is stopped too.
        """
        self._compared = utc_now()
        try:
            running = await self._video.list_active()
        except VideoRefused as refusal:
            _log.warning('the service does not say what runs', why=refusal.kind)
            self._strays = 1
            return self._strays
        async with self._database.session() as session:
            ours = await videos.known(session, [each.id for each in running])
        strays = [each for each in running if each.id not in ours]
        old = [each for each in strays if not each.created_at or utc_now() - each.created_at > STRANGER]
        stopped = [await self._stopped(each.id) for each in old]
        self._strays = 1 if not all(stopped) else 0
        return stopped.count(False)

    async def _rounds(self) -> None:
        while True:
            try:
                await self.look()
            except (LabError, SQLAlchemyError, OSError) as problem:  # the database may be away for a while
                _log.warning('looking after videos failed', why=str(problem))
            await asyncio.sleep(LOOK_S)

    async def _stopped(self, id: str) -> bool:
        try:
            await self._video.stop(id, 'ZOMBIE_SESSION_REAP')
        except VideoRefused as refusal:
            _log.warning('a stray video could not be stopped', why=refusal.kind)
            return False
        _log.info('a stray video was stopped')
        return True

    async def _give_back(self) -> None:
        now = utc_now()
        async with self._database.session() as session:
            outlived = await videos.list_outlived(session, now - GOODBYE, now - UNSEEN, now - UNUSED)
        for row, live in outlived:
            why, ending = ending_of(row, live)
            await self._rented.give_back(row, why, ending)
            async with self._database.transaction() as session:
                await queue.free(session, live.id, HEYGEN)

    async def _keep_alive(self) -> None:
        now = utc_now()
        async with self._database.transaction() as session:
            silent = await videos.claim_silent(session, now - KEEP_ALIVE, now)
        for row in silent:
            try:
                await self._video.keep_alive(row.provider_session_id)
            except VideoRefused as refusal:
                if refusal.kind == 'gone':
                    await self._rented.give_back(row, 'ended by the service', 'UNKNOWN')

    async def _stop_again(self) -> None:
        now = utc_now()
        async with self._database.transaction() as session:
            stopping = await videos.claim_stopping(session, now - STOP_AGAIN, now)
        for row in stopping:
            await self._rented.give_back(row, row.end_reason or '', 'SERVER_ERROR')

    async def _reckon(self) -> None:
        async with self._database.session() as session:
            unreckoned = await videos.list_unreckoned(session, utc_now() - RECKON)
        for row in unreckoned:
            try:
                told = await self._video.find(row.provider_session_id)
            except VideoRefused:
                return
            async with self._database.transaction() as session:
                kept = await session.get(HeygenSession, row.id)
                if kept is not None and kept.status == VideoStatus.over:
                    kept.credits = told.credits if told else 0

    async def _count(self) -> None:
        """What cannot be stopped still takes a place of the account."""
        async with self._database.session() as session:
            stuck = await videos.count_stuck(session)
        await self._set_places(max(0, self._video.places - stuck - self._strays))

    async def _set_places(self, places: int) -> None:
        if places == self._places:
            return
        async with self._database.transaction() as session:
            await queue.set_places(session, HEYGEN, places)
        self._places = places


def ending_of(row: HeygenSession, live: RoleplaySession) -> tuple[str, Ending]:
    """In our words, and in those of the service."""
    if live.state in (SessionState.ended, SessionState.analyzed):
        reason = live.end_reason or EndReason.failed
        return reason.value, ENDINGS.get(reason, 'USER_CLOSED')
    return ('unused', 'USER_CLOSED') if row.status == VideoStatus.rented else ('left', 'USER_DISCONNECTED')
