"""What stands beside a report as the last time."""

from uuid import UUID

from lab.models.viewer import Viewer
from lab.storage import analyses
from lab.wiring import Lab
from tests.steps import begun, reviewed

WORDS = 'I taught forty first-years to read a balance sheet, and thirty-one of them passed.'


async def held(lab: Lab, viewer: Viewer) -> UUID:
    view = await begun(lab, viewer)
    await lab.interviewing.answer(viewer, view.session_id, view.turn, WORDS)
    await lab.interviewing.end(viewer, view.session_id)
    return (await reviewed(lab, viewer, view.session_id)).session_id


async def unjudged(lab: Lab, viewer: Viewer, session_id: UUID) -> None:
    async with lab.database.transaction() as session:
        row = await analyses.get(session, viewer, session_id)
        none = [{**each, 'score': None} for each in row.rubric_scores['dimensions']]
        row.rubric_scores = {**row.rubric_scores, 'overall': None, 'dimensions': none}


async def test_the_last_time_is_one_in_which_there_was_enough_to_judge(lab: Lab, rosa: Viewer) -> None:
    first, second, third = [await held(lab, rosa) for _ in range(3)]
    last = (await lab.reports.own(rosa, third)).before
    assert last is not None
    assert last.session_id == second
    await unjudged(lab, rosa, second)
    last = (await lab.reports.own(rosa, third)).before
    assert last is not None
    assert last.session_id == first


async def test_the_last_result_is_one_with_a_score_as_long_as_there_is_one(lab: Lab, rosa: Viewer) -> None:
    first, second = [await held(lab, rosa) for _ in range(2)]
    past = await lab.history.overview(rosa)
    assert past.last_result is not None
    assert past.last_result.session_id == second
    await unjudged(lab, rosa, second)
    past = await lab.history.overview(rosa)
    assert past.last_result is not None
    assert past.last_result.session_id == first
    await unjudged(lab, rosa, first)
    past = await lab.history.overview(rosa)
    assert past.last_result is not None
    assert past.last_result.session_id == second
