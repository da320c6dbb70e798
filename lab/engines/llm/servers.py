"""Where the model is: an endpoint somewhere, or a child process of ours."""

from importlib.util import find_spec
from pathlib import Path

from openai import APIConnectionError, APIStatusError, AsyncOpenAI, Timeout

from lab.engines.llm.client import Server
from lab.engines.llm.endpoint import Endpoint
from lab.engines.llm.ledger import Ledger, Prices
from lab.engines.llm.local import LocalServer
from lab.settings import Settings

CONNECT_SECONDS, IDLE_SECONDS = 5.0, 30.0
"""A stream that says nothing for so long hangs."""


class RemoteServer:
    """Asked nothing before it is needed."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    async def endpoint(self) -> Endpoint:
        return self._endpoint

    async def ready(self) -> Endpoint:
        return self._endpoint

    async def close(self) -> None:
        await self._endpoint.close()


def server_of(settings: Settings, ledger: Ledger) -> Server:
    if settings.llm_gguf is not None:
        return LocalServer(settings.llm_gguf, settings.llm_gguf_threads, ledger, settings.llm_at_once)
    key = settings.llm_key.get_secret_value() if settings.llm_key else 'none'
    timeout = Timeout(IDLE_SECONDS, connect=CONNECT_SECONDS)
    client = AsyncOpenAI(base_url=settings.llm_url, api_key=key, max_retries=0, timeout=timeout)
    return RemoteServer(Endpoint(client, Prices.of(settings), ledger, settings.llm_at_once))


async def reachable(settings: Settings) -> tuple[bool, str]:
    """Whether the place is there, and its name with what is wrong with it."""
    if settings.llm_gguf is not None:
        return _servable(settings.llm_gguf)
    key = settings.llm_key.get_secret_value() if settings.llm_key else 'none'
    client = AsyncOpenAI(base_url=settings.llm_url, api_key=key, max_retries=0, timeout=CONNECT_SECONDS)
    try:
        await client.models.list()
    except APIConnectionError:
        return False, f'{settings.llm_url} (not answering)'
    except APIStatusError as refused:
        known = refused.status_code not in (401, 403)  # a server without a list of models may still hold one
        return known, settings.llm_url if known else f'{settings.llm_url} (does not accept the key)'
    finally:
        await client.close()
    return True, settings.llm_url


def _servable(model: Path) -> tuple[bool, str]:
    if not model.is_file():
        return False, f'{model} (there is no such file)'
    if find_spec('xllamacpp') is None:
        return False, f'{model} (xllamacpp, which would serve it, is not installed here)'
    return True, str(model)
