"""The whole journey through the services, from an upload to a report and its history."""

from uuid import UUID

import pytest

from lab.errors import Conflict, InvalidInput
from lab.models.document import DocType
from lab.models.interview import Choices
from lab.models.live import LiveView, Readiness
from lab.models.plan import InterviewPlan
from lab.models.session import EndReason, SessionState
from lab.models.viewer import Viewer
from lab.storage import sessions
from lab.wiring import Lab
from tests.doubles import WORDS, ScriptedEngine
from tests.steps import begun, prepared, reviewed

RESUME = 'Rosa Lind\nTutor and tinkerer\nTaught forty first-years to read a balance sheet.'


async def test_a_resume_becomes_a_report(lab: Lab, rosa: Viewer, engine: ScriptedEngine) -> None:
    view = await begun(lab, rosa)
    assert (view.state, view.question, view.turn) == (SessionState.running, WORDS[0], 1)
    for number in range(4):
        view = await lab.interviewing.answer(rosa, view.session_id, view.turn, f'I did thing {number} myself.')
    assert view.state is SessionState.ended
    assert view.end_reason is EndReason.completed
    assert view.closed
    assert [turn.speaker for turn in view.transcript] == ['interviewer', 'candidate'] * 4 + ['interviewer']
    report = await reviewed(lab, rosa, view.session_id)
    assert report.overall is not None
    assert report.overall.recommendation == 'Lean Yes'
    assert report.feedback is not None
    assert [entry.question for entry in report.notebook] == WORDS
    assert report.notebook[1].answer == 'I did thing 1 myself.'
    assert report.notebook[1].strong_answer == 'Names one thing.'
    assert all(dimension.guide is not None for dimension in report.dimensions)
    assert engine.calls.count('evaluate') == engine.calls.count('coach') == 1
    quote = report.dimensions[0].evidence[0]
    assert quote.quote in view.transcript[quote.turn].text
    assert report.versions['engine'] == 'scripted'
    summary = (await lab.history.list_mine(rosa))[0]
    assert (summary.step, summary.score, summary.recommendation) == ('analysis', 3.5, 'Lean Yes')
    trends = await lab.history.trends(rosa)
    assert [trend.dimension for trend in trends][:2] == ['overall', 'clarity']
    assert trends[0].points[0].score == 3.5
    assert (await lab.history.overview(rosa)).unfinished is None


