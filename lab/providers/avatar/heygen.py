"""HeyGen's LiveAvatar over HTTP, in LITE mode: it has no model and no voice of its own and speaks our sound.

Addresses and bodies are those of docs.liveavatar.com; what its answers call `code` differs between the documentation
and its own SDK, so only the HTTP status counts.
"""

import asyncio
from typing import Any

import httpx

from lab.errors import VideoRefused
from lab.providers.avatar.bodies import Faces, Given, Listed, Purse, Session, json_of
from lab.providers.avatar.rental import Ending, Rental, Running
from lab.settings import Settings

SANDBOX_FACE = 'dd73ea75-1218-4ef3-92ce-606d5f7fbc0a'
"""The one avatar that costs nothing; it ends after a minute."""
SECONDS = 4.0
LONGEST_PAUSE_S = 1.5
PAGE = 100


class HeyGen:
    name = 'heygen'

    def __init__(self, settings: Settings) -> None:
        key = settings.heygen_key.get_secret_value() if settings.heygen_key else ''
        self.url = settings.heygen_url.rstrip('/')
        self.places = settings.heygen_places
        self._faces, self._any_face = faces_of(settings.heygen_avatars)
        self._sandbox = settings.heygen_sandbox
        if self._sandbox:
            self._faces, self._any_face = {}, SANDBOX_FACE
        self._longest = settings.heygen_max_seconds
        self._client = httpx.AsyncClient(base_url=self.url, headers={'X-API-KEY': key}, timeout=SECONDS)

    def offers(self, avatar_id: str) -> bool:
        return self.places > 0 and bool(self._faces.get(avatar_id, self._any_face))

    async def rent(self, avatar_id: str, seconds: int) -> Rental:
        wanted = {
            'mode': 'LITE',
            'avatar_id': self._faces.get(avatar_id, self._any_face),
            'is_sandbox': self._sandbox,
            'video_settings': {'quality': 'high', 'encoding': 'H264'},
            'max_session_duration': min(seconds, self._longest),
        }
        given = json_of(Given, await self._ask('POST', '/v1/sessions/token', wanted))
        return Rental(given.session_id, given.session_token)

    async def keep_alive(self, id: str) -> None:
        await self._ask('POST', '/v1/sessions/keep-alive', {'session_id': id})

    async def stop(self, id: str, why: Ending) -> None:
        try:
            await self._ask('POST', '/v1/sessions/stop', {'session_id': id, 'reason': why})
        except VideoRefused as refusal:
            if refusal.kind != 'gone':
                raise

    async def list_active(self) -> list[Running]:
        running: list[Running] = []
        for page in range(1, 20):
            query = {'type': 'active', 'page': page, 'page_size': PAGE}
            listed = json_of(Listed, await self._ask('GET', '/v1/sessions', query=query))
            running += [each.running() for each in listed.results]
            if len(listed.results) < PAGE:
                break
        return running

    async def find(self, id: str) -> Running | None:
        try:
            return json_of(Session, await self._ask('GET', f'/v1/sessions/{id}')).running()
        except VideoRefused as refusal:
            if refusal.kind == 'gone':
                return None
            raise

    async def credits(self) -> float:
        return json_of(Purse, await self._ask('GET', '/v1/users/credits')).credits_left

    async def faces(self) -> dict[str, str]:
        listed = json_of(Faces, await self._ask('GET', '/v1/avatars'))
        return {each.id: each.name for each in listed.results}

    async def close(self) -> None:
        await self._client.aclose()

    async def _ask(
        self, method: str, path: str, body: dict[str, Any] | None = None, query: dict[str, Any] | None = None
    ) -> httpx.Response:
        """A short pause that the service asks for is made once; a longer one is nobody's to wait for."""
        answer = await self._send(method, path, body, query)
        pause = pause_of(answer)
        if answer.status_code == 429 and pause <= LONGEST_PAUSE_S:
            await asyncio.sleep(pause)
            answer = await self._send(method, path, body, query)
        if answer.status_code >= 400:
            raise refusal_of(answer)
        return answer

    async def _send(
        self, method: str, path: str, body: dict[str, Any] | None, query: dict[str, Any] | None
    ) -> httpx.Response:
        try:
            async with asyncio.timeout(SECONDS):
                return await self._client.request(method, path, json=body, params=query)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            raise VideoRefused('down', f'The video service at {self.url} does not answer.') from error


def faces_of(setting: str) -> tuple[dict[str, str], str]:
    """`our-avatar=their-id, …`; an entry without a name is for everybody else."""
    entries = [entry.strip() for entry in setting.split(',') if entry.strip()]
    named = dict(entry.split('=', 1) for entry in entries if '=' in entry)
    others = [entry for entry in entries if '=' not in entry]
    return {name.strip(): face.strip() for name, face in named.items()}, others[0] if others else ''


def pause_of(answer: httpx.Response) -> float:
    """Seconds of `Retry-After`; one when it is missing or a date."""
    try:
        return max(0.0, float(answer.headers.get('retry-after', '1')))
    except ValueError:
        return 1.0


def refusal_of(answer: httpx.Response) -> VideoRefused:
    status, said = answer.status_code, answer.text[:2000].lower()
    if status == 402 or (status < 500 and 'credit' in said):
        return VideoRefused('credits', 'The HeyGen account has no credits left; top it up to have video again.')
    if status in {401, 403}:
        return VideoRefused('key', 'HeyGen does not accept the key of this lab; check LAB_HEYGEN_KEY.')
    if status == 404:
        return VideoRefused('gone', 'HeyGen does not know this video session any more.')
    if status == 429:
        wait = pause_of(answer)
        return VideoRefused('busy', f'HeyGen is asked too often and wants a pause of {wait:.0f} seconds.', wait)
    if status >= 500:
        return VideoRefused('down', f'HeyGen is out of order (status {status}).')
    return VideoRefused('refused', f'HeyGen refused the video (status {status}); check LAB_HEYGEN_AVATARS.')
