"""A person of the gallery and what they can do in a lab, step by step, through its services."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from lab.models.columns import utc_now
from lab.models.document import DocType, UserDocument
from lab.models.interview import Choices, InterviewType, Style
from lab.models.live import LiveView, Readiness
from lab.models.session import EndReason, RoleplaySession, SessionState
from lab.models.spoken import Spoken, TimedWord
from lab.models.viewer import Role, Viewer
from lab.services.accounts import viewer
from lab.wiring import Lab
from tests.steps import finished

PASSWORD = 'a long and honest one'
WORD_MS = 390


@dataclass
class Person:
    lab: Lab
    viewer: Viewer

    @classmethod
    async def arrive(cls, lab: Lab, name: str, role: Role = Role.candidate) -> 'Person':
        """Signs in as `first name@example.org`."""
        email = f'{name.split()[0].lower()}@example.org'
        return cls(lab, viewer(await lab.accounts.add(email, name, PASSWORD, role)))

    async def give(self, content: bytes, name: str, doc_type: DocType = DocType.resume) -> UserDocument:
        document = await self.lab.documents.upload(self.viewer, doc_type, name, content)
        await finished(lambda: self.lab.documents.progress(self.viewer, document.id))
        return document

    async def choose(
        self, kit: str, resume: UserDocument, kind: str = 'hr', minutes: float = 6, style: str = 'friendly'
    ) -> UUID:
        """A session that has not begun."""
        wanted = Choices(
            kit_id=kit,
            resume_doc_id=resume.id,
            interview_type=InterviewType(kind),
            style=Style(style),
            minutes=minutes,
        )
        config = await self.lab.planning.configure(self.viewer, wanted)
        return await self.lab.interviewing.start(self.viewer, config.id)

    async def prepare(self, session_id: UUID, **how: bool | str) -> UUID:
        readiness = Readiness.model_validate({'consent': True, **how})
        await self.lab.interviewing.get_ready(self.viewer, session_id, readiness)
        return session_id

    async def begin(self, session_id: UUID, **how: bool | str) -> LiveView:
        await self.prepare(session_id, **how)
        if how.get('typed') is False:
            await self.lab.admission.enter(self.viewer, session_id)
        return await self.lab.interviewing.begin(self.viewer, session_id)

    async def say(self, view: LiveView, texts: list[str], aloud: bool = False) -> LiveView:
        """One answer after the other, until all are given or the interviewer says goodbye."""
        at_ms = 4000
        for text in texts:
            if view.state is not SessionState.running:
                break
            spoken = _spoken(text, at_ms) if aloud else None
            at_ms = spoken.ended_ms + 9000 if spoken else at_ms
            view = await self.lab.interviewing.answer(self.viewer, view.session_id, view.turn, text, spoken)
        return view

    async def finish(self, view: LiveView) -> UUID:
        """Ended where it has not ended itself, and read."""
        if view.state is SessionState.running:
            await self.lab.interviewing.end(self.viewer, view.session_id)
        await finished(lambda: self.lab.pipelines.review_progress(view.session_id))
        return view.session_id

    async def date_back(self, session_id: UUID, days: float, used_s: float = 340) -> None:
        """As if it had been held so many days ago and had taken so long."""
        back = timedelta(days=days)
        async with self.lab.database.transaction() as session:
            live = await session.get(RoleplaySession, session_id)
            assert live is not None
            live.created_at -= back
            live.used_s = used_s
            if live.started_at is not None:
                live.started_at -= back
            if live.ended_at is not None:
                live.ended_at -= back

    async def set_clock(self, session_id: UUID, left_s: float, reason: EndReason | None = None) -> None:
        async with self.lab.database.transaction() as session:
            live = await session.get(RoleplaySession, session_id)
            assert live is not None
            live.used_s, live.seen_at = live.limit_s - left_s, utc_now()
            live.end_reason = reason or live.end_reason


def _spoken(text: str, at_ms: int) -> Spoken:
    """Said at an even pace with a breath at every full stop."""
    words, now = [], at_ms
    for word in text.split():
        words.append(TimedWord(text=word, start_ms=now, end_ms=now + WORD_MS - 60))
        now += WORD_MS + (700 if word.endswith('.') else 0)
    return Spoken(words=words, started_ms=at_ms, ended_ms=now, why='silence')
