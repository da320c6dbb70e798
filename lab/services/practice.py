"""Practice: the seven-day plan as a checklist and a calendar, and the days on which something was practised."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from icalendar import Alarm, Calendar, Event

from lab.errors import Conflict, NotFound
from lab.models.analysis import SessionAnalysis
from lab.models.attempt import PlanCheck
from lab.models.columns import utc_now
from lab.models.practice import PlanDay, PlanView, Streak
from lab.models.session import RoleplaySession
from lab.models.viewer import Viewer
from lab.storage import analyses, attempts, histories
from lab.storage.database import Database

HOUR = time(18, 0)
NOT_YET = 'The plan of this session is not written yet.'


class Practice:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def plan(self, viewer: Viewer, session_id: UUID) -> PlanView:
        async with self._database.session() as session:
            live, analysis = await analyses.find_beside(session, viewer, session_id)
            return plan_of(live, analysis, await attempts.list_checks(session, viewer, session_id))

    async def tick(self, viewer: Viewer, session_id: UUID, day: int, done: bool = True) -> PlanView:
        """Ticking twice changes nothing."""
        plan = await self.plan(viewer, session_id)
        if day not in {each.day for each in plan.days}:
            raise NotFound('There is no such day in the plan.')
        async with self._database.transaction() as session:
            known = await session.get(PlanCheck, (session_id, day))
            if done and known is None:
                session.add(PlanCheck(session_id=session_id, day=day))
            elif not done and known is not None:
                await session.delete(known)
        return await self.plan(viewer, session_id)

    async def calendar(self, viewer: Viewer, session_id: UUID, begins: date) -> bytes:
        """An iCalendar file: one appointment a day from `begins`, at six in the evening of wherever it is opened."""
        plan = await self.plan(viewer, session_id)
        calendar = Calendar()
        calendar.add('prodid', '-//Interview Practice Lab//practice plan//EN')
        calendar.add('version', '2.0')
        for day in plan.days:
            calendar.add_component(_event(session_id, day, begins + timedelta(days=day.day - 1)))
        return bytes(calendar.to_ical())

    async def streak(self, viewer: Viewer, today: date | None = None) -> Streak:
        """Days in a row, up to today or yesterday, on which a session, an attempt or a day of a plan was done."""
        async with self._database.session() as session:
            days = await histories.list_active_days(session, viewer)
        today = today or utc_now().date()
        current, day = 0, today if today in days else today - timedelta(days=1)
        while day in days:
            current, day = current + 1, day - timedelta(days=1)
        return Streak(days=current, longest=_longest(days), today=today in days)


def plan_of(live: RoleplaySession, analysis: SessionAnalysis | None, checks: Sequence[PlanCheck]) -> PlanView:
    """Raises Conflict while there is no feedback to plan from."""
    feedback = analysis.typed_feedback() if analysis else None
    if feedback is None:
        raise Conflict(NOT_YET)
    done = {check.day: check.done_at for check in checks}
    days = [PlanDay(**day.model_dump(), done_at=done.get(day.day)) for day in feedback.practice_plan_7_days]
    return PlanView(session_id=live.id, begun_on=(live.ended_at or live.created_at).date(), days=days)


def _event(session_id: UUID, day: PlanDay, on: date) -> Event:
    event, start = Event(), datetime.combine(on, HOUR)
    event.add('uid', f'{session_id}-{day.day}@practice-lab')
    event.add('dtstamp', datetime.now(UTC))
    event.add('dtstart', start)
    event.add('dtend', start + timedelta(minutes=day.time_minutes))
    event.add('summary', f'Interview practice, day {day.day}')
    event.add('description', '\n'.join(filter(None, (day.task, day.passes_when and f'Done when: {day.passes_when}'))))
    alarm = Alarm()
    alarm.add('action', 'DISPLAY')
    alarm.add('description', f'Interview practice, day {day.day}')
    alarm.add('trigger', timedelta(minutes=-10))
    event.add_component(alarm)
    return event


def _longest(days: set[date]) -> int:
    longest = 0
    for day in days:
        if day - timedelta(days=1) not in days:
            length = 1
            while day + timedelta(days=length) in days:
                length += 1
            longest = max(longest, length)
    return longest
