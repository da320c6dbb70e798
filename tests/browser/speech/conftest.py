"""A server of the speech parts alone, and Chromiums that hear a recording."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser.conftest import ROOT, failures
from tests.browser.speech.steps import FAKE, SpeechApp, launched, tone, visited


@pytest.fixture(scope='module')
def app(tmp_path_factory: pytest.TempPathFactory) -> Generator[SpeechApp, None, None]:
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp('speech') / 'server.log'
    with log.open('wb') as file:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(('NICEGUI_', 'PYTEST_', 'LAB_'))}
        command = [sys.executable, '-m', 'tests.browser.speech.app', str(port)]
        running = subprocess.Popen(command, cwd=ROOT, env=inherited, stdout=file, stderr=file)
    app = SpeechApp(f'http://127.0.0.1:{port}')
    wait(app, running, log)
    yield app
    running.send_signal(signal.SIGTERM)
    running.wait(15)
    assert not failures(log.read_text())


def wait(app: SpeechApp, running: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        assert running.poll() is None, log.read_text()
        try:
            app.forget()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text())


@pytest.fixture(scope='module')
def playwright() -> Generator[Playwright, None, None]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope='module')
def hears_tone(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Generator[Browser, None, None]:
    browser = launched(playwright, tone(tmp_path_factory.mktemp('heard') / 'tone.wav'), *FAKE)
    yield browser
    browser.close()


@pytest.fixture
def context(hears_tone: Browser, app: SpeechApp) -> Generator[BrowserContext, None, None]:
    context = visited(hears_tone, app)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Generator[Page, None, None]:
    page, errors = context.new_page(), []
    page.on('pageerror', lambda error: errors.append(str(error)))
    page.on('console', lambda message: errors.append(message.text) if message.type == 'error' else None)
    yield page
    assert errors == []
