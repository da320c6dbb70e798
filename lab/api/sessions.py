"""`/api/avatar/session`: one live session, started, answered by typing, kept alive and ended."""

from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import Discriminator, Field, Tag

from lab.api.route import REPEATABLE, Routers
from lab.api.who import viewer_of
from lab.api.wire import Slug, Wire, problems, shown_as
from lab.errors import InvalidInput
from lab.live.spoken_sessions import SpokenSessions
from lab.models.kit import PhaseKey
from lab.models.live import LiveView, Readiness, TimeWarning
from lab.models.session import EndReason, SessionState, SessionType
from lab.models.viewer import Viewer
from lab.services.accounts import Accounts
from lab.services.conversations import Conversations
from lab.services.interviewing import Interviewing

NO_CONSENT = 'Please agree to what is kept before the conversation begins.'
SOME_ID = '7d9f0a44-6c1e-4a53-9a71-0f2b6c3d8e55'


NEEDS = {'extra_time', 'no_timer', 'delivery_metrics'}


class ReadyIn(Wire):
    """`consent` is to what is kept and for how long, as the page before a session says it.

    Without `extraTime`, `noTimer` and `deliveryMetrics` what the candidate has set on the profile page counts.
    """

    consent: bool
    avatar_ids: list[Slug] = Field(default=[], max_length=3)
    extra_time: float = Field(default=1.0, ge=1.0, le=3.0)
    no_timer: bool = False
    delivery_metrics: bool = True


class StartIn(ReadyIn):
    model_config = shown_as({'configId': SOME_ID, 'consent': True})

    config_id: UUID


class InterviewStartIn(StartIn):
    model_config = shown_as({'sessionType': 'interview_practice', 'configId': SOME_ID, 'consent': True})

    session_type: Literal[SessionType.interview_practice] = SessionType.interview_practice


class ConversationStartIn(ReadyIn):
    """Without a persona the one that the scenario was written for, without an avatar one of ours."""

    model_config = shown_as(
        {
            'sessionType': 'workplace_practice',
            'scenarioId': 'stuck-since-tuesday',
            'personaId': 'straight-talker',
            'toneId': 'guarded',
            'avatarIds': [],
            'consent': True,
        }
    )

    session_type: Literal[SessionType.workplace_practice]
    scenario_id: Slug
    persona_id: Slug | None = None
    tone_id: Slug = 'even'
    avatar_ids: list[Slug] = Field(default=[], max_length=1)


def _session_type(body: object) -> object:
    """An interview unless something else is said."""
    if not isinstance(body, dict):
        return getattr(body, 'session_type', None)
    return body.get('sessionType', body.get('session_type', 'interview_practice'))


SessionStartIn = Annotated[
    Annotated[InterviewStartIn, Tag('interview_practice')] | Annotated[ConversationStartIn, Tag('workplace_practice')],
    Discriminator(_session_type),
]


class SessionOut(Wire):
    """`turn` is the number that the next answer must carry; `question` is what was said last.

    `remainingS` is null without a timer and may fall below zero while the last answer is given. In a conversation the
    kit is the scenario, and there is no configuration and no phase.
    """

    id: UUID
    session_type: SessionType
    config_id: UUID | None
    kit_id: str
    state: SessionState
    end_reason: EndReason | None
    phase: PhaseKey | None
    speaker: str
    question: str
    turn: int
    used_s: float
    remaining_s: float | None
    warning: TimeWarning
    closed: bool


class PulseOut(Wire):
    state: SessionState
    turn: int
    remaining_s: float | None
    warning: TimeWarning


class VoiceOut(Wire):
    """Open `address` as a WebSocket within 45 s; each connection needs a ticket of its own."""

    ticket: str
    address: str


class AnswerIn(Wire):
    """An empty text is a silence."""

    model_config = shown_as({'turn': 1, 'text': 'On Monday I counted the list again, because two pages were missing.'})

    turn: int = Field(ge=1, le=10_000)
    text: str = Field(max_length=20_000)


class TurnOut(Wire):
    position: int
    speaker: Literal['interviewer', 'candidate']
    name: str
    text: str
    phase: PhaseKey | None
    probe: bool


class TranscriptOut(Wire):
    session_id: UUID
    turns: list[TurnOut]


