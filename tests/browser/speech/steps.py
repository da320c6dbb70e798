"""Steps and sounds for the tests of the speech parts."""

import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import numpy as np
from axe_playwright_python.sync_playwright import Axe
from numpy.typing import NDArray
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.browser import chromium
from tests.browser.conftest import FLAGS, ready

RATE = 16000
FAKE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
MOUTHS = [[0, 'closed'], [100, 'open'], [400, 'round'], [700, 'wide'], [1000, 'teeth'], [1300, 'oh'], [1600, 'rest']]


class SpeechApp:
    """What the server of `app.py` has seen, and what it is told to do."""

    def __init__(self, address: str) -> None:
        self.address = address

    def seen(self) -> dict[str, Any]:
        found: dict[str, Any] = httpx.get(f'{self.address}/seen', timeout=10).json()
        return found

    def forget(self) -> None:
        self._post('forget', {})

    def send(self, **message: object) -> None:
        self._post('send', message)

    def sound(self, id: str, **piece: object) -> None:
        self._post('sound', {'id': id, **piece})

    def drop(self, **how: int) -> None:
        self._post('drop', how)

    def messages(self, kind: str) -> list[dict[str, Any]]:
        return [message for message in self.seen()['messages'] if message['kind'] == kind]

    def events(self, name: str) -> list[Any]:
        return [event[1] for event in self.seen()['events'] if event[0] == name]

    def until(self, holds: Callable[[dict[str, Any]], object], seconds: float = 60) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        while not holds(found := self.seen()):
            assert time.monotonic() < deadline, found
            time.sleep(0.1)
        return found

    def at_rest(self) -> int:
        """The samples that have arrived, once no more of them come."""
        arrived = -1
        while arrived != (arrived := int(self.seen()['samples'])):
            time.sleep(0.3)
        return arrived

    def _post(self, path: str, body: dict[str, Any]) -> None:
        httpx.post(f'{self.address}/{path}', json=body, timeout=10).raise_for_status()


def opened(page: Page, path: str) -> Page:
    page.goto(path)
    ready(page)
    return page


def talking(page: Page, app: SpeechApp, path: str = '/live') -> Page:
    """The live page with its microphone on and its frames arriving."""
    opened(page, path).get_by_role('button', name='Turn the microphone on').click()
    page.get_by_role('button', name='Mute').wait_for()
    app.until(lambda seen: seen['open'] >= 1 and seen['samples'] > RATE)
    return page


def tone(path: Path, hertz: float = 440, seconds: float = 4) -> Path:
    return written(path, 0.3 * np.sin(2 * np.pi * hertz * np.arange(int(RATE * seconds)) / RATE))


def sentence(path: Path) -> Path:
    """Two seconds that rise and fall like syllables, over a faint hiss, then the hiss alone."""
    ticks = np.arange(RATE * 2) / RATE
    voice = sum(np.sin(2 * np.pi * 140 * harmonic * ticks) / harmonic for harmonic in range(1, 8))
    spoken = 0.16 * voice * np.abs(np.sin(2 * np.pi * 2.2 * ticks))
    hiss = np.random.default_rng(7).normal(0, 0.0008, RATE * 7)
    hiss[RATE : RATE * 3] += spoken
    return written(path, hiss)


def written(path: Path, samples: NDArray[np.float64]) -> Path:
    with wave.open(str(path), 'wb') as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype('<i2').tobytes())
    return path


def launched(playwright: Playwright, recording: Path, *flags: str) -> Browser:
    path = chromium.installed()
    hears = f'--use-file-for-fake-audio-capture={recording}'
    return playwright.chromium.launch(executable_path=path, args=[*FLAGS, hears, *flags])


def visited(browser: Browser, app: SpeechApp, **options: str) -> BrowserContext:
    app.forget()
    viewport = {'width': 1280, 'height': 900}
    context = browser.new_context(base_url=app.address, viewport=viewport, permissions=['microphone'], **options)  # type: ignore[arg-type]
    context.set_default_timeout(45_000)
    return context


def probe(name: str) -> str:
    """A function that looks or listens inside the page."""
    return (Path(__file__).parent / 'probes' / f'{name}.js').read_text()


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response['violations']
    return [f'{each["id"]}: {node["html"][:120]}' for each in found for node in each['nodes']]
