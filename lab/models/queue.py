"""The queue for places in live sessions: tickets, how many places there are, and what a candidate sees of it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from lab.models.columns import Utc, choice, utc_now

SPEECH, HEYGEN = 'speech', 'heygen'


class TicketState(StrEnum):
    waiting = 'waiting'
    offered = 'offered'
    active = 'active'


class QueuePlaces(SQLModel, table=True):
    """How many may hold a place of a resource at once. Whoever changes who holds one locks this row first."""

    __tablename__ = 'queue_places'

    resource: str = Field(primary_key=True, max_length=32)
    places: int


class QueueTicket(SQLModel, table=True):
    """A session's place in the line for a resource, or the slot it holds. Two sessions can never hold the same slot.

    Served in order of `id`; a `resumed` session, whose interview has begun already, goes before those that have not.
    """

    __tablename__ = 'session_queue'
    __table_args__ = (
        CheckConstraint("(state = 'waiting') = (slot IS NULL)", name='slot_when_called'),
        UniqueConstraint('session_id', 'resource'),
        UniqueConstraint('resource', 'slot'),
    )

    id: int | None = Field(default=None, primary_key=True)
    resource: str = Field(default=SPEECH, max_length=32)
    session_id: UUID = Field(foreign_key='roleplay_session.id', ondelete='CASCADE')
    resumed: bool = False
    state: TicketState = Field(default=TicketState.waiting, sa_type=choice(TicketState, 'state'))
    slot: int | None = None
    token: str | None = Field(default=None, description='fences off a holder whose lease has run out')
    lease_until: datetime = Field(sa_type=Utc)
    warmed: bool = False
    created_at: datetime = Field(default_factory=utc_now, sa_type=Utc)
    called_at: datetime | None = Field(default=None, sa_type=Utc)


class Place(BaseModel):
    """Where a session stands: `position` counts from 1 while it waits, `wait_s` is an estimate; `places` is the limit.

    An offered place must be taken up with its `token` before `lease_until`.
    """

    resource: str = SPEECH
    state: TicketState
    position: int = 0
    wait_s: float = 0
    slot: int | None = None
    token: str | None = None
    lease_until: datetime
    places: int = 0
    to_warm: bool = False
