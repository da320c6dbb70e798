"""A real server in its own process and a real Chromium in front of it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import chromium

ROOT = Path(__file__).parents[2]
FLAGS = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
]
expect.set_options(timeout=30_000)  # what a slow machine takes is no failure
GONE = re.compile(
    r'(?:Traceback (?:(?!Traceback ).)*?EndOfStream\n\nThe above exception was the direct cause [^\n]*\n\n)?'
    r'Traceback (?:(?!Traceback ).)*?RuntimeError: No response returned\.\n',
    re.DOTALL,
)


def failures(log: str) -> str:
    """The log, when it holds a traceback: '' when all went well.

    A browser that leaves in the middle of a call makes Starlette's middleware raise; nothing of ours went wrong.
    """
    ours = GONE.sub('', log)
    return ours if 'Traceback' in ours else ''


class Server:
    """`main.py` on a free port with a data folder of its own; it can be killed and started again."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder, self.settings = folder, settings
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            self.port = free.getsockname()[1]
        self.address = f'http://127.0.0.1:{self.port}'
        self.running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(('NICEGUI_', 'PYTEST_', 'LAB_'))}
        own = {'LAB_PORT': str(self.port), 'LAB_DATA_DIR': str(self.folder), 'LAB_SPEECH': 'off', **self.settings}
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / 'server.log').open('ab') as log:
            self.running = subprocess.Popen(self.command(), cwd=ROOT, env=inherited | own, stdout=log, stderr=log)
        self._wait()

    def command(self) -> list[str]:
        return [sys.executable, 'main.py']

    def kill(self) -> None:
        """Without any warning, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    @property
    def log(self) -> str:
        return (self.folder / 'server.log').read_text()

    @property
    def failures(self) -> str:
        return failures(self.log)

    def _end(self, how: signal.Signals) -> None:
        if self.running is not None:
            self.running.send_signal(how)
            self.running.wait(15)
            self.running = None

    def _wait(self) -> None:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            assert self.running is not None
            assert self.running.poll() is None, self.log
            try:
                httpx.get(f'{self.address}/healthz', timeout=2).raise_for_status()
            except httpx.HTTPError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError(self.log)


@pytest.fixture
def server(tmp_path: Path) -> Generator[Server, None, None]:
    server = Server(tmp_path / 'data', LAB_DEMO='1')
    server.start()
    yield server
    server.stop()
    assert not server.failures


@pytest.fixture(scope='module')  # its event loop must be gone before another file's asynchronous tests
def browser() -> Generator[Browser, None, None]:
    path = os.environ.get('CHROMIUM') or chromium.installed()
    assert path, 'These tests need a Chromium: run them with `make test`, or set CHROMIUM.'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Generator[Page, None, None]:
    """A fresh visitor; an error in the browser's console fails the test that caused it."""
    context = browser.new_context(base_url=server.address, viewport={'width': 1280, 'height': 900})
    context.set_default_timeout(20_000)
    page, errors = context.new_page(), []
    page.on('pageerror', lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def ready(page: Page) -> None:
    """The page's socket stands, so that clicks arrive."""
    page.wait_for_function('window.did_handshake === true')
