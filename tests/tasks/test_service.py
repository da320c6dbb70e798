"""What is written for a task is never lost, never overwritten by an older window, and handed in by moving on."""

import asyncio

import pytest

from lab.errors import Conflict, NotFound
from lab.models.live import LiveView
from lab.models.task import Language, SubmissionStatus, TaskDraft
from lab.models.viewer import Viewer
from lab.wiring import Lab
from tests.steps import begun, reviewed
from tests.tasks.doubles import TaskEngine
from tests.tasks.solutions import RUN_SET, RUN_SLOW


async def at_task(lab: Lab, viewer: Viewer) -> LiveView:
    view = await begun(lab, viewer)
    return await lab.interviewing.answer(viewer, view.session_id, view.turn, 'I like small problems.')


def draft(code: str = RUN_SLOW, version: int = 0) -> TaskDraft:
    return TaskDraft(language=Language.python, code=code, version=version)


async def test_the_view_shows_the_task_and_nothing_it_is_judged_by(lab: Lab, rosa: Viewer) -> None:
    view = await at_task(lab, rosa)
    assert view.task is not None
    assert view.task.title == 'The longest run of days'
    assert set(view.task.starters) == {'python', 'javascript', 'typescript', 'java', 'cpp'}
    assert 'a day is 1' not in view.model_dump_json()
    assert not {'cases', 'followups', 'strong_explanation', 'cost'} & set(view.task.model_dump())


async def test_a_draft_is_kept_with_its_version(lab: Lab, rosa: Viewer) -> None:
    view = await at_task(lab, rosa)
    empty = await lab.tasks.get(rosa, view.session_id)
    assert (empty.version, empty.open, empty.work.code) == (0, True, '')
    first = await lab.tasks.save(rosa, view.session_id, draft())
    second = await lab.tasks.save(rosa, view.session_id, draft(RUN_SET, first.version))
    assert second.version > first.version
    kept = await lab.tasks.get(rosa, view.session_id)
    assert (kept.work.code, kept.work.language, kept.version) == (RUN_SET, Language.python, second.version)


async def test_an_older_window_cannot_overwrite_and_the_same_draft_changes_nothing(lab: Lab, rosa: Viewer) -> None:
    view = await at_task(lab, rosa)
    first = await lab.tasks.save(rosa, view.session_id, draft())
    again = await lab.tasks.save(rosa, view.session_id, draft())
    assert again.version == first.version
    await lab.tasks.save(rosa, view.session_id, draft(RUN_SET, first.version))
    with pytest.raises(Conflict, match='another window'):
        await lab.tasks.save(rosa, view.session_id, draft('print(1)', first.version))
    assert (await lab.tasks.get(rosa, view.session_id)).work.code == RUN_SET


async def test_text_a_browser_had_kept_goes_over_what_an_earlier_page_still_stored(lab: Lab, rosa: Viewer) -> None:
    view = await at_task(lab, rosa)
    first = await lab.tasks.save(rosa, view.session_id, draft())
    await lab.tasks.save(rosa, view.session_id, draft('half of i', first.version))
    last = await lab.tasks.save(rosa, view.session_id, draft(RUN_SET, first.version), over=True)
    assert (await lab.tasks.get(rosa, view.session_id)).work.code == RUN_SET
    assert last.version == first.version + 2


