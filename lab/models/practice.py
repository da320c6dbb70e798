"""Practice between sessions: the plan as a checklist, and days in a row."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from lab.models.evaluation import PracticeDay


class PlanDay(PracticeDay):
    done_at: datetime | None = None


class PlanView(BaseModel):
    """`begun_on` is the day of the session the plan was written for."""

    session_id: UUID
    begun_on: date
    days: list[PlanDay]

    @property
    def done(self) -> int:
        return sum(day.done_at is not None for day in self.days)


class Streak(BaseModel):
    """`days` in a row up to now, the `longest` there was, and whether today counts already."""

    days: int
    longest: int
    today: bool
