"""Interviewers on video: offered where there is a face for one, rented for a live session, given back when it ends.

The interview never depends on it: the drawn interviewer is there from the start and goes on when the video does not.
"""

from collections.abc import Sequence
from uuid import UUID

import structlog
from sqlalchemy.exc import IntegrityError
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import Conflict, VideoRefused
from lab.models.columns import utc_now
from lab.models.queue import HEYGEN, TicketState
from lab.models.session import HeygenSession, RoleplaySession, SessionState
from lab.models.video import OPEN, VideoEnd, VideoOffer, VideoStart, VideoStatus
from lab.models.viewer import Viewer
from lab.providers.avatar import VideoAvatars
from lab.providers.avatar.rental import Ending
from lab.services.admission import line_up
from lab.storage import queue, sessions, videos
from lab.storage.database import Database

MARGIN_S = 120  # beyond the planned length: the goodbye, and a way back after a lost connection
FULL = 'All interviewers on video are taken right now.'
NOT_WANTED = 'This interview is not on video.'
_log = structlog.get_logger()


class Videos:
    def __init__(self, database: Database, video: VideoAvatars) -> None:
        self._database = database
        self._video = video

    @property
    def url(self) -> str:
        """Where pages get their videos from; empty without any."""
        return self._video.url

    def offered(self, avatar_ids: Sequence[str]) -> bool:
        """For one interviewer who has a face there; a panel would need several at once."""
        return len(avatar_ids) == 1 and self._video.offers(avatar_ids[0])

    async def offer(self, viewer: Viewer, session_id: UUID) -> VideoOffer:
        async with self._database.session() as session:
            live = await sessions.get_live(session, viewer, session_id)
        offered = self.offered(live.avatar_ids)
        return VideoOffer(offered=offered, wanted=offered and live.on_video)

    async def choose(self, viewer: Viewer, session_id: UUID, on_video: bool) -> VideoOffer:
        async with self._database.transaction() as session:
            live = await sessions.get_live(session, viewer, session_id, lock=True)
            if live.state in (SessionState.ended, SessionState.analyzed):
                raise Conflict('This interview has ended.')
            live.on_video = on_video
        return await self.offer(viewer, session_id)

    async def warm(self, viewer: Viewer, session_id: UUID) -> None:
        """The token is there before the candidate is; without one the page asks again."""
        try:
            row = await self._rented(viewer, session_id)
        except VideoRefused as refusal:
            _log.info('no video in advance', why=refusal.kind)
            return
        await self._write(row)

    async def rent(self, viewer: Viewer, session_id: UUID) -> VideoStart:
        """What the page needs to start the video, made now or ahead; an earlier page's video is given back.

        Raises VideoRefused.
        """
        row = await self._rented(viewer, session_id)
        start = VideoStart(id=row.id, token=row.token or '', url=self._video.url)
        row.token = None  # it is good for one start
        await self._write(row)
        return start

    async def _rented(self, viewer: Viewer, session_id: UUID) -> HeygenSession:
        async with self._database.transaction() as session:
            live = await sessions.get_live(session, viewer, session_id, lock=True)
            if not live.on_video or live.typed or not self.offered(live.avatar_ids):
                raise VideoRefused('off', NOT_WANTED)
            earlier = await videos.list_open(session, session_id)
            await self._take_place(session, live)
        waiting = next((row for row in earlier if row.status == VideoStatus.rented and row.token), None)
        for row in earlier:
            if row is not waiting:
                await self.give_back(row, 'replaced', 'USER_DISCONNECTED')
        return waiting or await self._new(live)

    async def began(self, viewer: Viewer, session_id: UUID, id: UUID) -> None:
        """The page shows it."""
        async with self._database.transaction() as session:
            await sessions.get_live(session, viewer, session_id)
            row = await videos.get(session, id, session_id)
            if row is not None and row.status == VideoStatus.rented:
                row.status, row.token, row.started_at, row.kept_at = VideoStatus.running, None, utc_now(), utc_now()

    async def ended(self, viewer: Viewer, session_id: UUID, id: UUID, why: VideoEnd) -> None:
        """The page shows the drawn interviewer again; the place goes to somebody else."""
        async with self._database.transaction() as session:
            live = await sessions.get_live(session, viewer, session_id)
            row = await videos.get(session, id, session_id)
            if [each.id for each in await videos.list_open(session, session_id)] == [id]:
                await queue.free(session, session_id, HEYGEN)
        if row is not None and row.status in OPEN:
            _log.info('video ended', why=why)
            reason = live.end_reason.value if why == 'closed' and live.end_reason else why
            await self.give_back(row, reason, 'USER_CLOSED' if why == 'closed' else 'USER_DISCONNECTED')

    async def give_back(self, row: HeygenSession, why: str, ending: Ending) -> bool:
        """Whether it is stopped; if not, it is tried again later, and holds a place until then."""
        now = utc_now()
        async with self._database.transaction() as session:
            kept = await session.get(HeygenSession, row.id)
            if kept is None or kept.status == VideoStatus.over:
                return True
            kept.end_reason, kept.ended_at = kept.end_reason or why, kept.ended_at or now
            kept.status, kept.token, kept.kept_at = VideoStatus.stopping, None, now
        try:
            await self._video.stop(row.provider_session_id, ending)
        except VideoRefused as refusal:
            _log.warning('video could not be stopped', why=refusal.kind)
            return False
        async with self._database.transaction() as session:
            kept = await session.get(HeygenSession, row.id)
            if kept is not None:
                kept.status = VideoStatus.over
        return True

    async def _take_place(self, session: AsyncSession, live: RoleplaySession) -> None:
        """One that is free now; nobody waits for a video, because the interview can begin without it."""
        ticket = await line_up(session, live, HEYGEN)
        if ticket.state is TicketState.offered and ticket.token is not None:
            await queue.accept(session, live.id, HEYGEN, ticket.token, await queue.now(session))
        elif ticket.state is TicketState.waiting:
            await queue.free(session, live.id, HEYGEN)
            await session.commit()
            raise VideoRefused('busy', FULL)

    async def _new(self, live: RoleplaySession) -> HeygenSession:
        seconds = int(live.limit_s * live.extra_time) + MARGIN_S
        try:
            rental = await self._video.rent(live.avatar_ids[0], seconds)
        except VideoRefused:
            async with self._database.transaction() as session:
                await queue.free(session, live.id, HEYGEN)
            raise
        return HeygenSession(
            session_id=live.id,
            provider_session_id=rental.id,
            avatar_id=live.avatar_ids[0],
            status=VideoStatus.rented,
            token=rental.token,
        )

    async def _write(self, row: HeygenSession) -> None:
        try:
            async with self._database.transaction() as session:
                await session.merge(row)
        except IntegrityError:  # the interview was deleted meanwhile
            raise VideoRefused('off', NOT_WANTED) from None