@dataclass(frozen=True)
class Starts:
    """Begins sessions at once: typed ones wait for no place."""

    interviewing: Interviewing
    conversations: Conversations
    accounts: Accounts

    async def interview(self, viewer: Viewer, wanted: StartIn) -> SessionOut:
        session_id = await self.interviewing.start(viewer, wanted.config_id)
        if wanted.avatar_ids:
            await self.interviewing.choose_avatar(viewer, session_id, wanted.avatar_ids)
        return await self._begun(viewer, session_id, wanted)

    async def conversation(self, viewer: Viewer, wanted: ConversationStartIn) -> SessionOut:
        if not wanted.consent:
            raise InvalidInput(NO_CONSENT)
        face = next(iter(wanted.avatar_ids), '')
        session_id = await self.conversations.start(
            viewer, wanted.scenario_id, wanted.persona_id or '', wanted.tone_id, face
        )
        return await self._begun(viewer, session_id, wanted)

    async def _begun(self, viewer: Viewer, session_id: UUID, wanted: ReadyIn) -> SessionOut:
        needs = (await self.accounts.accommodations(viewer)).model_dump(include=NEEDS)
        needs |= wanted.model_dump(include=NEEDS, exclude_unset=True)
        await self.interviewing.get_ready(viewer, session_id, Readiness(typed=True, consent=wanted.consent, **needs))
        return out(await self.interviewing.begin(viewer, session_id))


def router(routers: Routers, starts: Starts, spoken: SpokenSessions) -> APIRouter:
    interviewing = starts.interviewing
    router = routers.router('/api/avatar/session', 'Sessions')

    @router.post('/start', status_code=201, responses=problems(404, 409), openapi_extra=REPEATABLE)
    async def start_session(request: Request, wanted: SessionStartIn) -> SessionOut:
        """An interview from its configuration, or a conversation from its scenario; it begins at once."""
        viewer = viewer_of(request)
        if isinstance(wanted, InterviewStartIn):
            return await starts.interview(viewer, wanted)
        return await starts.conversation(viewer, wanted)

    @router.get('/{session_id}/status', responses=problems(404))
    async def get_status(request: Request, session_id: UUID) -> SessionOut:
        return out(await interviewing.view(viewer_of(request), session_id))

    @router.post('/{session_id}/heartbeat', responses=problems(404, 409))
    async def beat(request: Request, session_id: UUID) -> PulseOut:
        """A sign of life, every 10 s. After 45 s without one the place is given away; come back within 5 minutes."""
        pulse = await interviewing.pulse(viewer_of(request), session_id)
        return PulseOut.model_validate(pulse.model_dump(include=set(PulseOut.model_fields)))

    @router.post('/{session_id}/end', responses=problems(404, 409), openapi_extra=REPEATABLE)
    async def end_session(request: Request, session_id: UUID) -> SessionOut:
        return out(await interviewing.end(viewer_of(request), session_id))

    @router.post('/{session_id}/transcript', status_code=201, responses=problems(404, 409), openapi_extra=REPEATABLE)
    async def answer(request: Request, session_id: UUID, given: AnswerIn) -> SessionOut:
        """Stores the answer and asks the next question. The same answer to the same turn again changes nothing."""
        return out(await interviewing.answer(viewer_of(request), session_id, given.turn, given.text))

    @router.get('/{session_id}/transcript', responses=problems(404))
    async def get_transcript(request: Request, session_id: UUID) -> TranscriptOut:
        view = await interviewing.view(viewer_of(request), session_id)
        turns = [TurnOut.model_validate(turn.model_dump(include=set(TurnOut.model_fields))) for turn in view.transcript]
        return TranscriptOut(session_id=session_id, turns=turns)

    @router.post('/{session_id}/voice', status_code=201, responses=problems(404, 409))
    async def speak(request: Request, session_id: UUID) -> VoiceOut:
        """A ticket for the voice connection of a spoken session: PCM16 mono 16 kHz up, sounds and JSON down."""
        ticket = await spoken.ticket(viewer_of(request), session_id, fresh=True)
        return VoiceOut(ticket=ticket, address=f'/api/ws/voice/{session_id}?ticket={ticket}')

    return router


def out(view: LiveView) -> SessionOut:
    return SessionOut(
        id=view.session_id,
        speaker=view.speaking.name if view.speaking else '',
        **view.model_dump(include=set(SessionOut.model_fields) & set(LiveView.model_fields)),
    )
