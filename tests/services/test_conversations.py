"""A workplace conversation is held like every live session and talked over afterwards; the two products stay apart."""

import pytest

from lab.engines.builtin.engine import BuiltinEngine
from lab.errors import Conflict, NotFound
from lab.models.conversation import DebriefView
from lab.models.live import LiveView, Readiness
from lab.models.session import EndReason, SessionState, SessionType
from lab.models.viewer import Viewer
from lab.services.speaking import Speaking
from lab.wiring import Lab
from tests.simulation.test_conversations import TALKERS
from tests.steps import begun, finished


@pytest.fixture
def engine() -> BuiltinEngine:
    return BuiltinEngine()


async def talking(lab: Lab, viewer: Viewer, scenario: str = 'slides-at-midnight') -> LiveView:
    session_id = await lab.conversations.start(viewer, scenario)
    await lab.interviewing.get_ready(viewer, session_id, Readiness(consent=True))
    return await lab.interviewing.begin(viewer, session_id)


async def talked_over(lab: Lab, viewer: Viewer, view: LiveView) -> DebriefView:
    async def progress():  # noqa: ANN202
        return (await lab.conversations.report(viewer, view.session_id)).progress

    await finished(progress)
    return await lab.conversations.report(viewer, view.session_id)


async def test_it_is_held_to_its_end_and_talked_over(lab: Lab, rosa: Viewer) -> None:
    view = await talking(lab, rosa)
    assert view.session_type is SessionType.workplace_practice
    assert (view.kind, view.turn, view.question) == ('conversation', 1, view.transcript[0].text)
    assert [member.name for member in view.members] == ['Kofi Boateng']
    for line in TALKERS['skilled']:
        if view.closed:
            break
        view = await lab.interviewing.answer(rosa, view.session_id, view.turn, line)
    assert (view.closed, view.end_reason) == (True, EndReason.completed)
    report = await talked_over(lab, rosa, view)
    assert report.debrief is not None
    assert report.debrief.outcome == 'settled'
    said = {turn.position: turn.text for turn in report.transcript if turn.speaker == 'candidate'}
    for level in report.debrief.skill_levels:
        assert all(each.quote in said[each.turn] for each in level.evidence)
    assert report.reasons
    assert report.meeting.next_scenarios
    (summary,) = await lab.history.list_mine(rosa)
    assert (summary.title, summary.score) == ('The slides that came at midnight', report.debrief.score)
    assert await lab.conversations.practised(rosa) == {'slides-at-midnight'}


async def test_another_person_tone_and_face_can_be_chosen(lab: Lab, rosa: Viewer) -> None:
    avatars = [avatar.id for avatar in await lab.catalog.list_avatars()]
    session_id = await lab.conversations.start(rosa, 'first-offer', 'proud-expert', 'upset', avatars[2])
    view = await lab.interviewing.view(rosa, session_id)
    assert view.members[0].avatar_id == avatars[2]
    assert view.members[0].name == 'Ingrid Solbakken'
    for wrong in (('nowhere', '', 'even', ''), ('first-offer', 'nobody', 'even', ''), ('first-offer', '', 'loud', '')):
        with pytest.raises(NotFound):
            await lab.conversations.start(rosa, *wrong)
    with pytest.raises(NotFound):
        await lab.conversations.start(rosa, 'first-offer', '', 'even', 'no-face')


async def test_a_spoken_turn_can_be_taken_back_here_too(lab: Lab, rosa: Viewer) -> None:
    view = await talking(lab, rosa)
    after = await lab.interviewing.answer(rosa, view.session_id, 1, 'On Monday your part came at 23:40.')
    assert await Speaking(lab.database).withdraw(rosa, view.session_id, after.turn) == 1
    back = await lab.interviewing.view(rosa, view.session_id)
    assert (back.turn, back.question) == (1, view.question)


async def test_leaving_ends_it_and_too_little_is_not_judged(lab: Lab, rosa: Viewer) -> None:
    view = await talking(lab, rosa)
    with pytest.raises(Conflict):
        await lab.conversations.report(rosa, view.session_id)
    ended = await lab.interviewing.end(rosa, view.session_id)
    assert ended.state in (SessionState.ended, SessionState.analyzed)
    report = await talked_over(lab, rosa, ended)
    assert report.debrief is not None
    assert report.debrief.score is None


async def test_the_two_products_stay_apart(lab: Lab, rosa: Viewer, stranger: Viewer) -> None:
    talk, interview = await talking(lab, rosa), await begun(lab, rosa)
    assert await lab.conversations.holds(rosa, talk.session_id)
    assert not await lab.conversations.holds(rosa, interview.session_id)
    with pytest.raises(NotFound):
        await lab.reports.report(rosa, talk.session_id)
    with pytest.raises(NotFound):
        await lab.conversations.report(rosa, interview.session_id)
    for act in (
        lab.conversations.report(stranger, talk.session_id),
        lab.interviewing.view(stranger, talk.session_id),
        lab.interviewing.answer(stranger, talk.session_id, 1, 'I was never here.'),
    ):
        with pytest.raises(NotFound):
            await act
    assert {kit.id for kit in await lab.catalog.list_kits()}.isdisjoint(
        {scenario.id for scenario in await lab.catalog.list_scenarios()}
    )
