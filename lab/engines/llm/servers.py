"""Where the model is: an endpoint somewhere, or a child process of ours."""

from openai import AsyncOpenAI, Timeout

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

    async def close(self) -> None:
        await self._endpoint.close()


def server_of(settings: Settings, ledger: Ledger) -> Server:
    if settings.llm_gguf is not None:
        return LocalServer(settings.llm_gguf, settings.llm_gguf_threads, ledger, settings.llm_at_once)
    key = settings.llm_key.get_secret_value() if settings.llm_key else 'none'
    timeout = Timeout(IDLE_SECONDS, connect=CONNECT_SECONDS)
    client = AsyncOpenAI(base_url=settings.llm_url, api_key=key, max_retries=0, timeout=timeout)
    return RemoteServer(Endpoint(client, Prices.of(settings), ledger, settings.llm_at_once))
