"""Which engine the settings ask for."""

from lab.engines.builtin.engine import BuiltinEngine
from lab.engines.contracts import Engine
from lab.engines.llm.ledger import Caps, Ledger, MemoryLedger
from lab.engines.llm.prompts import LiveVersions, all_newest
from lab.errors import InvalidInput
from lab.settings import Settings

CAPABILITIES = ('extract', 'plan', 'interview', 'evaluate', 'coach', 'review')
NO_MODEL = 'The model engine needs a model: set LAB_LLM_MODEL and LAB_LLM_URL, or LAB_LLM_GGUF, or LAB_ENGINE=builtin.'


def create(settings: Settings, ledger: Ledger | None = None, live: LiveVersions = all_newest) -> Engine:
    """Raises InvalidInput when the model engine is asked for and no model is named."""
    return BuiltinEngine() if settings.engine == 'builtin' else _llm(settings, ledger or MemoryLedger(), live)


def model_names(settings: Settings) -> dict[str, str]:
    """By capability; empty where none is set."""
    everywhere = 'local' if settings.llm_gguf else settings.llm_model
    return {each: getattr(settings, f'llm_model_{each}') or everywhere for each in CAPABILITIES}


def _llm(settings: Settings, ledger: Ledger, live: LiveVersions) -> Engine:
    from lab.engines.llm.client import Models  # brings the openai package along, which takes a while
    from lab.engines.llm.engine import LlmEngine
    from lab.engines.llm.servers import server_of

    names = model_names(settings)
    if not all(names.values()):
        raise InvalidInput(NO_MODEL)
    server = server_of(settings, ledger)
    models = Models(server, ledger, Caps.of(settings), names, settings.llm_seconds, live)
    return LlmEngine(models, settings.llm_turn_seconds)


async def warm(engine: Engine) -> None:
    """Have a local model's server started, so that the first turn finds it running."""
    if not isinstance(engine, BuiltinEngine) and hasattr(engine, 'warm'):
        await engine.warm()


async def close(engine: Engine) -> None:
    if not isinstance(engine, BuiltinEngine) and hasattr(engine, 'close'):
        await engine.close()


async def look(settings: Settings) -> tuple[bool, str]:
    """Whether the model can be reached, and in words what is set; no model is asked anything."""
    from lab.engines.llm.servers import reachable

    names = model_names(settings)
    if not all(names.values()):
        return False, NO_MODEL
    well, where = await reachable(settings)
    caps = 'capped' if Caps.of(settings).any else 'without a cap on what it may cost'
    return well, f'llm, {", ".join(dict.fromkeys(names.values()))} at {where}, {caps}'
