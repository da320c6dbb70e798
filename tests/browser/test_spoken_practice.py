"""What is said aloud outside an interview: a workplace conversation, and an answer given again into the answer box."""

import re
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import installed
from tests.browser.conftest import FLAGS, Server, ready
from tests.browser.interviewed import interviewed
from tests.browser.spoken import (
    MICROPHONE,
    PATIENT_MS,
    heard_and_asked,
    interviewer_listens,
    interviewer_speaks,
    overlap,
    speak,
    synthesised,
)

pytestmark = pytest.mark.real_time

TALK = 'Thank you for making time. I am stuck with the import since Tuesday, and I need ten minutes of your help.'
AGAIN = 'I rebuilt the weekly sales report in nine minutes, and forty buyers read it every Monday morning.'


@pytest.fixture
def said(tmp_path: Path) -> dict[str, bytes]:
    """Made before the browser brings its event loop along."""
    return synthesised(tmp_path / 'voices', {'talk': (0.2, TALK), 'again': (0.2, AGAIN)})


@pytest.fixture
def server(tmp_path: Path) -> Generator[Server, None, None]:
    server = Server(tmp_path / 'data', LAB_DEMO='1', LAB_SPEECH='on')
    server.start()
    yield server
    server.stop()
    assert not server.failures


@pytest.fixture
def browser(said: dict[str, bytes]) -> Generator[Browser, None, None]:
    devices = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=[*FLAGS, *devices])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Generator[Page, None, None]:
    context = browser.new_context(base_url=server.address, permissions=['microphone'])
    context.set_default_timeout(PATIENT_MS)
    page, errors = context.new_page(), []
    page.on('pageerror', lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def test_a_conversation_is_held_aloud(page: Page, said: dict[str, bytes]) -> None:
    page.goto('/avatar/scenarios/stuck-since-tuesday')
    ready(page)
    page.get_by_role('button', name='Continue').click()
    expect(page).to_have_url(re.compile('/ready'))
    ready(page)
    page.get_by_role('button', name='Turn the microphone on').click()  # there once speech has been loaded
    page.get_by_role('button', name='Record a sentence').wait_for()
    page.get_by_label('I agree to this').check()
    page.add_init_script(MICROPHONE)
    page.get_by_role('button', name='Begin the conversation').click()
    expect(page).to_have_url(re.compile('/live'))
    ready(page)
    interviewer_speaks(page)
    interviewer_listens(page)
    speak(page, said['talk'])
    heard_and_asked(page, 1)
    page.get_by_role('button', name='End the conversation').click()
    page.get_by_role('button', name='End and see the analysis').click()
    expect(page.get_by_role('heading', name='Skill by skill')).to_be_visible()
    written = page.locator('.talk .mine .who + p').all_inner_texts()
    assert overlap(TALK, written[0]) > 0.75, written


def test_an_answer_given_again_is_spoken_and_corrected(page: Page, said: dict[str, bytes], tmp_path: Path) -> None:
    page.add_init_script(MICROPHONE)
    interviewed(page, tmp_path, answers=2, voiced=True)
    page.locator('.talk a.again').nth(1).click()
    expect(page.get_by_text('Answer again')).to_be_visible()
    ready(page)
    page.get_by_role('button', name='Say your answer').click()
    stop = page.get_by_role('button', name='Stop and write it down')
    expect(stop).to_be_visible()
    speak(page, said['again'])
    stop.click()
    box = page.locator('textarea')
    expect(box).to_have_value(re.compile('report'), timeout=PATIENT_MS)
    heard = box.input_value()
    assert overlap(AGAIN, heard) > 0.75, heard
    box.fill(f'{heard} Wrong orders fell by 12 percent.')
    page.get_by_role('button', name='Send answer').click()
    both = page.get_by_role('region', name='Both answers')
    expect(both).to_contain_text('Wrong orders fell by 12 percent.')
    expect(both).to_contain_text(heard[:40])
