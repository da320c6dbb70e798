"""Subjects: what a live session is about, an interview or a conversation; the rest of it is the same for both."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from lab.engines.contracts import Engine, Say
from lab.models.conversation import Meeting, Response
from lab.models.interview import Ask, Move, Reply, Turn
from lab.models.live import LiveView
from lab.models.plan import Member, Plan
from lab.models.session import RoleplaySession
from lab.models.transcript import TranscriptTurn
from lab.models.viewer import Viewer
from lab.services.casting import cast
from lab.services.contracts import Clock
from lab.services.meetings import meeting_of
from lab.services.openings import find_prepared
from lab.services.scenes import Scene, scene_of
from lab.services.viewing import conversation_view, live_view
from lab.storage import catalog, conversations, transcripts
from lab.storage.conversations import Conversation

PARTNER = 'partner'


class LiveScene(Protocol):
    @property
    def live(self) -> RoleplaySession: ...

    @property
    def candidate(self) -> str: ...

    plan: Plan
    turns: list[TranscriptTurn]


S = TypeVar('S', bound=LiveScene)


class Subject(Protocol[S]):
    async def scene(self, session: AsyncSession, viewer: Viewer, session_id: UUID) -> S: ...

    async def open(self, scene: S) -> Reply: ...

    async def next(self, scene: S, text: str, remaining_s: float, say: Say | None) -> Reply: ...

    def view(self, scene: S, clock: Clock, now: datetime) -> LiveView: ...


class InterviewSubject:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def scene(self, session: AsyncSession, viewer: Viewer, session_id: UUID) -> Scene:
        return await scene_of(session, viewer, session_id)

    async def open(self, scene: Scene) -> Reply:
        return _reply(find_prepared(scene) or await self._engine.open(scene.brief, scene.plan))

    async def next(self, scene: Scene, text: str, remaining_s: float, say: Say | None) -> Reply:
        said = scene.answered(text)
        return _reply(await self._engine.ask(scene.brief, scene.plan, scene.interview.state, said, remaining_s, say))

    def view(self, scene: Scene, clock: Clock, now: datetime) -> LiveView:
        return live_view(scene.interview, scene.plan, scene.brief.kit_name, scene.turns, clock, now)


@dataclass
class ConversationScene:
    """`plan` has the partner as its only member."""

    conversation: Conversation
    meeting: Meeting
    plan: Plan
    turns: list[TranscriptTurn]

    @property
    def live(self) -> RoleplaySession:
        return self.conversation.live

    @property
    def candidate(self) -> str:
        return self.meeting.you

    def transcript(self) -> list[Turn]:
        return [turn.typed() for turn in self.turns]


class ConversationSubject:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def scene(self, session: AsyncSession, viewer: Viewer, session_id: UUID) -> ConversationScene:
        found = await conversations.get(session, viewer, session_id)
        meeting = meeting_of(found, viewer.name, await catalog.list_scenarios(session))
        avatars = await catalog.get_avatars(session, found.live.avatar_ids)
        turns = await transcripts.list_turns(session, viewer, session_id)
        plan = cast(_plan(meeting), avatars)
        plan.members[0] = plan.members[0].model_copy(update={'name': meeting.partner})
        return ConversationScene(found, meeting, plan, turns)

    async def open(self, scene: ConversationScene) -> Reply:
        return _said(scene, await self._engine.meet(scene.meeting))

    async def next(self, scene: ConversationScene, text: str, remaining_s: float, say: Say | None) -> Reply:
        said = [*scene.transcript(), Turn(speaker='candidate', text=text)]
        return _said(
            scene, await self._engine.converse(scene.meeting, scene.conversation.stance, said, remaining_s, say)
        )

    def view(self, scene: ConversationScene, clock: Clock, now: datetime) -> LiveView:
        return conversation_view(scene.conversation, scene.plan, scene.turns, clock, now)


def _reply(move: Move) -> Reply:
    return Reply(ask=move.ask, state=move.state.model_dump(mode='json'), reading=move.reading)


def _said(scene: ConversationScene, response: Response) -> Reply:
    remark = response.remark
    ask = Ask(
        phase='role',
        question=remark.text,
        intent='',
        expected_signal='',
        speaker=PARTNER,
        name=scene.meeting.partner,
        reason=remark.reason,
        closing=remark.closing,
        seconds=30,
        engine=remark.engine,
        made_with=remark.made_with,
        stood_in=remark.stood_in,
    )
    return Reply(ask=ask, state=response.stance.model_dump(mode='json'))


def _plan(meeting: Meeting) -> Plan:
    partner = Member(key=PARTNER, name=meeting.partner, role=meeting.role, interest=meeting.goal)
    return Plan(minutes=meeting.minutes, interview_type='', style='', seniority='', members=[partner], phases=[])
