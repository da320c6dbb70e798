"""A live session with a model: everything is written down, caps hold, and a model that dies takes nothing with it."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from lab.errors import Forbidden, NotFound
from lab.models.live import LiveView
from lab.models.model_call import Outcome
from lab.models.session import SessionState
from lab.models.viewer import Role, Viewer
from lab.services.accounts import viewer
from lab.settings import Settings
from lab.wiring import Lab
from tests.llm.server import ScriptedModel
from tests.steps import begun, reviewed

ANSWERS = (
    'I rebuilt the weekly stock report for the bookshop because two people counted it differently every Monday.',
    'I wrote the definition down with both of them first, then I moved the count into one sheet with SQL behind it.',
    'It cut the count from six hours to two, and I checked it against the till for a month.',
    'I would ask the suppliers earlier next time, because their codes changed twice while I was at it.',
)


@pytest.fixture
async def lab(
    model: ScriptedModel, planted_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncGenerator[Lab, None]:
    chosen: dict[str, Any] = getattr(request, 'param', {})
    usual = {'engine': 'llm', 'llm_url': model.url, 'llm_model': 'scripted', 'llm_turn_seconds': 4, 'llm_seconds': 20}
    prices = {'llm_price_in': 1.0, 'llm_price_cached': 0.1, 'llm_price_out': 4.0}
    settings = Settings(
        data_dir=tmp_path / 'data', database_url=planted_url, stt='fake', tts='fake', _env_file=None,
        **{**usual, **prices, **chosen},
    )  # fmt: skip
    lab = Lab(settings)
    await lab.start()
    yield lab
    await lab.stop()


@pytest.fixture
async def rosa(lab: Lab) -> Viewer:
    return viewer(await lab.accounts.sign_up('rosa@example.com', 'Rosa Lind', 'correct horse'))


async def answered(lab: Lab, rosa: Viewer, view: LiveView, number: int) -> LiveView:
    return await lab.interviewing.answer(rosa, view.session_id, view.turn, ANSWERS[number % len(ANSWERS)])


async def engines_of(lab: Lab, rosa: Viewer, view: LiveView) -> list[tuple[str, str]]:
    """Who asked, and why not the model, turn by turn."""
    report = await lab.records.export(rosa)
    asked = [row for row in report['transcripts'] if row['speaker'] == 'interviewer']
    return [(row['engine'], row['stood_in']) for row in sorted(asked, key=lambda row: row['position'])]


@pytest.mark.parametrize('lab', [{'llm_seconds': 2}], indirect=True)
@pytest.mark.parametrize('planted_url', ['sqlite'], indirect=True)
async def test_a_model_killed_in_the_middle_leaves_an_interview_that_ends_well(
    model: ScriptedModel, lab: Lab, rosa: Viewer
) -> None:
    view = await begun(lab, rosa)
    view = await answered(lab, rosa, view, 0)
    assert (await engines_of(lab, rosa, view))[-1] == ('llm', '')
    await model.stop()
    view = await answered(lab, rosa, view, 1)
    engine, why = (await engines_of(lab, rosa, view))[-1]
    assert (engine, why) == ('builtin', 'The model’s server could not be reached.')
    assert view.question
    view = await answered(lab, rosa, view, 2)
    view = await lab.interviewing.answer(rosa, view.session_id, view.turn, 'Can we stop here, please?')
    assert view.state in (SessionState.ended, SessionState.analyzed)
    assert view.closed
    report = await reviewed(lab, rosa, view.session_id)
    assert report.progress.done
    assert report.overall is not None
    assert report.feedback is not None
    assert report.judged_by == 'builtin'
    assert report.stood_in[0] == 'The model’s server could not be reached. The built-in rules judged.'
    assert [entry.stood_in for entry in report.notebook if entry.stood_in]
    calls = await lab.usage.of_session(rosa, view.session_id)
    live = [call for call in calls if call.capability == 'interview']
    assert {call.outcome for call in live} >= {Outcome.ok, Outcome.unreachable}
    assert all(call.ms <= 4000 for call in live)  # the deadline as it was kept, not as the machine was quick


@pytest.mark.parametrize('planted_url', ['sqlite', 'postgres'], indirect=True)
async def test_every_call_is_written_down_and_summed_for_staff(lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    await answered(lab, rosa, view, 0)
    await lab.usage.drain()
    (call,) = await lab.usage.of_session(rosa, view.session_id)
    assert (call.user_id, call.session_id, call.capability) == (rosa.user_id, view.session_id, 'interview')
    assert (call.tokens_in, call.tokens_cached, call.tokens_out) == (1000, 800, 50)
    assert call.cost == pytest.approx((200 * 1.0 + 800 * 0.1 + 50 * 4.0) / 1e6)
    assert call.prompt.startswith('interviewer/v1 ')
    with pytest.raises(Forbidden):
        await lab.usage.list_use(rosa)
    staff = Viewer(rosa.user_id, Role.staff)
    use = {each.capability: each for each in await lab.usage.list_use(staff)}
    assert {'extract', 'plan', 'interview'} <= set(use)
    assert use['interview'].calls == 1
    assert use['interview'].failed == 0


@pytest.mark.parametrize('lab', [{'llm_session_tokens': 1000}], indirect=True)
@pytest.mark.parametrize('planted_url', ['sqlite'], indirect=True)
async def test_a_cap_hands_the_rest_to_the_rules_and_says_so(model: ScriptedModel, lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    view = await answered(lab, rosa, view, 0)
    asked = len(model.asked)
    view = await answered(lab, rosa, view, 1)
    assert len(model.asked) == asked
    first, second = (await engines_of(lab, rosa, view))[-2:]
    assert first == ('llm', '')
    assert second == ('builtin', 'What one session may use of the model was used up.')


@pytest.mark.parametrize('lab', [{'llm_day_cap': 0.0}], indirect=True)
@pytest.mark.parametrize('planted_url', ['sqlite'], indirect=True)
async def test_a_day_without_money_asks_nobody(model: ScriptedModel, lab: Lab, rosa: Viewer) -> None:
    view = await answered(lab, rosa, await begun(lab, rosa), 0)
    assert model.asked == []
    why = 'What the lab may use of the model in a day was used up.'
    assert (await engines_of(lab, rosa, view))[-1] == ('builtin', why)


@pytest.mark.parametrize('planted_url', ['sqlite', 'postgres'], indirect=True)
async def test_staff_choose_the_live_version_and_nobody_else(lab: Lab, rosa: Viewer) -> None:
    with pytest.raises(Forbidden):
        await lab.prompts.list(rosa)
    with pytest.raises(Forbidden):
        await lab.prompts.choose(rosa, 'interviewer', 1)
    staff = Viewer(rosa.user_id, Role.staff)
    with pytest.raises(NotFound):
        await lab.prompts.choose(staff, 'interviewer', 99)
    await lab.prompts.choose(staff, 'interviewer', 1)
    await lab.prompts.choose(staff, 'interviewer', 1)
    assert await lab.prompts.live() == {'interviewer': 1}
    views = {each.name: each for each in await lab.prompts.list(staff)}
    assert len(views) == 9
    assert all(sum(version.live for version in view.versions) == 1 for view in views.values())
