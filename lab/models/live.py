"""What the page of a live session shows, and what the candidate sets before it begins."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from lab.models.kit import InterviewType, PhaseKey, Style
from lab.models.plan import Member
from lab.models.session import EndReason, SessionState, SessionType
from lab.models.spoken import Patience
from lab.models.task import ShownTask

TimeWarning = Literal['', 'wrap_up', 'last_minute', 'over']


class Readiness(BaseModel):
    """What is chosen before the session begins. `consent` is to what is kept and for how long, as the page says it.

    `patience` is how long a pause may be before an answer counts as over; `recording` keeps the voice as well.
    """

    consent: bool
    typed: bool = True
    extra_time: float = Field(default=1.0, ge=1.0, le=3.0)
    no_timer: bool = False
    delivery_metrics: bool = True
    patience: Patience = 'normal'
    recording: bool = False


class LiveTurn(BaseModel):
    """`position` counts from 0 and is what evidence points at; `member` is the key of the interviewer who spoke.

    `heard_text` is how far an interviewer had come aloud when the candidate spoke over them; null when they finished.
    """

    position: int
    speaker: Literal['interviewer', 'candidate']
    name: str
    member: str = ''
    text: str
    phase: PhaseKey | None = None
    probe: bool = False
    recorded: bool = False
    heard_text: str | None = None


class LivePhase(BaseModel):
    key: PhaseKey
    name: str
    state: Literal['done', 'now', 'ahead']


class LiveView(BaseModel):
    """Everything the live page needs; a reload asks for it again and goes on from there.

    `turn` is the number the next answer must carry. `remaining_s` is null without a timer and may fall below zero while
    the last answer is given. `closed` says that the interviewer has said goodbye. In a conversation the kit is the
    scenario, and there is no configuration.
    """

    session_id: UUID
    session_type: SessionType = SessionType.interview_practice
    config_id: UUID | None = None
    kit_id: str
    kit_name: str
    interview_type: InterviewType | None = None
    style: Style | None = None
    state: SessionState
    end_reason: EndReason | None = None
    members: list[Member]
    speaking: Member | None = None
    phases: list[LivePhase]
    phase: PhaseKey | None = None
    question: str = ''
    seconds: int = 90
    task: ShownTask | None = None
    turn: int
    transcript: list[LiveTurn]
    limit_s: float
    used_s: float
    remaining_s: float | None
    warning: TimeWarning = ''
    readiness: Readiness
    closed: bool = False
    on_video: bool = False

    @property
    def kind(self) -> str:
        """What it is called on the page."""
        return 'conversation' if self.session_type is SessionType.workplace_practice else 'interview'


class Pulse(BaseModel):
    """The answer to a sign of life; a `turn` other than the page's means that it should ask for the view again."""

    state: SessionState
    turn: int
    remaining_s: float | None
    warning: TimeWarning = ''
