"""The loopback LiveAvatar in a process of its own, and how tests steer it."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr

from lab.settings import Settings
from tests.avatar.liveavatar import KEY

ROOT = Path(__file__).parents[2]


class LiveAvatar:
    def __init__(self, address: str) -> None:
        self.address = address
        self._client = httpx.Client(base_url=address, timeout=10)

    def settings(self, folder: Path, **more: Any) -> Settings:  # noqa: ANN401
        wanted = {
            'avatar': 'heygen',
            'heygen_key': SecretStr(KEY),
            'heygen_url': self.address,
            'heygen_avatars': 'face-1',
        }
        return Settings(_env_file=None, data_dir=folder, **(wanted | more))

    @property
    def environment(self) -> dict[str, str]:
        """The same for a server in a process of its own."""
        return {
            'LAB_AVATAR': 'heygen',
            'LAB_HEYGEN_KEY': KEY,
            'LAB_HEYGEN_URL': self.address,
            'LAB_HEYGEN_AVATARS': 'face-1',
        }

    def seen(self) -> dict[str, Any]:
        found: dict[str, Any] = self._client.get('/fake').json()
        return found

    def behave(self, **how: Any) -> None:  # noqa: ANN401
        self._post('', how)

    def forget(self) -> None:
        self._post('/forget', {})

    def drop(self) -> None:
        self._post('/drop', {})

    def leave(self, id: str, age_s: float = 600) -> None:
        self._post('/leave', {'id': id, 'age_s': age_s})

    def until(self, holds: Callable[[dict[str, Any]], object], seconds: float = 15) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        while not holds(found := self.seen()):
            assert time.monotonic() < deadline, found
            time.sleep(0.1)
        return found

    def _post(self, path: str, body: dict[str, Any]) -> None:
        self._client.post(f'/fake{path}', json=body).raise_for_status()


@contextmanager
def live_avatar() -> Iterator[LiveAvatar]:
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    running = subprocess.Popen([sys.executable, '-m', 'tests.avatar.liveavatar', str(port)], cwd=ROOT)
    service, deadline = LiveAvatar(f'http://127.0.0.1:{port}'), time.monotonic() + 40
    try:
        while True:
            try:
                service.forget()
            except httpx.HTTPError:
                assert time.monotonic() < deadline, 'the fake of LiveAvatar did not start'
                time.sleep(0.1)
            else:
                break
        yield service
    finally:
        running.kill()  # it may be in the middle of saying nothing
        running.wait(15)
