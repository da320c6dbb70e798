"""Calls of a model: what each took and came to, what they may cost, and which version of a prompt is live."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from lab.models.columns import Row, Utc, choice, utc_now


class Outcome(StrEnum):
    """How a call ended: well, or the way in which it did not."""

    ok = 'ok'
    limited = 'limited'
    failed = 'failed'
    unreachable = 'unreachable'
    too_slow = 'too_slow'
    cut_off = 'cut_off'
    too_long = 'too_long'
    refused = 'refused'
    empty = 'empty'
    invalid = 'invalid'
    withheld = 'withheld'
    rejected = 'rejected'
    cancelled = 'cancelled'


class ModelCall(Row, table=True):
    """One request to a model. Costs are in the currency of the configured prices, times in milliseconds.

    `prompt` is the fingerprint of what was asked with. Rows outlive their session, so that a day's cost stays whole.
    """

    __tablename__ = 'model_calls'
    __table_args__ = (Index('ix_model_calls_created_at', 'created_at'),)

    user_id: UUID | None = Field(default=None, foreign_key='users.id', ondelete='CASCADE', index=True)
    session_id: UUID | None = Field(default=None, foreign_key='roleplay_session.id', ondelete='SET NULL', index=True)
    capability: str
    step: str = ''
    model: str
    prompt: str = ''
    attempt: int = 1
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0
    cost: float = 0.0
    ms: int = 0
    first_ms: int | None = None
    outcome: Outcome = Field(sa_type=choice(Outcome, 'outcome'))
    detail: str = ''


class PromptChoice(SQLModel, table=True):
    """The version of a prompt that staff have made live; without a row the newest one is."""

    __tablename__ = 'prompt_choices'

    name: str = Field(primary_key=True, max_length=80)
    version: int
    chosen_by: UUID | None = Field(default=None, foreign_key='users.id', ondelete='SET NULL')
    chosen_at: datetime = Field(default_factory=utc_now, sa_type=Utc)


class Spent(NamedTuple):
    """What calls have come to."""

    cost: float = 0.0
    tokens: int = 0
    calls: int = 0


class ModelUse(BaseModel):
    """What a capability has used over some days, for staff. `failed` counts calls that gave nothing usable."""

    capability: str
    model: str
    calls: int
    failed: int
    tokens_in: int
    tokens_out: int
    tokens_cached: int
    cost: float
    mean_ms: int


class PromptVersion(BaseModel):
    version: int
    live: bool
    fingerprint: str
    text: str


class PromptView(BaseModel):
    """A prompt as staff see it, its newest version first."""

    name: str
    title: str
    purpose: str
    versions: list[PromptVersion]


@dataclass(frozen=True)
class Scope:
    """For whom a model is asked."""

    user_id: UUID | None = None
    session_id: UUID | None = None


asked_for: ContextVar[Scope] = ContextVar('asked_for', default=Scope())  # noqa: B039  a Scope cannot change
"""Set by services around what they ask of an engine; engines know nothing of users."""
