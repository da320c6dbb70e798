"""Attempts: one question answered on its own, again or as a drill, and scores that were contested."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import BaseModel
from sqlmodel import Field, SQLModel

from lab.models.columns import Json, Row, Utc, Versioned, choice, utc_now
from lab.models.evaluation import DimensionScore


class AttemptKind(StrEnum):
    retry = 'retry'
    drill = 'drill'


class Attempt(Versioned, Row, table=True):
    """`turn` is the answer of the session that it is set beside; a drill aims at a `dimension` and a `pass_mark`."""

    __tablename__ = 'attempts'

    user_id: UUID = Field(foreign_key='users.id', ondelete='CASCADE', index=True)
    session_id: UUID = Field(foreign_key='roleplay_session.id', ondelete='CASCADE', index=True)
    kind: AttemptKind = Field(sa_type=choice(AttemptKind, 'attempt_kind'))
    turn: int | None = None
    question: str
    question_id: str = ''
    strong_answer: str = ''
    dimension: str = ''
    pass_mark: float = 3.5
    seconds: int = 120
    text: str | None = None
    evaluation: dict[str, Any] | None = Field(default=None, sa_type=Json)
    answered_at: datetime | None = Field(default=None, sa_type=Utc)


class Contest(Row, table=True):
    """The candidate pointed at a quote they think was missed; `before` and `after` validate as `DimensionScore`."""

    __tablename__ = 'contests'

    session_id: UUID = Field(foreign_key='roleplay_session.id', ondelete='CASCADE', index=True)
    dimension: str
    turn: int
    quote: str
    note: str = Field(default='', max_length=500)
    before: dict[str, Any] = Field(sa_type=Json)
    after: dict[str, Any] = Field(sa_type=Json)


class PlanCheck(SQLModel, table=True):
    """A day of a session's seven-day plan that has been done."""

    __tablename__ = 'plan_checks'

    session_id: UUID = Field(foreign_key='roleplay_session.id', ondelete='CASCADE', primary_key=True)
    day: int = Field(primary_key=True)
    done_at: datetime = Field(default_factory=utc_now, sa_type=Utc)


class Side(BaseModel):
    """One of two answers to the same question, with how it was judged on its own."""

    text: str
    scores: list[DimensionScore]
    overall: float | None
    words: int


class AttemptView(BaseModel):
    """`before` is the answer given in the session, `changes` what is different now, in sentences."""

    id: UUID
    session_id: UUID
    kind: AttemptKind
    question: str
    strong_answer: str
    dimension: str
    dimension_name: str
    pass_mark: float
    passed: bool | None
    seconds: int
    before: Side | None
    after: Side | None
    changes: list[str]


class AttemptLine(BaseModel):
    """An answered attempt in a list."""

    id: UUID
    kind: AttemptKind
    question: str
    answered_at: datetime
    overall: float | None
    passed: bool | None


class ContestView(BaseModel):
    id: UUID
    dimension: str
    turn: int
    quote: str
    note: str
    before: DimensionScore
    after: DimensionScore
    created_at: datetime
