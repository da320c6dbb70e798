"""Conversations: what a scenario gives to play, where the other person stands, what they say next, how it is judged."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel
from sqlmodel import Field

from lab.models.columns import Json, Row, Versioned
from lab.models.course import Course
from lab.models.evaluation import Confidence, Evidence, Point, SpeechMetrics
from lab.models.kit import Level
from lab.models.live import LiveTurn
from lab.models.made import Made
from lab.models.progress import Progress
from lab.models.scenario import Escalation, Lines, MoveKind
from lab.models.session import EndReason

Mood = Literal['warm', 'even', 'wary', 'cross']


class Meeting(BaseModel):
    """Everything an engine may know before the first word. `you` is the candidate's name, `partner` the other's."""

    scenario_id: str
    title: str
    skill_id: str
    skill: str
    level: Level = Level.entry
    situation: str
    your_goal: str
    what_good_looks_like: list[str] = []
    tips_after: list[str] = []
    you: str = ''
    partner: str
    role: str
    goal: str
    hidden_concern: str
    opening: str
    escalations: list[Escalation] = []
    softens_when: str = ''
    settles_when: str = ''
    lines: Lines
    persona_id: str
    persona: str
    temperament: str = ''
    speech: str = ''
    softens: list[str] = []
    hardens: list[str] = []
    tone_id: str = 'even'
    tone: str = ''
    manner: str = ''
    minutes: float = 6
    next_scenarios: dict[str, str] = Field(default={}, description='ids and names of others that train the same skill')


class Heard(BaseModel):
    """One thing that a turn of the candidate's does; `quote` is the words that do it, verbatim."""

    kind: MoveKind
    quote: str = ''


class Stance(BaseModel):
    """Where the other person stands; kept in the session's row, so that any process can go on from it.

    `tension` runs from 0 to 5; `trust` holds the different good moves heard so far, those of a listener up to
    twice.
    """

    tension: float = 2.0
    trust: list[MoveKind] = []
    hinted: bool = False
    revealed: bool = False
    offers: int = 0
    insults: int = 0
    silences: int = 0
    used: list[str] = []
    said: list[str] = []
    settled: bool = False
    finished: bool = False

    @property
    def mood(self) -> Mood:
        return 'warm' if self.tension < 1 else 'even' if self.tension < 2.5 else 'wary' if self.tension < 4 else 'cross'


class Remark(Made):
    """What the other person says next. `closing`: it is the last thing said; `reason` tells afterwards why."""

    text: str
    mood: Mood = 'even'
    reason: str = ''
    closing: bool = False


class Response(BaseModel):
    remark: Remark
    stance: Stance
    heard: list[Heard] = []


class SkillLevel(BaseModel):
    """`level` is 1–5 in half points, or null when the conversation gave no occasion for it."""

    skill: str
    name: str
    level: float | None = None
    evidence: list[Evidence] = []
    rationale: str = ''
    try_instead: str = ''


class Instead(BaseModel):
    """What was said at `turn`, and words that might have gone further, made only of the situation and what was said."""

    turn: int
    said: str
    instead: str
    why: str


class Debrief(Made):
    """How a conversation went and ended. `score` is the mean of the levels, null when too little was said."""

    summary: str
    outcome: Literal['settled', 'closer', 'open', 'broken_off']
    score: float | None = None
    confidence: Confidence = 'Low'
    skill_levels: list[SkillLevel] = []
    strengths: list[Point] = []
    growth_areas: list[Point] = []
    try_instead: list[Instead] = []
    next_scenario_id: str = ''
    next_scenario_why: str = ''
    hidden_concern: str = ''


class DebriefView(BaseModel):
    """Everything the page after a conversation shows; `reasons` says at which turn why the partner said what."""

    session_id: UUID
    meeting: Meeting
    started_at: datetime | None
    ended_at: datetime | None
    end_reason: EndReason | None
    used_minutes: float
    progress: Progress
    debrief: Debrief | None
    metrics: SpeechMetrics | None
    course: Course = Course()
    transcript: list[LiveTurn]
    reasons: dict[int, str]


class ConversationSession(Versioned, Row, table=True):
    """The conversation side of a live session. `state` validates as `Stance`; `version` stops a second writer."""

    __tablename__ = 'conversation_sessions'

    roleplay_session_id: UUID = Field(foreign_key='roleplay_session.id', ondelete='CASCADE', unique=True)
    scenario_id: str = Field(foreign_key='scenarios.id')
    persona_id: str = Field(foreign_key='personas.id')
    tone_id: str = Field(foreign_key='tones.id')
    state: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    state_before: dict[str, Any] | None = Field(default=None, sa_type=Json)
