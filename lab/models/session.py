"""Live sessions of both products: their states, their clock and the avatar's own session."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from lab.models.columns import Json, Row, Utc, Versioned, choice, utc_now


class SessionType(StrEnum):
    workplace_practice = 'workplace_practice'
    interview_practice = 'interview_practice'


class SessionState(StrEnum):
    created = 'created'
    queued = 'queued'
    warming = 'warming'
    running = 'running'
    ended = 'ended'
    analyzed = 'analyzed'


UNBEGUN = (SessionState.created, SessionState.queued, SessionState.warming)


class EndReason(StrEnum):
    """Why a session ended: said to the end, out of time, left (by hand, or by asking for it in an answer), lost (nobody
    came back to it), failed, or ended by staff."""

    completed = 'completed'
    time_up = 'time_up'
    ended_by_candidate = 'ended_by_candidate'
    asked_to_stop = 'asked_to_stop'
    lost = 'lost'
    failed = 'failed'
    staff = 'staff'


class RoleplaySession(Versioned, Row, table=True):
    """One live session. `context_ref_id` names its kit or scenario; `avatar_ids` follow the order of the interviewers.

    The clock counts presence: `used_s` seconds have been spent, the last of them seen at `seen_at`. `attended_by` names
    the page that shows it now: of several open ones the newest.
    """

    __tablename__ = 'roleplay_session'

    user_id: UUID = Field(foreign_key='users.id', ondelete='CASCADE', index=True)
    session_type: SessionType = Field(sa_type=choice(SessionType, 'session_type'))
    context_ref_id: str = Field(index=True)
    state: SessionState = Field(default=SessionState.created, sa_type=choice(SessionState, 'state'))
    avatar_ids: list[str] = Field(default_factory=list, sa_type=Json)
    started_at: datetime | None = Field(default=None, sa_type=Utc)
    ended_at: datetime | None = Field(default=None, sa_type=Utc)
    end_reason: EndReason | None = Field(default=None, sa_type=choice(EndReason, 'end_reason'))
    limit_s: float = 360
    extra_time: float = 1.0
    no_timer: bool = False
    delivery_metrics: bool = True
    used_s: float = 0
    seen_at: datetime | None = Field(default=None, sa_type=Utc)
    attended_by: str | None = Field(default=None, max_length=32)
    typed: bool = True
    patience: str = Field(default='normal', max_length=16)
    on_video: bool = False
    consent: dict[str, Any] = Field(default_factory=dict, sa_type=Json)


class SessionChange(SQLModel, table=True):
    """A session's change into a state, each once, with its time and cause."""

    __tablename__ = 'session_changes'
    __table_args__ = (UniqueConstraint('session_id', 'state'),)

    id: int | None = Field(default=None, primary_key=True)
    session_id: UUID = Field(foreign_key='roleplay_session.id', ondelete='CASCADE')
    state: SessionState = Field(sa_type=choice(SessionState, 'state'))
    cause: str
    at: datetime = Field(default_factory=utc_now, sa_type=Utc)


class HeygenSession(Row, table=True):
    """The avatar provider's side of a live session, kept so that it can be stopped and reckoned up.

    `status` is one of `lab.models.video.VideoStatus`. `token` waits for the page that starts the video and goes then;
    `kept_at` is when the service last heard from us; `credits` is what it has cost, once the service has said so.
    """

    __tablename__ = 'heygen_sessions'

    session_id: UUID = Field(foreign_key='roleplay_session.id', ondelete='CASCADE', index=True)
    provider_session_id: str = Field(unique=True)
    avatar_id: str
    status: str = Field(index=True)
    token: str | None = None
    started_at: datetime | None = Field(default=None, sa_type=Utc)
    kept_at: datetime = Field(default_factory=utc_now, sa_type=Utc)
    ended_at: datetime | None = Field(default=None, sa_type=Utc)
    end_reason: str | None = None
    credits: float | None = None