async def test_of_windows_that_save_at_once_one_wins(lab: Lab, rosa: Viewer) -> None:
    view = await at_task(lab, rosa)
    saves = (lab.tasks.save(rosa, view.session_id, draft(f'n = {number}')) for number in range(4))
    results = await asyncio.gather(*saves, return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ['Conflict'] * 3 + ['TaskView']


async def test_the_interviewer_sees_the_code_as_it_stands(lab: Lab, rosa: Viewer, engine: TaskEngine) -> None:
    view = await at_task(lab, rosa)
    await lab.tasks.save(rosa, view.session_id, draft())
    await lab.interviewing.answer(rosa, view.session_id, view.turn, 'There it is.')
    assert engine.heard[0].work is None
    heard = engine.heard[1]
    assert heard.work is not None
    assert (heard.text, heard.question_id, heard.work.code) == ('There it is.', 'longest-run-of-days', RUN_SLOW)


async def test_moving_on_hands_it_in(lab: Lab, rosa: Viewer) -> None:
    view = await at_task(lab, rosa)
    saved = await lab.tasks.save(rosa, view.session_id, draft())
    await lab.interviewing.answer(rosa, view.session_id, view.turn, 'There it is.')
    handed = await lab.tasks.get(rosa, view.session_id)
    assert (handed.status, handed.open) == (SubmissionStatus.submitted, False)
    with pytest.raises(Conflict, match='moved on'):
        await lab.tasks.save(rosa, view.session_id, draft(RUN_SET, saved.version))
    assert (await lab.tasks.get(rosa, view.session_id)).work.code == RUN_SLOW


async def test_handed_in_by_hand_it_cannot_be_changed(lab: Lab, rosa: Viewer) -> None:
    view = await at_task(lab, rosa)
    saved = await lab.tasks.save(rosa, view.session_id, draft())
    assert (await lab.tasks.submit(rosa, view.session_id)).status is SubmissionStatus.submitted
    with pytest.raises(Conflict):
        await lab.tasks.save(rosa, view.session_id, draft(RUN_SET, saved.version))


async def test_nobody_else_sees_it_and_without_a_task_there_is_no_panel(
    lab: Lab, rosa: Viewer, stranger: Viewer
) -> None:
    before = await begun(lab, rosa)
    with pytest.raises(NotFound):
        await lab.tasks.get(rosa, before.session_id)
    with pytest.raises(Conflict):
        await lab.tasks.save(rosa, before.session_id, draft())
    view = await lab.interviewing.answer(rosa, before.session_id, before.turn, 'I like small problems.')
    await lab.tasks.save(rosa, view.session_id, draft())
    for refused in (lab.tasks.get(stranger, view.session_id), lab.tasks.save(stranger, view.session_id, draft())):
        with pytest.raises(NotFound):
            await refused


async def test_it_is_reviewed_once_and_shown_in_the_report(lab: Lab, rosa: Viewer, engine: TaskEngine) -> None:
    view = await at_task(lab, rosa)
    await lab.tasks.save(rosa, view.session_id, draft())
    await lab.interviewing.answer(rosa, view.session_id, view.turn, 'It is quadratic, I would use a set.')
    await lab.interviewing.end(rosa, view.session_id)
    report = await reviewed(lab, rosa, view.session_id)
    (shown,) = report.tasks
    assert shown.work.code == RUN_SLOW
    assert shown.review is not None
    assert (shown.review.cost.seen, shown.review.cost.said) == ('O(n²)', 'O(n²)') if shown.review.cost else False
    assert engine.calls.count('review') == 1
    await lab.tasks.review(rosa, view.session_id)
    assert engine.calls.count('review') == 1
    problem_solving = next(each for each in report.dimensions if each.dimension == 'problem_solving')
    assert 'In the task, 7 of 7 named cases were covered.' in problem_solving.rationale


async def test_a_task_that_was_only_talked_about_is_reviewed_too(lab: Lab, rosa: Viewer) -> None:
    view = await at_task(lab, rosa)
    said = 'For an empty list it is zero. First I sort, because then neighbours stand together.'
    await lab.interviewing.answer(rosa, view.session_id, view.turn, said)
    await lab.interviewing.end(rosa, view.session_id)
    report = await reviewed(lab, rosa, view.session_id)
    review = report.tasks[0].review
    assert review is not None
    standing = {case.name: case.standing for case in review.cases}
    assert standing['An empty list returns 0'] == 'handled'
    assert standing['Two runs of equal length return that length'] == 'not_seen'
    assert review.cases[0].evidence[0].turn == 3


async def test_what_was_written_leaves_with_its_owner(lab: Lab, rosa: Viewer) -> None:
    view = await at_task(lab, rosa)
    await lab.tasks.save(rosa, view.session_id, draft())
    (row,) = (await lab.records.export(rosa))['interview_task_submissions']
    assert row['candidate_code'] == RUN_SLOW
