"""The plan of an interview: phases with time budgets, questions with the trigger each one comes from, probes."""

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from lab.models.columns import Json, Row
from lab.models.extraction import Span
from lab.models.kit import BankProbe, BankTask, PhaseKey
from lab.models.made import Made

TriggerKind = Literal[
    'gap',
    'short_tenure',
    'frequent_switches',
    'overlap',
    'unevidenced_skill',
    'claim',
    'project',
    'role',
    'education',
    'requirement_met',
    'requirement_missing',
    'responsibility',
    'company',
    'kit',
    'opening',
    'closing',
]


class Trigger(BaseModel):
    """Why a question is asked: `label` names it for people ("your 2023 gap"), `quote` is the text it points at."""

    kind: TriggerKind
    label: str
    source: Literal['resume', 'job', 'notes', 'kit'] = 'kit'
    quote: str = ''
    span: Span | None = None


class Member(BaseModel):
    """An interviewer: one alone, or a member of a panel with an interest of their own."""

    key: str
    name: str
    role: str
    interest: str
    avatar_id: str = ''
    skills: list[str] = []


class PlannedQuestion(BaseModel):
    """`bridge` is said before the question and names what it rests on; `asked_by` is a member's key.

    `topic` names its core after "back to", `again` asks it in other words, `easier` is a smaller way in; each may be
    empty.
    """

    id: str
    text: str
    intent: str
    expected_signal: str
    strong_answer: str = ''
    trigger: Trigger
    bridge: str = ''
    dimensions: list[str] = []
    skill: str = ''
    listen_for: list[str] = []
    probes: list[BankProbe] = []
    seconds: int = 90
    asked_by: str = 'lead'
    required: bool = False
    task: BankTask | None = None
    topic: str = ''
    again: str = ''
    easier: str = ''


class PlannedPhase(BaseModel):
    key: PhaseKey
    name: str
    goal: str
    budget_s: int
    questions: list[PlannedQuestion]


class Plan(Made):
    """`rules` are the probing rules in words."""

    minutes: float
    interview_type: str
    style: str
    seniority: str
    members: list[Member]
    phases: list[PlannedPhase]
    rules: list[str] = []


class InterviewPlan(Row, table=True):
    """One version of a plan; `plan_json` validates as `Plan`."""

    __tablename__ = 'interview_plans'
    __table_args__ = (UniqueConstraint('interview_config_id', 'version'),)

    interview_config_id: UUID = Field(foreign_key='interview_configs.id', ondelete='CASCADE', index=True)
    plan_json: dict[str, Any] = Field(sa_type=Json)
    version: int = 1
    made_by: str = 'builtin'

    def typed(self) -> Plan:
        return Plan.model_validate(self.plan_json)
