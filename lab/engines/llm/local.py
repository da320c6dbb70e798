"""A GGUF file as a model: a llama.cpp server runs as a child process of ours, on a free port of this machine."""

import asyncio
import contextlib
import secrets
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

from openai import AsyncOpenAI

from lab.engines.llm.endpoint import Endpoint
from lab.engines.llm.ledger import Ledger, Prices
from lab.engines.llm.trouble import NoAnswer
from lab.models.model_call import Outcome

START_SECONDS = 60.0
AGAIN_SECONDS = 5.0
"""A child that died is not started again at once."""
PATIENCE = 60.0
"""Seconds without a token after which a local model hangs."""


class LocalServer:
    """Started when it is first needed, and again after it has died; it ends with this process, however that ends.

    Whoever asks while it starts gets NoAnswer, so that a live turn does not wait for it.
    """

    def __init__(self, model: Path, threads: int, ledger: Ledger, at_once: int) -> None:
        self._model = model
        self._threads = threads
        self._ledger = ledger
        self._at_once = at_once
        self._key = secrets.token_urlsafe(24)
        self._process: Process | None = None
        self._starting: asyncio.Task[None] | None = None
        self._endpoint: Endpoint | None = None
        self._trouble = ''

    async def endpoint(self) -> Endpoint:
        running = self._process is not None and self._process.returncode is None
        if running and self._endpoint is not None:
            return self._endpoint
        if self._starting is None or self._starting.done():
            self._starting = asyncio.create_task(self._start())
        raise NoAnswer(Outcome.unreachable, self._trouble or 'The local model is being started.')

    @property
    def pid(self) -> int | None:
        """Of the child that runs; None while none does."""
        return self._process.pid if self._process is not None and self._process.returncode is None else None

    async def ready(self) -> Endpoint:
        """Waits for the start. Raises NoAnswer when it fails."""
        with contextlib.suppress(NoAnswer):
            return await self.endpoint()
        if self._starting is not None:
            await asyncio.shield(self._starting)
        return await self.endpoint()

    async def close(self) -> None:
        if self._starting is not None and not self._starting.done():
            self._starting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._starting
        await self._end()

    async def _start(self) -> None:
        await self._end()
        command = (sys.executable, '-m', 'lab.engines.llm.llama', str(self._model), str(self._threads))
        self._process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f'{self._key}\n'.encode())
        try:
            async with asyncio.timeout(START_SECONDS):
                address = (await self._process.stdout.readline()).decode().strip()
        except TimeoutError:
            address = ''
        if not address:
            self._trouble = f'The local model {self._model} does not start.'
            await self._end()
            await asyncio.sleep(AGAIN_SECONDS)
            return
        self._trouble = ''
        client = AsyncOpenAI(base_url=f'{address}/v1', api_key=self._key, max_retries=0, timeout=PATIENCE)
        self._endpoint = Endpoint(client, Prices(0.0, 0.0, 0.0), self._ledger, self._at_once)

    async def _end(self) -> None:
        process, endpoint = self._process, self._endpoint
        self._process = self._endpoint = None
        if endpoint is not None:
            await endpoint.close()
        if process is not None and process.returncode is None:
            process.terminate()
            await process.wait()
