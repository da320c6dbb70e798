"""The spoken sessions of this process: who may connect, which page speaks for a session, what pages are told."""

import asyncio
from collections.abc import Callable, Sequence
from uuid import UUID

from lab.errors import Conflict, Unavailable
from lab.live.spoken import SpokenSession
from lab.live.spoken_parts import Page, Parts
from lab.live.tickets import Ticket, Tickets
from lab.live.voices import voices_for
from lab.models.avatar import Avatar
from lab.models.live import LiveView, TimeWarning
from lab.models.queue import TicketState
from lab.models.session import SessionState
from lab.models.viewer import Viewer
from lab.providers.tts.sound import VoiceChoice
from lab.services.admission import FULL, Admission
from lab.services.catalog import Catalog
from lab.voice.messages import Mode, Ready

RELEASE_S = 40
"""Without a page for longer, a session gives its place to somebody else; its next page opens it anew."""
REMARKS: dict[TimeWarning, str] = {
    'wrap_up': 'We are coming towards the end of our time.',
    'last_minute': 'Just so you know, we have less than a minute left.',
}
Told = Callable[[LiveView], None]


class SpokenSessions:
    def __init__(self, parts: Parts, catalog: Catalog, admission: Admission) -> None:
        self._parts, self._catalog, self._admission = parts, catalog, admission
        self.tickets = Tickets()
        self._open: dict[UUID, SpokenSession] = {}
        self._watchers: dict[UUID, list[Told]] = {}
        self._leaving: dict[UUID, asyncio.Task[None]] = {}
        self._typing: set[UUID] = set()
        self._warned: dict[UUID, TimeWarning] = {}
        self._entering = asyncio.Lock()

    @property
    def ready(self) -> Ready | None:
        """What there is of speech; None while it loads."""
        return self._parts.speech.ready

    async def ticket(self, viewer: Viewer, session_id: UUID, fresh: bool) -> str:
        """For one connection within a minute; `fresh` for the first of a newly opened page."""
        view = await self._parts.interviewing.view(viewer, session_id)
        if view.state is not SessionState.running:
            raise Conflict('This interview is not going on.')
        return self.tickets.issue(viewer, session_id, fresh)

    async def attach(self, ticket: Ticket, page: Page) -> SpokenSession:
        """Raises Unavailable when there is no speech here or no place, Conflict when the interview is over."""
        view = await self._parts.interviewing.view(ticket.viewer, ticket.session_id)
        if view.state is not SessionState.running:
            raise Conflict('This interview is not going on.')
        place = await self._admission.enter(ticket.viewer, view.session_id)
        if place.state is not TicketState.active:
            raise Unavailable(FULL)
        async with self._entering:
            session = self._open.get(view.session_id)
            fresh = ticket.fresh or session is None
            if session is None:
                voices = await self._voices(view)
                session = SpokenSession(self._parts, ticket.viewer, view, voices, self._tell)
                session.drafting = view.session_id in self._typing
            await session.attach(page, view, fresh)
            self._open[view.session_id] = session
        if (leaving := self._leaving.pop(view.session_id, None)) is not None:
            leaving.cancel()
        return session

    def detach(self, session: SpokenSession, page: Page) -> None:
        if session.detach(page) and self._open.get(session.session_id) is session:
            self._leaving[session.session_id] = asyncio.create_task(self._leave(session))

    def watch(self, session_id: UUID, told: Told) -> Callable[[], None]:
        """`told` hears of every view that came of speaking, until what is returned is called."""
        watchers = self._watchers.setdefault(session_id, [])
        watchers.append(told)
        return lambda: watchers.remove(told) if told in watchers else None

    async def answer(self, viewer: Viewer, session_id: UUID, turn: int, text: str) -> LiveView:
        """A typed answer: it stops whoever speaks, and the question that follows is said."""
        session = self._open.get(session_id)
        if session is not None:
            session.typing()
        view = await self._parts.interviewing.answer(viewer, session_id, turn, text)
        if session is not None:
            session.follow(typed=True)
        return view

    def follow(self, session_id: UUID) -> None:
        """The interview has moved on without speech."""
        if (session := self._open.get(session_id)) is not None:
            session.follow()

    def warn(self, session_id: UUID, warning: TimeWarning) -> None:
        """Each warning is said once, if nobody is speaking; when time is up, whoever speaks may finish the sentence."""
        session = self._open.get(session_id)
        if session is None or self._warned.get(session_id, '') == warning:
            return
        self._warned[session_id] = warning
        if warning in REMARKS:
            session.remark(REMARKS[warning])
        if warning == 'over':
            session.time_up()

    def drafting(self, session_id: UUID, on: bool) -> None:
        """While an answer is being typed, silence is no answer."""
        (self._typing.add if on else self._typing.discard)(session_id)
        if (session := self._open.get(session_id)) is not None:
            session.drafting = on

    async def change_mode(self, session_id: UUID, mode: Mode) -> None:
        if (session := self._open.get(session_id)) is not None:
            await session.change_mode(mode)

    async def close(self, session_id: UUID) -> None:
        self._warned.pop(session_id, None)
        self._typing.discard(session_id)
        if (session := self._open.pop(session_id, None)) is not None:
            await session.close()

    async def stop(self) -> None:
        for leaving in self._leaving.values():
            leaving.cancel()
        for session_id in list(self._open):
            await self.close(session_id)

    async def voice(self, avatar_id: str) -> VoiceChoice:
        """What this avatar sounds like when nobody else is there."""
        avatars = [each for each in await self._catalog.list_avatars() if each.id == avatar_id]
        return self._chosen(avatars).get(avatar_id, VoiceChoice())

    async def _voices(self, view: LiveView) -> dict[str, VoiceChoice]:
        avatars = {each.id: each for each in await self._catalog.list_avatars()}
        return self._chosen([avatars[each.avatar_id] for each in view.members if each.avatar_id in avatars])

    def _chosen(self, avatars: Sequence[Avatar]) -> dict[str, VoiceChoice]:
        return dict(voices_for(avatars, self.ready.voices if self.ready else []))

    def _tell(self, view: LiveView) -> None:
        for told in list(self._watchers.get(view.session_id, [])):
            told(view)

    async def _leave(self, session: SpokenSession) -> None:
        await asyncio.sleep(RELEASE_S)
        self._leaving.pop(session.session_id, None)
        if session.page is None and self._open.get(session.session_id) is session:
            await self.close(session.session_id)
