"""The seven-day plan as a checklist and a calendar; days in a row."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from lab.errors import Conflict, NotFound
from lab.models.columns import utc_now
from lab.models.report import ReportView
from lab.models.viewer import Viewer
from lab.wiring import Lab
from tests.steps import begun, reviewed


@pytest.fixture
async def report(lab: Lab, rosa: Viewer) -> ReportView:
    view = await begun(lab, rosa)
    await lab.interviewing.answer(
        rosa, view.session_id, view.turn, 'I taught forty first-years to read a balance sheet.'
    )
    await lab.interviewing.end(rosa, view.session_id)
    return await reviewed(lab, rosa, view.session_id)


async def test_days_are_ticked_and_unticked(lab: Lab, rosa: Viewer, stranger: Viewer, report: ReportView) -> None:
    plan = await lab.practice.plan(rosa, report.session_id)
    assert [day.day for day in plan.days] == [1, 2, 3, 4, 5, 6, 7]
    assert plan.done == 0
    await lab.practice.tick(rosa, report.session_id, 3)
    plan = await lab.practice.tick(rosa, report.session_id, 3)
    assert [day.day for day in plan.days if day.done_at] == [3]
    assert (await lab.practice.tick(rosa, report.session_id, 3, done=False)).done == 0
    with pytest.raises(NotFound):
        await lab.practice.tick(rosa, report.session_id, 8)
    with pytest.raises(NotFound):
        await lab.practice.tick(stranger, report.session_id, 1)


async def test_the_plan_is_a_calendar_of_seven_evenings(lab: Lab, rosa: Viewer, report: ReportView) -> None:
    content = await lab.practice.calendar(rosa, report.session_id, date(2027, 2, 26))
    events = Calendar.from_ical(content).walk('VEVENT')
    starts = [event['dtstart'].dt for event in events]
    assert [start.date() for start in starts] == [date(2027, 2, 26) + timedelta(days=n) for n in range(7)]
    assert {start.tzinfo for start in starts} == {None}
    tasks = [day.task for day in (await lab.practice.plan(rosa, report.session_id)).days]
    assert all(task in str(event['description']) for task, event in zip(tasks, events, strict=True))


async def test_a_plan_that_is_not_written_yet_says_so(lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    with pytest.raises(Conflict):
        await lab.practice.plan(rosa, view.session_id)


async def test_days_in_a_row_are_counted_up_to_today_or_yesterday(
    lab: Lab, rosa: Viewer, stranger: Viewer, report: ReportView
) -> None:
    today = utc_now().date()
    streak = await lab.practice.streak(rosa, today)
    assert (streak.days, streak.longest, streak.today) == (1, 1, True)
    tomorrow = await lab.practice.streak(rosa, today + timedelta(days=1))
    assert (tomorrow.days, tomorrow.today) == (1, False)
    assert (await lab.practice.streak(rosa, today + timedelta(days=2))).days == 0
    assert (await lab.practice.streak(stranger, today)).longest == 0
