"""A spoken interview from the check before it to the analysis, in a real browser with a synthesised candidate."""

import re
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import installed
from tests.browser.conftest import FLAGS, ROOT, Server, ready
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
from tests.browser.steps import reach_ready

pytestmark = pytest.mark.real_time

RESUME = ROOT / 'seeds' / 'resumes' / 'data-analyst.pdf'
CHECK = 'I am ready to talk about my work.'
FIRST = 'I own the weekly sales report, and I want to work where numbers are tested before people believe them.'
BEFORE, AFTER = (
    'I rebuilt that report. It used to take a colleague a whole day, and',
    'now it takes nine minutes, and the buyers read it every Monday morning.',
)
THIRD = (
    'I kept a tenth of the customers out of the mailing as a control group, and compared both groups after six weeks.'
)
INTERRUPTION = 'Sorry, may I add something there? The control group was my own idea.'


@pytest.fixture
def server(tmp_path: Path) -> Generator[Server, None, None]:
    server = Server(tmp_path / 'data', LAB_DEMO='1', LAB_SPEECH='on')
    server.start()
    yield server
    server.stop()
    assert not server.failures


@pytest.fixture
def said(tmp_path: Path) -> dict[str, bytes]:
    """What the candidate says, made before the browser brings its event loop along."""
    parts = {
        'check': (2.0, CHECK, 300.0),
        'first': (0.2, FIRST),
        'second': (0.2, BEFORE, 2.0, AFTER),
        'third': (0.2, THIRD),
        'interruption': (0.2, INTERRUPTION),
    }
    return synthesised(tmp_path / 'voices', parts)


@pytest.fixture
def browser(said: dict[str, bytes], tmp_path: Path) -> Generator[Browser, None, None]:
    """It hears a sentence as soon as its microphone is opened, and then silence."""
    recording = tmp_path / 'check.wav'
    recording.write_bytes(said['check'])
    hears = f'--use-file-for-fake-audio-capture={recording}%noloop'
    devices = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=[*FLAGS, *devices, hears])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Generator[Page, None, None]:
    context = browser.new_context(
        base_url=server.address, viewport={'width': 1280, 'height': 900}, permissions=['microphone']
    )
    context.set_default_timeout(60_000)
    page, errors = context.new_page(), []
    page.on('pageerror', lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def test_a_spoken_interview_from_the_check_to_the_analysis(page: Page, said: dict[str, bytes]) -> None:
    page.goto('/interview/kits/data-analyst')
    ready(page)
    reach_ready(page, RESUME)
    check_the_microphone(page)
    page.get_by_label('Keep my voice with my answers').check()
    page.get_by_role('radio', name=re.compile('^Patient')).check()
    page.get_by_label('I agree to this').check()
    page.add_init_script(MICROPHONE)
    page.get_by_role('button', name='Begin the interview').click()
    expect(page).to_have_url(re.compile('/live'), timeout=60_000)
    ready(page)
    interviewer_speaks(page)
    interviewer_listens(page)

    speak(page, said['first'])
    heard_and_asked(page, 1)

    speak(page, said['second'])
    heard_and_asked(page, 2)

    speak(page, said['third'])
    interviewer_speaks(page)
    page.wait_for_timeout(2500)  # later than a turn is taken up again, early enough to cut the question off
    speak(page, said['interruption'])
    expect(page.locator('.captions-text .mine').last).to_contain_text('idea', timeout=PATIENT_MS)
    page.get_by_role('button', name='I’m done answering').click()
    expect(page.locator('.talk')).to_contain_text('idea', timeout=PATIENT_MS)

    page.get_by_role('button', name='Type instead').click()
    page.locator('textarea').fill('And this one I would rather write down.')
    page.get_by_role('button', name='Send answer').click()
    expect(page.locator('.talk')).to_contain_text('And this one I would rather write down.')

    page.get_by_role('button', name='End the interview').click()
    page.get_by_role('button', name='End and see the analysis').click()
    expect(page.get_by_role('heading', name='Dimension by dimension')).to_be_visible(timeout=PATIENT_MS)
    written = page.locator('.talk .mine .who + p').all_inner_texts()
    assert overlap(FIRST, written[0]) > 0.8, written
    assert overlap(f'{BEFORE} {AFTER}', written[1]) > 0.8, 'a pause of two seconds was taken for the end of the answer'
    assert overlap(f'{THIRD} {INTERRUPTION}', ' '.join(written[2:])) > 0.7, written
    figures = page.locator('.figure-row')
    expect(figures).to_contain_text('words a minute')
    expect(figures).to_contain_text('Pauses to think')
    player = page.locator('audio').first
    player.evaluate(
        '(player) => new Promise((done) => { player.onloadedmetadata = done; player.load(); player.play(); })'
    )
    assert player.evaluate('(player) => player.duration') > 2


def check_the_microphone(page: Page) -> None:
    """Recorded, understood and played back."""
    page.get_by_role('button', name='Turn the microphone on').click(timeout=PATIENT_MS)
    page.get_by_role('button', name='Record a sentence').click()
    expect(page.locator('.heard')).to_contain_text('ready to talk', timeout=PATIENT_MS)
    again = page.get_by_role('button', name='Play it back')
    expect(again).to_be_enabled(timeout=30_000)
    again.click()
