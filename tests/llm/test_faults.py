"""Nine ways to fail at every place where a model is asked: the result is whole, says so, and every call is counted."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from lab.engines.builtin.engine import BuiltinEngine
from lab.engines.llm import endpoint
from lab.engines.llm.engine import LlmEngine
from lab.engines.llm.ledger import MemoryLedger
from lab.models.interview import Ask
from lab.models.made import Made
from lab.models.model_call import Outcome
from lab.models.task import Language, Submission
from tests.llm.conftest import Make
from tests.llm.scenes import JOB, RESUME, held, under_way
from tests.llm.server import FAULTS, ScriptedModel
from tests.simulation.candidates import TODAY, brief_for

SEEN_AS = {
    'limited': Outcome.limited,
    'broken': Outcome.failed,
    'hangs': Outcome.too_slow,
    'cut': Outcome.cut_off,
    'no_json': Outcome.invalid,
    'wrong_shape': Outcome.invalid,
    'empty': Outcome.empty,
    'huge': Outcome.too_long,
    'refuses': Outcome.refused,
}
REPAIRED = ('no_json', 'wrong_shape')
MENDED_BY_WAITING = ('limited', 'broken', 'cut', 'empty')


@dataclass(frozen=True)
class Place:
    """Where a model is asked: for which object, and what comes of it by either engine."""

    wants: str
    make: Callable[[LlmEngine | BuiltinEngine], Awaitable[Made]]


async def _turn(engine: LlmEngine | BuiltinEngine) -> Made:
    at = await under_way()
    return (await engine.ask(at.brief, at.plan, at.move.state, at.transcript, at.remaining_s)).ask


async def _plan(engine: LlmEngine | BuiltinEngine) -> Made:
    return await engine.plan(brief_for('data-analyst'))


async def _evaluation(engine: LlmEngine | BuiltinEngine) -> Made:
    return await engine.evaluate(*await held())


async def _feedback(engine: LlmEngine | BuiltinEngine) -> Made:
    brief, transcript, metrics = await held()
    return await engine.coach(brief, transcript, await BuiltinEngine().evaluate(brief, transcript, metrics))


async def _review(engine: LlmEngine | BuiltinEngine) -> Made:
    brief = brief_for('software-engineer')
    task = next(each for each in brief.bank.tasks if each.kind == 'coding')
    code = 'def solve(values):\n    total = 0\n    for value in values:\n        total += value\n    return total\n'
    return await engine.review(brief, task, Submission(task_id=task.id, language=Language.python, code=code), [])


async def _resume(engine: LlmEngine | BuiltinEngine) -> Made:
    return await engine.extract_resume(RESUME, TODAY)


async def _job(engine: LlmEngine | BuiltinEngine) -> Made:
    return await engine.extract_job(JOB)


PLACES = {
    'résumé': Place('ResumeDraft', _resume),
    'job description': Place('JobDraft', _job),
    'plan': Place('PlanDraft', _plan),
    'turn': Place('TurnDraft', _turn),
    'evidence': Place('EvidenceDraft', _evaluation),
    'score': Place('ScoreDraft', _evaluation),
    'words of the report': Place('WordsDraft', _evaluation),
    'feedback': Place('FeedbackDraft', _feedback),
    'review of a task': Place('ReviewDraft', _review),
}
PARTLY = ('score', 'words of the report')
"""Here what other requests gave is kept."""


def without_origin(made: Made) -> dict[str, object]:
    return made.model_dump(exclude={'engine', 'made_with', 'stood_in'})


@pytest.mark.parametrize('place', PLACES)
@pytest.mark.parametrize('fault', FAULTS)
async def test_nothing_is_lost(
    model: ScriptedModel, make: Make, ledger: MemoryLedger, monkeypatch: pytest.MonkeyPatch, place: str, fault: str
) -> None:
    monkeypatch.setattr(endpoint, 'FIRST_PAUSE', 0.01)
    at = PLACES[place]
    model.fault, model.when = fault, lambda asked: asked.wants == at.wants
    seconds = 20.0 if fault != 'hangs' else 8.0 if place in PARTLY else 1.0
    engine = make(llm_turn_seconds=seconds, llm_seconds=seconds)
    made, by_rules = await at.make(engine), await at.make(BuiltinEngine())
    assert type(made) is type(by_rules)
    assert made.stood_in
    if (fault, place) == ('cut', 'turn'):  # its question was out before
        assert isinstance(made, Ask)
        assert made.question.startswith('Right, I see. ')
    elif place not in PARTLY:
        assert without_origin(made) == without_origin(by_rules)
        assert made.engine == 'builtin'
    seen = {call.outcome for call in ledger.calls}
    assert SEEN_AS[fault] in seen
    assert all(call.model == 'scripted' and call.prompt for call in ledger.calls)


@pytest.mark.parametrize('place', [each for each in PLACES if each != 'turn'])
@pytest.mark.parametrize('fault', MENDED_BY_WAITING)
async def test_what_passes_is_waited_for(model: ScriptedModel, make: Make, place: str, fault: str) -> None:
    at = PLACES[place]
    model.fault, model.times, model.when = fault, 1, lambda asked: asked.wants == at.wants
    made = await at.make(make(llm_seconds=20))
    assert (made.engine, made.stood_in) == ('llm', '')


@pytest.mark.parametrize('place', PLACES)
@pytest.mark.parametrize('fault', REPAIRED)
async def test_what_does_not_fit_is_sent_back_once(model: ScriptedModel, make: Make, place: str, fault: str) -> None:
    at = PLACES[place]
    model.fault, model.times, model.when = fault, 1, lambda asked: asked.wants == at.wants
    made = await at.make(make(llm_seconds=20))
    assert (made.engine, made.stood_in) == ('llm', '')
    assert sum(asked.is_repair for asked in model.asked) == 1


async def test_a_server_that_asks_for_more_time_than_there_is_gets_none(
    model: ScriptedModel, make: Make, ledger: MemoryLedger
) -> None:
    model.fault, model.retry_after = 'limited', 60
    made = await _plan(make(llm_seconds=10))
    assert made.stood_in == 'The model had too many requests.'
    assert len(ledger.calls) == 1


@pytest.mark.parametrize('place', PLACES)
async def test_a_sensible_model_is_used(model: ScriptedModel, make: Make, ledger: MemoryLedger, place: str) -> None:
    made = await PLACES[place].make(make(llm_seconds=20))
    assert (made.engine, made.stood_in) == ('llm', '')
    assert made.made_with.endswith(' scripted')
    assert {call.outcome for call in ledger.calls} == {Outcome.ok}
    assert {(call.tokens_in, call.tokens_cached, call.tokens_out) for call in ledger.calls} == {(1000, 800, 50)}
