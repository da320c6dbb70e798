"""A candidate's sessions over time."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from lab.models.evaluation import Confidence, Recommendation
from lab.models.session import EndReason, SessionState, SessionType

Step = Literal['avatar', 'ready', 'live', 'analysis']


class SessionSummary(BaseModel):
    """One line of the history. `step` is the page it goes on with, `outcome` how a conversation ended."""

    session_id: UUID
    session_type: SessionType
    title: str
    kit_id: str = ''
    family: str = ''
    interview_type: str = ''
    style: str = ''
    seniority: str = ''
    state: SessionState
    step: Step
    end_reason: EndReason | None = None
    created_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    used_minutes: float = 0
    score: float | None = None
    recommendation: Recommendation | None = None
    confidence: Confidence | None = None
    outcome: Literal['settled', 'closer', 'open', 'broken_off'] | None = None
    calibrated: bool = False


NOISE = 0.5
"""Half a point: what one answer more or less can move a level by."""
Move = Literal['up', 'down', 'same', 'unknown']


def moved(before: float | None, after: float | None) -> Move:
    """Unknown where one of them was not judged; the same within the noise."""
    if before is None or after is None:
        return 'unknown'
    if abs(after - before) < NOISE:
        return 'same'
    return 'up' if after > before else 'down'


class TrendPoint(BaseModel):
    """`score` is null where there was not enough to judge."""

    session_id: UUID
    at: datetime
    score: float | None


class Trend(BaseModel):
    """One dimension over sessions that may be compared, oldest first; `dimension` is `overall` for the whole."""

    dimension: str
    name: str
    points: list[TrendPoint]

    @property
    def move(self) -> Move:
        """To the last session from the last one before it in which there was enough to judge."""
        earlier = [point.score for point in self.points[:-1] if point.score is not None]
        return moved(earlier[-1], self.points[-1].score) if earlier else 'unknown'


OVER = (SessionState.ended, SessionState.analyzed)


class Overview(BaseModel):
    """All sessions, newest first, and the trends of the family practised last."""

    sessions: list[SessionSummary]
    trends: list[Trend]

    @property
    def unfinished(self) -> SessionSummary | None:
        """The newest session that was begun and not ended, or else one that is waiting to begin."""
        open_ones = [each for each in self.sessions if each.state not in OVER]
        begun = [each for each in open_ones if each.started_at is not None]
        return next(iter(begun or open_ones), None)

    @property
    def last_result(self) -> SessionSummary | None:
        """The newest one with a score; without any, the newest one that was analyzed."""
        analyzed = [each for each in self.sessions if each.state is SessionState.analyzed]
        return next((each for each in analyzed if each.score is not None), next(iter(analyzed), None))


class LastTime(BaseModel):
    """The levels, by dimension, of the comparable session before."""

    session_id: UUID
    at: datetime
    levels: dict[str, float | None]


class Compared(BaseModel):
    """One dimension in two sessions; a difference of less than half a point is within the noise."""

    dimension: str
    name: str
    first: float | None
    second: float | None
    move: Move


class Comparison(BaseModel):
    """The older session first; `remark` says whether they may be compared at all."""

    first: SessionSummary
    second: SessionSummary
    comparable: bool
    remark: str
    rows: list[Compared]
