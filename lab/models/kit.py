"""Role kits: the role a candidate practises for, with everything an interviewer for it needs."""

from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, model_validator
from sqlmodel import Field

from lab.models.columns import Json, SeedRow, choice

PhaseKey = Literal['warm_up', 'resume', 'role', 'scenario', 'wrap_up']


class Level(StrEnum):
    entry = 'entry'
    mid = 'mid'
    senior = 'senior'


class InterviewType(StrEnum):
    hr = 'hr'
    hiring_manager = 'hiring_manager'
    technical = 'technical'
    panel = 'panel'


class Style(StrEnum):
    friendly = 'friendly'
    neutral = 'neutral'
    stress = 'stress'


Cue = Literal[
    'shallow',  # little said, or said in general terms
    'no_example',  # a claim or a habit, no particular occasion
    'no_result',  # an account that stops before how it came out
    'no_number',  # an effect that nobody measured
    'no_ownership',  # "we" throughout: the candidate's own part is unknown
    'no_reason',  # a decision without its why or its alternatives
    'strong',  # a full answer: go deeper, change a constraint
    'always',
]


class BankProbe(BaseModel):
    """A follow-up and the cue in an answer that calls for it."""

    text: str
    cue: Cue
    intent: str
    expected_signal: str


class BankQuestion(BaseModel):
    """A core question. `types` and `levels` say whom it suits (all, when empty); `seconds` is a good answer's length.

    `listen_for` are words and short phrases that a relevant answer tends to hold; `strong_answer` is shown to the
    candidate after the session, never before.
    """

    id: str
    phase: PhaseKey
    text: str
    intent: str
    expected_signal: str
    strong_answer: str
    skill: str
    dimensions: list[str]
    listen_for: list[str] = []
    types: list[InterviewType] = []
    levels: list[Level] = []
    seconds: int = 90
    probes: list[BankProbe] = []


class BankScenario(BaseModel):
    """A role-play or case the interviewer sets aloud. `turns` are what it brings up next, in order."""

    id: str
    kind: Literal['scenario', 'case', 'role_play']
    title: str
    setup: str
    question: str
    intent: str
    expected_signal: str
    strong_answer: str
    skill: str
    dimensions: list[str]
    listen_for: list[str] = []
    types: list[InterviewType] = []
    seconds: int = 120
    turns: list[BankProbe] = []


class TaskCase(BaseModel):
    """A named case that a good solution handles; a bare text in a seed file is its name.

    `said` are words that speak of it, alternatives one by one, terms that belong together joined by " + ". `code` and
    `breaks` name features of code (`reviewing/features.py`) that handle it or spoil it, joined in the same way.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    input: str = ''
    expected: str = ''
    why: str = ''
    said: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()

    @model_validator(mode='before')
    @classmethod
    def _named(cls, value: Any) -> Any:  # noqa: ANN401  whatever the seed file holds
        return {'name': value} if isinstance(value, str) else value


class TaskFollowup(BankProbe):
    """What an interviewer asks about a typical solution; `when` names the feature of code it belongs to, if any."""

    when: str = ''


class TaskCost(BaseModel):
    """What a good solution costs, as `O(n log n)`, and why."""

    time: str
    space: str = ''
    why: str = ''


class BankTask(BaseModel):
    """A task for the editor or writing panel. `cases` name what a correct solution must handle.

    `starters` are the first lines in each language the panel offers; `edges` are more inputs worth a thought.
    """

    id: str
    kind: Literal['coding', 'system_design', 'case']
    title: str
    prompt: str
    spoken: str
    minutes: int
    expected_signal: str
    cases: list[TaskCase]
    edges: list[TaskCase] = []
    cost: TaskCost | None = None
    strong_explanation: str = ''
    starters: dict[str, str] = {}
    followups: list[TaskFollowup] = []
    types: list[InterviewType] = []
    levels: list[Level] = []


class Seat(BaseModel):
    """A place on the role's panel: who sits there by role, and what they want to find out."""

    key: str
    role: str
    interest: str
    skills: list[str] = []


class QuestionBank(BaseModel):
    """What an interviewer for the role needs; kept as one JSON column, read when a plan is made.

    `interviewer_roles` names who asks, per interview type, when it is one person ("talent partner").
    """

    good_looks_like: list[str]
    risks: list[str]
    interviewer_roles: dict[str, str] = {}
    panel: list[Seat] = []
    sample_job: str = ''
    questions: list[BankQuestion]
    scenarios: list[BankScenario] = []
    tasks: list[BankTask] = []


class KitCard(BaseModel):
    """A role kit as the catalogue shows it."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    name: str
    level: Level
    domain: str
    description: str
    default_interview_types: list[InterviewType]
    default_rubric_id: str
    focus_skills: list[str]
    tracks: list[str]
    minutes: int
    family: str
    position: int


class RoleKit(SeedRow, table=True):
    """A card of the catalogue. `bank` validates as `QuestionBank`."""

    __tablename__ = 'role_kits'

    level: Level = Field(sa_type=choice(Level, 'level'))
    domain: str = Field(index=True)
    description: str
    default_interview_types: list[str] = Field(sa_type=Json)
    default_rubric_id: str = Field(foreign_key='interview_rubrics.id')
    focus_skills: list[str] = Field(default_factory=list, sa_type=Json)
    tracks: list[str] = Field(default_factory=list, sa_type=Json)
    minutes: int = 30
    family: str = Field(default='', description='kits whose sessions may be compared share a family')
    bank: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    content_version: int = 1
    position: int = 0
    active: bool = True

    def questions(self) -> QuestionBank:
        return QuestionBank.model_validate(self.bank)