async def test_every_change_of_state_is_kept_once_with_its_cause(lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    await lab.interviewing.end(rosa, view.session_id)
    await lab.interviewing.end(rosa, view.session_id)
    await reviewed(lab, rosa, view.session_id)
    async with lab.database.session() as session:
        changes = await sessions.list_changes(session, rosa, view.session_id)
    assert [change.state for change in changes] == list(SessionState)
    assert changes[4].cause == 'ended_by_candidate'
    assert changes == sorted(changes, key=lambda change: change.at)


async def test_asking_to_stop_ends_it_with_its_reason(lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    view = await lab.interviewing.answer(rosa, view.session_id, view.turn, 'Can we stop?')
    assert view.end_reason is EndReason.asked_to_stop


async def test_nothing_begins_without_consent(lab: Lab, rosa: Viewer) -> None:
    config = await prepared(lab, rosa)
    session_id = await lab.interviewing.start(rosa, config)
    with pytest.raises(InvalidInput, match='agree'):
        await lab.interviewing.begin(rosa, session_id)
    await lab.interviewing.get_ready(rosa, session_id, Readiness(consent=True, extra_time=1.5))
    view = await lab.interviewing.begin(rosa, session_id)
    assert view.limit_s == 540
    with pytest.raises(Conflict, match='already begun'):
        await lab.interviewing.get_ready(rosa, session_id, Readiness(consent=True))


async def test_starting_twice_takes_up_the_waiting_session(lab: Lab, rosa: Viewer) -> None:
    config = await prepared(lab, rosa)
    assert await lab.interviewing.start(rosa, config) == await lab.interviewing.start(rosa, config)
    summary = (await lab.history.overview(rosa)).unfinished
    assert summary is not None
    assert summary.step == 'avatar'


async def test_the_chosen_avatar_gives_its_name(lab: Lab, rosa: Viewer) -> None:
    config = await prepared(lab, rosa)
    session_id = await lab.interviewing.start(rosa, config)
    last = (await lab.catalog.list_avatars())[-1]
    view = await lab.interviewing.choose_avatar(rosa, session_id, [last.id])
    assert [(member.avatar_id, member.name) for member in view.members] == [(last.id, last.name)]
    await lab.interviewing.get_ready(rosa, session_id, Readiness(consent=True))
    view = await lab.interviewing.begin(rosa, session_id)
    assert view.transcript[0].name == last.name


async def test_a_panel_is_several_people(lab: Lab, rosa: Viewer) -> None:
    config = await prepared(lab, rosa, interview_type='panel')
    session_id = await lab.interviewing.start(rosa, config)
    avatars = await lab.catalog.list_avatars()
    view = await lab.interviewing.choose_avatar(rosa, session_id, [avatars[3].id])
    assert view.members[0].avatar_id == avatars[3].id
    assert len({member.avatar_id for member in view.members}) == len({member.name for member in view.members}) == 3


async def test_a_new_plan_is_a_new_version(lab: Lab, rosa: Viewer) -> None:
    config = await prepared(lab, rosa)
    first, again = await lab.planning.plan(rosa, config), await lab.planning.plan(rosa, config)
    second: InterviewPlan = await lab.planning.make(rosa, config)
    assert (first.version, again.version, second.version) == (1, 1, 2)
    assert (await lab.planning.plan(rosa, config)).id == second.id


async def test_a_plan_needs_a_read_resume(lab: Lab, rosa: Viewer) -> None:
    posting = await lab.documents.paste(rosa, DocType.job_description, 'Analyst wanted')
    choices = Choices(kit_id='data-analyst', resume_doc_id=posting.id, interview_type='hr')
    with pytest.raises(InvalidInput, match='résumé'):
        await lab.planning.configure(rosa, choices)


async def answer_all(lab: Lab, viewer: Viewer, session_id: UUID) -> LiveView:
    view = await lab.interviewing.view(viewer, session_id)
    while view.state is SessionState.running:
        view = await lab.interviewing.answer(viewer, session_id, view.turn, 'I measured it twice.')
    return view


async def test_trends_hold_comparable_sessions_in_order(lab: Lab, rosa: Viewer) -> None:
    for _ in range(2):
        view = await begun(lab, rosa)
        await answer_all(lab, rosa, view.session_id)
        await reviewed(lab, rosa, view.session_id)
    view = await begun(lab, rosa, kit='registered-nurse')
    await answer_all(lab, rosa, view.session_id)
    await reviewed(lab, rosa, view.session_id)
    kit = await lab.catalog.get_kit('data-analyst')
    points = (await lab.history.trends(rosa, kit.family))[0].points
    assert len(points) == 2
    assert points[0].at < points[1].at
    assert len((await lab.history.trends(rosa))[0].points) == 1


async def test_without_delivery_metrics_nobody_counts_fillers(lab: Lab, rosa: Viewer) -> None:
    session_id = await lab.interviewing.start(rosa, await prepared(lab, rosa))
    await lab.interviewing.get_ready(rosa, session_id, Readiness(consent=True, delivery_metrics=False))
    await lab.interviewing.begin(rosa, session_id)
    await lab.interviewing.answer(rosa, session_id, 1, 'Um, I, uh, sort of, you know, counted the, um, boxes.')
    await lab.interviewing.end(rosa, session_id)
    report = await reviewed(lab, rosa, session_id)
    assert report.metrics is not None
    assert (report.metrics.delivery, report.metrics.fillers) == (False, 0)
    assert 'fillers' not in report.metrics.per_answer[0]
    assert 'hygiene' not in [dimension.dimension for dimension in report.dimensions]
