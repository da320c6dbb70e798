"""Practice between sessions: the plan as a checklist, and days in a row."""

from datetime import date, datetime, timedelta
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

    @property
    def next(self) -> PlanDay | None:
        """The first day that is still to be done."""
        return next((day for day in self.days if day.done_at is None), None)

    def on(self, day: PlanDay) -> date:
        """When a day of the plan is due; the first is the one after the session."""
        return self.begun_on + timedelta(days=day.day)


class Streak(BaseModel):
    """`days` in a row up to now, the `longest` there was, and whether today counts already."""

    days: int
    longest: int
    today: bool
