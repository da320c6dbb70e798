"""A server with one place for speech: the second waits and is let in, the third types, nobody presses twice."""

import os
import re
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, ready
from tests.browser.steps import reach_ready

RESUME = Path(__file__).parents[2] / 'seeds' / 'resumes' / 'data-analyst.pdf'
SHOTS = os.environ.get('LAB_SHOTS')


@pytest.fixture
def one_place(tmp_path: Path) -> Generator[Server, None, None]:
    speech = {'LAB_SPEECH': 'on', 'LAB_STT': 'fake', 'LAB_TTS': 'fake', 'LAB_SPEECH_PLACES': '1'}
    server = Server(tmp_path / 'data', LAB_DEMO='1', **speech)
    server.start()
    yield server
    server.stop()
    assert not server.failures


def press_start(browser: Browser, server: Server, resume: Path | None = None) -> Page:
    """All are the demo candidate, whose résumé is on file from the second on."""
    context = browser.new_context(base_url=server.address, viewport={'width': 1280, 'height': 900})
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto('/interview/kits/data-analyst')
    ready(page)
    reach_ready(page, resume)
    page.get_by_label('I speak').check()
    page.get_by_label('I agree to this').check()
    page.get_by_role('button', name='Begin the interview').click()
    return page


def reads_while_waiting(page: Page) -> None:
    """Tips turn on demand, and by themselves only as long as one lets them and wants motion."""
    tips = page.get_by_role('region', name='While you wait')
    first = tips.locator('.tip').inner_text()
    tips.get_by_role('button', name='Next tip').click()
    expect(tips.locator('.tip')).not_to_have_text(first)
    expect(tips.get_by_text('2 of 12')).to_be_visible()
    tips.get_by_role('button', name='Stop changing').click()
    expect(tips.get_by_role('button', name='Let them change')).to_be_visible()
    assert tips.locator('[aria-live], [role=status]').count() == 0
    page.emulate_media(reduced_motion='reduce')
    page.reload()
    expect(tips.get_by_role('button', name='Next tip')).to_be_visible(timeout=20_000)
    expect(tips.get_by_role('button', name='Stop changing')).to_have_count(0)
    ready(page)


def test_one_place_is_passed_on_and_typing_needs_none(browser: Browser, one_place: Server) -> None:
    first = press_start(browser, one_place, RESUME)
    expect(first).to_have_url(re.compile('/live'), timeout=30_000)
    second = press_start(browser, one_place)
    expect(second.get_by_role('heading', name='You are next.')).to_be_visible(timeout=20_000)
    third = press_start(browser, one_place)
    expect(third.get_by_role('heading', name='You are number 2 in line.')).to_be_visible(timeout=20_000)
    again = second.context.new_page()
    again.goto(second.url)
    expect(again.get_by_role('heading', name='You are next.')).to_be_visible(timeout=20_000)
    again.close()
    reads_while_waiting(third)
    if SHOTS:
        third.screenshot(path=f'{SHOTS}/line.png', full_page=True)
        third.set_viewport_size({'width': 390, 'height': 844})
        third.emulate_media(color_scheme='dark')
        third.wait_for_timeout(500)
        third.screenshot(path=f'{SHOTS}/line-dark-390.png', full_page=True)
    third.get_by_role('button', name='Answer by typing instead').click()
    expect(third).to_have_url(re.compile('/live'), timeout=20_000)
    expect(third.locator('textarea')).to_be_visible()
    first.get_by_role('button', name='End the interview').click()
    first.get_by_role('button', name='End and see the analysis').click()
    expect(second).to_have_url(re.compile('/live'), timeout=30_000)
    for page in (first, second, third):
        page.context.close()
