"""A scripted model, the engine that asks it, and an interview to ask about."""

from collections.abc import AsyncGenerator, Callable

import pytest

from lab.engines.choosing import create
from lab.engines.llm.engine import LlmEngine
from lab.engines.llm.ledger import MemoryLedger
from lab.settings import Settings
from tests.llm.server import ScriptedModel

Make = Callable[..., LlmEngine]


@pytest.fixture
async def model() -> AsyncGenerator[ScriptedModel, None]:
    model = ScriptedModel()
    await model.start()
    yield model
    await model.stop()


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


@pytest.fixture
async def make(model: ScriptedModel, ledger: MemoryLedger) -> AsyncGenerator[Make, None]:
    """An engine on the scripted model; settings as given."""
    made: list[LlmEngine] = []

    def making(**chosen: object) -> LlmEngine:
        usual = {'engine': 'llm', 'llm_url': model.url, 'llm_model': 'scripted', 'llm_seconds': 10}
        engine = create(Settings(_env_file=None, **{**usual, **chosen}), ledger)  # type: ignore[arg-type]
        assert isinstance(engine, LlmEngine)
        made.append(engine)
        return engine

    yield making
    for engine in made:
        await engine.close()


@pytest.fixture
def engine(make: Make) -> LlmEngine:
    return make()
