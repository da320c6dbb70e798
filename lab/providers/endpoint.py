"""One OpenAI-compatible endpoint: its address, its key, how long it is waited for, and what to say when it fails."""

import asyncio
from json import loads
from typing import Any, NamedTuple

import httpx
from pydantic import SecretStr

from lab.errors import Unavailable

SECONDS = 8.0
"""In a conversation a later answer is of no use."""
LARGEST = 30_000_000
Files = dict[str, tuple[str, bytes, str]]
"""By field: name, content, type."""


class Answer(NamedTuple):
    status: int
    content: bytes

    def json(self) -> dict[str, Any]:
        """Empty when it is no JSON object."""
        try:
            said = loads(self.content)
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}


class Endpoint:
    """`what` begins the sentence of every failure, as in "The recogniser"."""

    def __init__(self, what: str, url: str, key: SecretStr | None, seconds: float = SECONDS) -> None:
        self._what = what
        self._seconds = seconds
        headers = {'Authorization': f'Bearer {key.get_secret_value()}'} if key else {}
        self._client = httpx.AsyncClient(base_url=url.rstrip('/') + '/', headers=headers, timeout=seconds)

    async def post(
        self, path: str, json: object = None, data: dict[str, str] | None = None, files: Files | None = None
    ) -> Answer:
        """Any answer below 500. Raises Unavailable."""
        try:
            async with (
                asyncio.timeout(self._seconds),
                self._client.stream('POST', path, json=json, data=data, files=files) as response,
            ):
                content = await self._read(response)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            raise self.failed('does not answer') from error
        if response.status_code >= 500:
            raise self.failed(f'is out of order (status {response.status_code})')
        return Answer(response.status_code, content)

    async def _read(self, response: httpx.Response) -> bytes:
        content = bytearray()
        async for part in response.aiter_bytes():
            content += part
            if len(content) > LARGEST:
                raise self.failed('sends more than can be used')
        return bytes(content)

    def failed(self, why: str) -> Unavailable:
        return Unavailable(f'{self._what} at {self._client.base_url} {why}.')
