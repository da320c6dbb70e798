"""What is announced while one waits and talks: each thing once, whole, when it comes; never a clock that runs."""

import sqlite3
from collections.abc import Generator
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.answers import ANSWERS
from tests.browser.conftest import ROOT, Server, ready
from tests.browser.planted import Planted, plant
from tests.browser.steps import question
from tests.gallery.rows import hold

ANNOUNCED = (ROOT / 'tests' / 'browser' / 'probes' / 'announced.js').read_text()
BEAT_MS = 30_000
"""The page hears from the server every ten seconds, later where the machine is busy."""
QUIET_MS = 3500
"""Long enough for clocks, looks at the line and signs of life to come round."""


@pytest.fixture(scope='module')
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant(tmp_path_factory.mktemp('announced') / 'data')


@pytest.fixture(scope='module')
def server(planted: Planted) -> Generator[Server, None, None]:
    server = Server(
        planted.folder, LAB_DEMO='1', LAB_SPEECH='on', LAB_STT='fake', LAB_TTS='fake', LAB_SPEECH_PLACES='1'
    )
    server.start()
    yield server
    server.stop()
    assert not server.failures


@pytest.fixture
def page(browser: Browser, server: Server) -> Generator[Page, None, None]:
    context = browser.new_context(base_url=server.address)
    context.set_default_timeout(60_000)
    context.add_init_script(ANNOUNCED)
    yield context.new_page()
    context.close()


def announced(page: Page) -> list[str]:
    """Since it was asked the last time."""
    told: list[str] = page.evaluate('window.announced.splice(0)')
    return told


def test_a_question_is_announced_once_and_the_clock_only_when_time_runs_out(page: Page, planted: Planted) -> None:
    page.goto(f'/session/{planted.open}/live')
    ready(page)
    expect(page.locator('.question')).not_to_be_empty()
    expect(page.get_by_role('timer')).to_be_visible()
    announced(page)
    page.wait_for_timeout(QUIET_MS)
    assert announced(page) == [], 'nothing has happened'
    before = question(page)
    page.locator('textarea').fill(ANSWERS[3])
    page.get_by_role('button', name='Send answer').click()
    expect(page.locator('.question')).not_to_have_text(before)
    page.wait_for_timeout(QUIET_MS)
    assert announced(page) == [question(page)]

    leave(planted, seconds=50)
    expect(page.get_by_text('Less than a minute left')).to_be_visible(timeout=BEAT_MS)
    page.wait_for_timeout(QUIET_MS)
    assert [words for words in announced(page) if 'minute' in words] == ['Less than a minute left.']


def test_the_line_is_announced_when_the_place_in_it_changes(page: Page, planted: Planted) -> None:
    hold(planted.folder)
    page.goto(f'/session/{planted.waiting}/ready')
    ready(page)
    expect(page.get_by_role('heading', name='You are number 2 in line.')).to_be_visible()
    announced(page)
    page.wait_for_timeout(QUIET_MS)
    assert announced(page) == []
    with sqlite3.connect(planted.folder / 'lab.db', timeout=30) as database:
        database.execute('DELETE FROM session_queue WHERE session_id = ?', [UUID(planted.ahead).hex])
    expect(page.get_by_role('heading', name='You are next.')).to_be_visible()
    page.wait_for_timeout(QUIET_MS)
    assert announced(page) == ['You are next.']


def leave(planted: Planted, seconds: float) -> None:
    """So much of the time is left."""
    with sqlite3.connect(planted.folder / 'lab.db', timeout=30) as database:
        statement = 'UPDATE roleplay_session SET used_s = limit_s - ? WHERE id = ?'
        assert database.execute(statement, [seconds, UUID(planted.open).hex]).rowcount == 1
