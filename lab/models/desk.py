"""What staff see of the queue and of live sessions: who, how long, in which state; never what anybody says."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from lab.models.session import SessionState


class PlacesLine(BaseModel):
    """One resource: how many places there are, how many are held or offered, how many wait, the longest wait by now."""

    resource: str
    name: str
    places: int
    taken: int
    offered: int
    waiting: int
    longest_wait_s: float


class WaitingLine(BaseModel):
    """One in the line, `position` from 1; `wait_s` is what they are told; `resumed`: they come back to an interview."""

    session_id: UUID
    candidate: str
    kit_name: str
    resource: str
    position: int
    joined_at: datetime
    waited_s: float
    wait_s: float
    warm: bool
    resumed: bool


class LiveLine(BaseModel):
    """One running session. `unseen_s`: since the last sign of life; `slot` is null while it holds no place."""

    session_id: UUID
    candidate: str
    kit_name: str
    state: SessionState
    typed: bool
    slot: int | None
    started_at: datetime | None
    used_s: float
    limit_s: float
    unseen_s: float


class DeskSpell(BaseModel):
    """A part of the last hours from `at` on: the most that were live at once, how many were let in, their longest wait.

    Counts only, so that nobody is in it.
    """

    at: datetime
    spoken: int
    typed: int
    let_in: int
    longest_wait_s: float


class Desk(BaseModel):
    read_at: datetime
    places: list[PlacesLine]
    waiting: list[WaitingLine]
    live: list[LiveLine]
