"""One answer again, a drill against a weak dimension, a contested score: judged by the engine of the interview."""

import pytest

from lab.engines.builtin.engine import BuiltinEngine
from lab.errors import Conflict, InvalidInput, NotFound
from lab.models.attempt import AttemptKind
from lab.models.report import ReportView
from lab.models.viewer import Viewer
from lab.services.attempts import Attempts
from lab.wiring import Lab
from tests.steps import begun, reviewed

FIRST = (
    'I worked on the weekly report and we changed some things in it, and then it was better for everybody in the shop, '
    'and I think the team was quite happy with how it went in the end.'
)
BETTER = (
    'In March I noticed that the weekly sales report counted returns twice. I checked the join, told the buyers the '
    'same hour, and changed the query because finance and we both subtracted them. After that the difference went from '
    '212,000 pounds to zero, and I added a check that runs each Monday.'
)


@pytest.fixture
def engine() -> BuiltinEngine:
    """The real one: what an attempt shows is what it finds."""
    return BuiltinEngine()


@pytest.fixture
async def report(lab: Lab, rosa: Viewer) -> ReportView:
    view = await begun(lab, rosa)
    for _ in range(4):
        view = await lab.interviewing.answer(rosa, view.session_id, view.turn, FIRST)
    await lab.interviewing.end(rosa, view.session_id)
    return await reviewed(lab, rosa, view.session_id)


async def test_a_better_answer_to_the_same_question_is_set_beside_the_first(
    lab: Lab, rosa: Viewer, report: ReportView
) -> None:
    attempt = await lab.attempts.retry(rosa, report.session_id, 1)
    assert attempt.question == report.transcript[0].text
    assert (await lab.attempts.retry(rosa, report.session_id, 1)).id == attempt.id
    view = await lab.attempts.answer(rosa, attempt.id, BETTER)
    assert view.before is not None
    assert view.after is not None
    assert (view.before.text, view.after.text) == (FIRST, BETTER)
    assert (view.after.overall or 0) > (view.before.overall or 0)
    assert any('rose' in change or 'can be judged now' in change for change in view.changes)
    assert any('212,000' in change for change in view.changes)
    with pytest.raises(Conflict):
        await lab.attempts.answer(rosa, attempt.id, BETTER)


async def test_a_drill_asks_something_new_against_the_weakest_dimension(
    lab: Lab, rosa: Viewer, report: ReportView
) -> None:
    drill = await lab.attempts.drill(rosa, report.session_id)
    assert drill.kind is AttemptKind.drill
    scores = {each.dimension: each.score for each in report.dimensions if each.score is not None}
    assert scores[drill.dimension] == min(score for key, score in scores.items() if key != 'hygiene')
    assert drill.question not in [turn.text for turn in report.transcript]
    assert (await lab.attempts.drill(rosa, report.session_id)).id == drill.id
    assert (await lab.attempts.view(rosa, drill.id)).passed is None
    short = await lab.attempts.answer(rosa, drill.id, 'I do not know.')
    assert not short.passed
    other = await lab.attempts.drill(rosa, report.session_id, drill.dimension)
    assert other.question != drill.question


async def test_a_contested_score_is_judged_again_and_both_stand(lab: Lab, rosa: Viewer, report: ReportView) -> None:
    dimension = next(each for each in report.dimensions if each.score is not None and each.dimension != 'hygiene')
    quote = 'we changed some things in it'
    contest = await lab.attempts.contest(rosa, report.session_id, dimension.dimension, 1, quote, 'This was mine.')
    assert contest.before.score == dimension.score
    assert contest.after.rationale != contest.before.rationale
    (kept,) = (await lab.reports.own(rosa, report.session_id)).contests
    assert (kept.quote, kept.note, kept.after) == (quote, 'This was mine.', contest.after)
    for turn, words, error in (
        (1, 'I led the whole department', InvalidInput),
        (0, quote, NotFound),
        (99, quote, NotFound),
        (1, FIRST, InvalidInput),
    ):
        with pytest.raises(error):
            await lab.attempts.contest(rosa, report.session_id, dimension.dimension, turn, words)
    with pytest.raises(NotFound):
        await lab.attempts.contest(rosa, report.session_id, 'charm', 1, quote)


async def test_attempts_belong_to_their_candidate(lab: Lab, rosa: Viewer, stranger: Viewer, report: ReportView) -> None:
    attempt = await lab.attempts.retry(rosa, report.session_id, 1)
    for act in (
        lab.attempts.retry(stranger, report.session_id, 1),
        lab.attempts.drill(stranger, report.session_id),
        lab.attempts.answer(stranger, attempt.id, BETTER),
        lab.attempts.view(stranger, attempt.id),
        lab.attempts.contest(stranger, report.session_id, 'depth', 1, 'some things'),
        lab.reports.own(stranger, report.session_id),
    ):
        with pytest.raises(NotFound):
            await act
    assert await lab.attempts.list_mine(stranger, report.session_id) == []


async def test_nothing_is_tried_again_before_the_report_is_there(lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    with pytest.raises(Conflict):
        await lab.attempts.retry(rosa, view.session_id, 1)
    assert isinstance(lab.attempts, Attempts)
