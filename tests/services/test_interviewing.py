"""A live interview: one answer a turn whatever the windows do, time by the server's clock, nothing ever half-stored."""

import asyncio
from datetime import timedelta

import pytest

from lab.errors import Conflict, InvalidInput
from lab.models.columns import utc_now
from lab.models.live import LiveView, Readiness
from lab.models.session import EndReason, RoleplaySession, SessionState
from lab.models.viewer import Viewer
from lab.storage import sessions, transcripts
from lab.wiring import Lab
from tests.doubles import WORDS, ScriptedEngine
from tests.steps import begun, prepared, reviewed


async def seen_ago(lab: Lab, viewer: Viewer, view: LiveView, seconds: float, used: float) -> None:
    """As if the candidate had been seen last so many seconds ago, having used so much of the time."""
    async with lab.database.transaction() as session:
        live: RoleplaySession = await sessions.get_live(session, viewer, view.session_id)
        live.seen_at = utc_now() - timedelta(seconds=seconds)
        live.used_s = used


async def test_two_windows_that_answer_at_once_store_one_answer(lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    windows = (lab.interviewing.answer(rosa, view.session_id, 1, f'Window {number}') for number in range(4))
    results = await asyncio.gather(*windows, return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ['Conflict'] * 3 + ['LiveView']
    view = await lab.interviewing.view(rosa, view.session_id)
    assert [turn.speaker for turn in view.transcript] == ['interviewer', 'candidate', 'interviewer']


async def test_a_double_click_is_one_answer(lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    clicks = (lab.interviewing.answer(rosa, view.session_id, 1, 'I fixed it. ') for _ in range(4))
    results = await asyncio.gather(*clicks)
    assert {result.turn for result in results} == {3}
    late = await lab.interviewing.answer(rosa, view.session_id, 1, 'I fixed it.')
    assert len(late.transcript) == 3


@pytest.mark.parametrize('turn', [-1, 0, 3, 99])
async def test_an_answer_to_another_turn_is_a_conflict(lab: Lab, rosa: Viewer, turn: int) -> None:
    view = await begun(lab, rosa)
    with pytest.raises(Conflict, match='another window'):
        await lab.interviewing.answer(rosa, view.session_id, turn, WORDS[0])
    assert (await lab.interviewing.view(rosa, view.session_id)).turn == 1


async def test_two_windows_that_begin_at_once_hear_one_greeting(lab: Lab, rosa: Viewer) -> None:
    session_id = await lab.interviewing.start(rosa, await prepared(lab, rosa))
    await lab.interviewing.get_ready(rosa, session_id, Readiness(consent=True))
    views = await asyncio.gather(*(lab.interviewing.begin(rosa, session_id) for _ in range(4)))
    assert {view.turn for view in views} == {1}


async def test_a_failing_engine_leaves_the_turn_open(
    lab: Lab, rosa: Viewer, engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = await begun(lab, rosa)

    async def broken(*args: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(engine, 'ask', broken)
        with pytest.raises(ZeroDivisionError):
            await lab.interviewing.answer(rosa, view.session_id, 1, 'I fixed it.')
    assert (await lab.interviewing.view(rosa, view.session_id)).turn == 1
    assert (await lab.interviewing.answer(rosa, view.session_id, 1, 'I fixed it.')).turn == 3


async def test_an_answer_and_its_question_are_stored_together_or_not(
    lab: Lab, rosa: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = await begun(lab, rosa)

    def broken(*args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr('lab.services.interviewing.asked_turn', broken)
    with pytest.raises(ZeroDivisionError):
        await lab.interviewing.answer(rosa, view.session_id, 1, 'I fixed it.')
    async with lab.database.session() as session:
        assert len(await transcripts.list_turns(session, rosa, view.session_id)) == 1


async def test_silence_is_an_answer_and_an_endless_one_is_not(lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    view = await lab.interviewing.answer(rosa, view.session_id, view.turn, '   ')
    assert (view.transcript[1].text, view.turn) == ('', 3)
    with pytest.raises(InvalidInput):
        await lab.interviewing.answer(rosa, view.session_id, view.turn, 'word ' * 5000)


async def test_signs_of_life_move_the_clock_and_absence_hardly(lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    await seen_ago(lab, rosa, view, seconds=10, used=100)
    pulse = await lab.interviewing.pulse(rosa, view.session_id)
    assert pulse.remaining_s == pytest.approx(250, abs=2)
    await seen_ago(lab, rosa, view, seconds=7200, used=100)
    assert (await lab.interviewing.view(rosa, view.session_id)).remaining_s == pytest.approx(215, abs=2)


async def test_when_time_is_up_the_interviewer_says_goodbye(lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    await seen_ago(lab, rosa, view, seconds=1, used=420)
    pulses = await asyncio.gather(*(lab.interviewing.pulse(rosa, view.session_id) for _ in range(3)))
    assert {pulse.state for pulse in pulses} == {SessionState.ended}
    view = await lab.interviewing.view(rosa, view.session_id)
    assert view.end_reason is EndReason.time_up
    assert [turn.speaker for turn in view.transcript] == ['interviewer', 'interviewer']
    with pytest.raises(Conflict, match='has ended'):
        await lab.interviewing.answer(rosa, view.session_id, view.turn, 'One more thing.')
    report = await reviewed(lab, rosa, view.session_id)
    assert report.overall is not None
    assert report.overall.score is None


async def test_a_session_in_which_the_same_fails_again_and_again_ends_as_failed(
    lab: Lab, rosa: Viewer, engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = await begun(lab, rosa)
    await lab.interviewing.answer(rosa, view.session_id, 1, 'I run the weekly stock report.')

    async def broken(*_: object, **__: object) -> None:
        raise KeyError('a question that is not in the plan')

    monkeypatch.setattr(engine, 'ask', broken)
    for _ in range(3):
        assert (await lab.interviewing.view(rosa, view.session_id)).state is SessionState.running
        with pytest.raises(KeyError):
            await lab.interviewing.answer(rosa, view.session_id, 3, 'And I built the check for it.')
    view = await lab.interviewing.view(rosa, view.session_id)
    assert view.end_reason is EndReason.failed
    assert view.transcript[1].text == 'I run the weekly stock report.'


async def test_an_answer_in_the_grace_is_kept_and_closes(lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    await seen_ago(lab, rosa, view, seconds=1, used=370)
    assert (await lab.interviewing.pulse(rosa, view.session_id)).warning == 'over'
    view = await lab.interviewing.answer(rosa, view.session_id, 1, 'The last word.')
    assert view.state is SessionState.ended
    assert view.transcript[1].text == 'The last word.'
    assert view.closed


async def test_the_view_is_whole_after_a_restart(lab: Lab, rosa: Viewer, engine: ScriptedEngine) -> None:
    view = await begun(lab, rosa)
    view = await lab.interviewing.answer(rosa, view.session_id, view.turn, 'I fixed it.')
    await lab.stop()
    another = Lab(lab.settings, engine)
    await another.start()
    again = await another.interviewing.view(rosa, view.session_id)
    steady = {'used_s', 'remaining_s'}
    assert again.model_dump(exclude=steady) == view.model_dump(exclude=steady)
    again = await another.interviewing.answer(rosa, view.session_id, view.turn, 'And tested it.')
    assert again.turn == 5
    await another.stop()
    await lab.start()
