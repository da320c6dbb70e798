"""A conversation whose model lives on or dies in the middle of it: it ends well, and the debrief says who judged."""

import asyncio
from time import monotonic

import pytest

from lab.models.conversation import DebriefView
from lab.models.live import LiveView, Readiness
from lab.models.session import SessionState
from lab.models.viewer import Viewer
from lab.wiring import Lab
from tests.llm.server import ScriptedModel
from tests.llm.test_live_session import engines_of, lab, rosa
from tests.simulation.test_conversations import TALKERS

__all__ = ['lab', 'rosa']
LINES = TALKERS['skilled']


async def met(lab: Lab, rosa: Viewer) -> LiveView:
    session_id = await lab.conversations.start(rosa, 'slides-at-midnight')
    await lab.interviewing.get_ready(rosa, session_id, Readiness(consent=True))
    return await lab.interviewing.begin(rosa, session_id)


async def talked_over(lab: Lab, rosa: Viewer, view: LiveView) -> DebriefView:
    deadline = monotonic() + 20
    while not (report := await lab.conversations.report(rosa, view.session_id)).progress.done:
        assert monotonic() < deadline, report.progress
        await asyncio.sleep(0.05)
    return report


@pytest.mark.parametrize('planted_url', ['sqlite', 'postgres'], indirect=True)
@pytest.mark.parametrize('lab', [{'llm_seconds': 4}], indirect=True)
@pytest.mark.parametrize('dies', [True, False])
async def test_a_conversation_ends_well(model: ScriptedModel, lab: Lab, rosa: Viewer, dies: bool) -> None:
    view, said = await met(lab, rosa), list[str]()
    view = await lab.interviewing.answer(rosa, view.session_id, view.turn, LINES[0], say=said.append)
    assert ' '.join(said) == view.question
    assert (await engines_of(lab, rosa, view))[-1] == ('llm', '')
    if dies:
        await model.stop()
    for line in LINES[1:]:
        if view.closed:
            break
        view = await lab.interviewing.answer(rosa, view.session_id, view.turn, line)
    assert view.closed
    assert view.state in (SessionState.ended, SessionState.analyzed)
    report = await talked_over(lab, rosa, view)
    assert report.debrief is not None
    assert report.debrief.outcome == 'settled'
    assert report.debrief.engine == ('builtin' if dies else 'llm')
    assert bool(report.debrief.stood_in) is dies
    await lab.usage.drain()
    calls = await lab.usage.of_session(rosa, view.session_id)
    assert {call.prompt.split('/')[0] for call in calls} == {'conversation_persona', 'conversation_analyst'}
