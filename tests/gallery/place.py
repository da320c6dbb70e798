"""The gallery itself: one server on one planted folder, one browser, and a window for each person who looks."""

import json
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.browser.conftest import ROOT, Server, ready
from tests.gallery import rows
from tests.gallery.people import PASSWORD
from tests.gallery.planting import PLACES
from tests.gallery.scenes import NOBODY, Scene

Found = TypeVar('Found')
PATIENT_MS = 20_000
SPEECH = {'LAB_SPEECH': 'on', 'LAB_STT': 'fake', 'LAB_TTS': 'fake', 'LAB_SPEECH_PLACES': str(PLACES)}
QUIET = """() => new Promise((done) => {
    let last = performance.now();
    const seen = new MutationObserver(() => { last = performance.now(); });
    seen.observe(document.body, { subtree: true, childList: true });
    const began = last, look = () => {
        const now = performance.now();
        if (now - last < 150 && now - began < 3000) return setTimeout(look, 30);
        seen.disconnect();
        done(document.fonts.ready.then(() => true));
    };
    look();
})"""


def plant(folder: Path) -> None:
    """Once for everybody who looks; what stands where is written beside it."""
    ran = subprocess.run(
        [sys.executable, '-m', 'tests.gallery.planting', str(folder)], cwd=ROOT, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    folder.with_suffix('.json').write_text(ran.stdout)


@dataclass
class Gallery:
    browser: Browser
    server: Server
    places: dict[str, str]
    routes: list[str]
    windows: dict[str, BrowserContext] = field(default_factory=dict)

    def looked_at(self, scene: Scene, look: Callable[[Page], Found]) -> Found:
        """What is seen there. A tab in which the browser itself crashed is opened a second time."""
        try:
            with self.shown(scene) as page:
                return look(page)
        except Error as error:
            if 'crashed' not in error.message:
                raise
        with self.shown(scene) as page:
            return look(page)

    @contextmanager
    def shown(self, scene: Scene) -> Generator[Page, None, None]:
        """The scene as a page in the light theme, 1280 wide, at rest."""
        rows.hold(self.server.folder)
        scene.before(self.server.folder)
        page, errors = self._window(scene.who).new_page(), []
        page.on('pageerror', lambda error: errors.append(str(error)))
        if scene.script:
            page.add_init_script(scene.script)
        page.set_viewport_size({'width': 1280, 'height': 900})
        page.emulate_media(color_scheme='light', reduced_motion='reduce')
        page.goto(scene.address.format(**self.places))
        ready(page)
        scene.act(page)
        expect(page.locator(scene.shows).first).to_be_visible(timeout=PATIENT_MS)
        page.evaluate(QUIET)
        try:
            yield page
        finally:
            page.close()
        assert errors == []

    def close(self) -> None:
        for window in self.windows.values():
            window.close()

    def _window(self, who: str) -> BrowserContext:
        if who not in self.windows:
            window = self.browser.new_context(base_url=self.server.address)
            window.set_default_timeout(PATIENT_MS)
            if who != NOBODY:
                window.request.post('/sign-in', form={'email': f'{who}@example.org', 'password': PASSWORD})
            self.windows[who] = window
        return self.windows[who]


@contextmanager
def opened(browser: Browser, folder: Path) -> Generator[Gallery, None, None]:
    """On a planted folder."""
    planted = json.loads(folder.with_suffix('.json').read_text())
    server = Server(folder, **SPEECH)
    server.start()
    rows.wake(folder, planted['places'])
    gallery = Gallery(browser, server, planted['places'], planted['routes'])
    try:
        yield gallery
        gallery.close()
    finally:
        server.stop()
