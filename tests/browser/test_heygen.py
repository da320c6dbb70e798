"""The real SDK of the video service in Chromium, against a fake of the service on loopback."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.avatar.fake import LiveAvatar, live_avatar
from tests.browser.conftest import ROOT, Server, failures, ready
from tests.browser.speech.steps import FAKE, SpeechApp, launched, opened, tone, visited

pytestmark = pytest.mark.real_time

ROOM = (Path(__file__).parent / 'video' / 'room.js').read_text()
DRAWN = {'slow': 'takes too long', 'failed': 'not available right now', 'dropped': 'has broken off'}


@pytest.fixture(scope='module')
def running() -> Iterator[LiveAvatar]:
    with live_avatar() as service:
        yield service


@pytest.fixture
def service(running: LiveAvatar) -> LiveAvatar:
    running.forget()
    return running


@pytest.fixture(scope='module')
def app(running: LiveAvatar, tmp_path_factory: pytest.TempPathFactory) -> Generator[SpeechApp, None, None]:
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp('video') / 'server.log'
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(('NICEGUI_', 'PYTEST_', 'LAB_'))}
    with log.open('wb') as file:
        command = [sys.executable, '-m', 'tests.browser.video.app', str(port)]
        server = subprocess.Popen(command, cwd=ROOT, env=inherited | running.environment, stdout=file, stderr=file)
    app, deadline = SpeechApp(f'http://127.0.0.1:{port}'), time.monotonic() + 40
    while True:
        assert server.poll() is None, log.read_text()
        try:
            app.forget()
        except httpx.HTTPError:
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        else:
            break
    yield app
    server.terminate()
    server.wait(15)
    assert not failures(log.read_text())


@pytest.fixture(scope='module')
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope='module')
def chromium(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    heard = tone(tmp_path_factory.mktemp('heard') / 'tone.wav')
    browser = launched(playwright, heard, *FAKE, '--autoplay-policy=no-user-gesture-required')
    yield browser
    browser.close()


@pytest.fixture
def page(chromium: Browser, app: SpeechApp, service: LiveAvatar) -> Iterator[Page]:
    context = visited(chromium, app)
    page, errors = context.new_page(), []
    page.on('pageerror', lambda error: errors.append(str(error)))
    page.add_init_script(ROOM)
    yield page
    context.close()
    assert errors == []


def on_video(page: Page, app: SpeechApp) -> Page:
    opened(page, '/video')
    app.until(lambda seen: seen['open'] == 1 and app.events('video') == ['began'])
    expect(page.get_by_label('Ines Moreau, interviewer, on video')).to_be_visible()
    return page


def gains(page: Page) -> list[float]:
    """How loud our own sound is, and whether that of the video is carried."""
    found: list[float] = page.evaluate(
        '(async () => { const { playback } = await import("lab-speech");'
        ' return [playback.own.gain.value, playback.carried ? 1 : 0]; })()'
    )
    return found


def spoken(page: Page) -> str:
    return page.get_by_role('group', name='What is being said').inner_text()


def test_it_says_our_words_at_its_own_rate_and_keeps_our_time(page: Page, app: SpeechApp, service: LiveAvatar) -> None:
    on_video(page, app)
    page.wait_for_function("document.querySelector('.video-seat video').videoWidth === 640")
    assert page.locator('.video-seat').evaluate('each => getComputedStyle(each.querySelector("video")).opacity') != '0'
    app.sound('q1', n=0, text='Good morning, Rosa.', ms=1200, hertz=300, last=False)
    app.sound('q1', n=1, text='What did you build?', ms=900, hertz=500, last=True)
    heard = service.until(lambda seen: len(seen['heard']) == 2)['heard']
    assert [round(each['ms']) for each in heard] == [1200, 900]
    assert [round(each['hertz'], -1) for each in heard] == [300, 500]
    assert all(8500 < each['peak'] < 9500 for each in heard)
    expect(page.get_by_text('Good morning, Rosa.').first).to_be_visible()
    assert gains(page) == [0, 1]
    app.until(lambda _: ['spoken', 0, '', 'q1'] in app.events('link'))
    played = app.messages('played')
    assert played[-1]['id'] == 'q1'
    assert abs(played[-1]['ms'] - 2100) < 60
    assert 'What did you build?' in spoken(page)


def test_an_interruption_reaches_it_at_once_and_nothing_more_is_said(
    page: Page, app: SpeechApp, service: LiveAvatar
) -> None:
    on_video(page, app)
    app.sound('q1', n=0, text='First, tell me about the long way.', ms=4000, last=False)
    app.until(lambda _: app.messages('played'))
    app.send(kind='interrupted', id='q1', spoken_text='First, tell')
    service.until(lambda seen: 'agent.interrupt' in [kind for kind, _ in seen['commands']])
    app.sound('q1', n=1, text='And then the short one.', ms=900, last=True)
    app.send(kind='voice_start')
    service.until(lambda seen: seen['commands'][-1][0] == 'agent.start_listening')
    assert len(service.seen()['heard']) == 1
    app.send(kind='turn', text='Done.', started_ms=0, ended_ms=1, why='done')
    service.until(lambda seen: seen['commands'][-1][0] == 'agent.stop_listening')
    app.sound('q2', text='I see.', ms=600)
    service.until(lambda seen: len(seen['heard']) == 2)
    app.until(lambda _: ['spoken', 0, '', 'q2'] in app.events('link'))


def test_when_it_breaks_off_the_drawn_interviewer_goes_on_in_the_middle_of_the_sentence(
    page: Page, app: SpeechApp, service: LiveAvatar
) -> None:
    on_video(page, app)
    app.sound('q1', n=0, text='Tell me about a time.', ms=3000, last=False)
    app.sound('q1', n=1, text='What did you do?', ms=1000, last=True)
    app.until(lambda _: app.messages('played'))
    dropped = time.time()
    service.drop()
    app.until(lambda _: 'dropped' in app.events('video'))
    found = [event for event in app.seen()['events'] if event[:2] == ['video', 'dropped']]
    assert found[0][2] - dropped < 2
    expect(page.get_by_role('status').filter(has_text=DRAWN['dropped'])).to_be_visible()
    page.wait_for_function('document.querySelector(".video-seat video").srcObject === null')
    app.until(lambda _: ['spoken', 0, '', 'q1'] in app.events('link'))
    assert gains(page)[0] == pytest.approx(1, abs=0.01)
    assert abs(app.messages('played')[-1]['ms'] - 4000) < 60
    app.sound('q2', text='I see.', ms=600)
    app.until(lambda _: ['spoken', 0, '', 'q2'] in app.events('link'))
    assert len(service.seen()['heard']) == 2


def test_a_face_that_falls_silent_is_left(page: Page, app: SpeechApp, service: LiveAvatar) -> None:
    """Nothing breaks off, but what it was given is not said."""
    on_video(page, app)
    service.behave(mute=True)
    sent = time.time()
    app.sound('q1', text='What did you build?', ms=1000)
    app.until(lambda _: 'dropped' in app.events('video'))
    found = [event for event in app.seen()['events'] if event[:2] == ['video', 'dropped']]
    assert found[0][2] - sent < 3
    app.until(lambda _: ['spoken', 0, '', 'q1'] in app.events('link'))
    service.until(lambda seen: any('stop' in call[1] for call in seen['calls']))


SLOW: dict[str, dict[str, Any]] = {'start': {'slow_ms': 9000}, 'socket': {'deaf': True}}


@pytest.mark.parametrize('how', SLOW)
def test_a_slow_start_is_not_waited_for(page: Page, app: SpeechApp, service: LiveAvatar, how: str) -> None:
    service.behave(**SLOW[how])
    began = time.time()
    opened(page, '/video')
    app.until(lambda seen: seen['open'] == 1)
    app.sound('q1', text='Good morning.', ms=800)
    app.until(lambda _: 'slow' in app.events('video'))
    expect(page.get_by_role('status').filter(has_text=DRAWN['slow'])).to_be_visible()
    app.until(lambda _: ['spoken', 0, '', 'q1'] in app.events('link'))
    assert time.time() - began < 15
    assert gains(page)[0] == pytest.approx(1, abs=0.01)
    assert 'Good morning.' in spoken(page)


@pytest.mark.parametrize(
    ('mood', 'only', 'kind'),
    [
        ('no_credits', 'token', 'credits'),
        ('broken', 'token', 'down'),
        ('no_credits', 'start', ''),
        ('busy', 'start', ''),
    ],
)
def test_a_refused_start_leaves_the_drawn_interviewer(
    page: Page, app: SpeechApp, service: LiveAvatar, mood: str, only: str, kind: str
) -> None:
    service.behave(mood=mood, only=only)
    opened(page, '/video')
    app.until(lambda seen: seen['open'] == 1 and 'failed' in app.events('video'))
    assert [event[1] for event in app.seen()['events'] if event[0] == 'refused'] == ([kind] if kind else [])
    expect(page.get_by_role('status').filter(has_text=DRAWN['failed'])).to_be_visible()
    app.sound('q1', text='Good morning.', ms=800)
    app.until(lambda _: ['spoken', 0, '', 'q1'] in app.events('link'))
    assert service.seen()['heard'] == []


def test_after_the_last_word_it_is_given_back_without_a_word(page: Page, app: SpeechApp, service: LiveAvatar) -> None:
    on_video(page, app)
    page.get_by_role('button', name='The last word is said').click()
    service.until(lambda seen: any('/stop' in call[1] for call in seen['calls']))
    assert [each['active'] for each in service.seen()['sessions'].values()] == [False]
    assert app.events('video') == ['began', 'closed']
    expect(page.locator('.video-note')).to_have_text('')


def test_when_the_server_says_that_it_is_over_so_is_the_video(page: Page, app: SpeechApp, service: LiveAvatar) -> None:
    on_video(page, app)
    app.drop(code=1000)
    app.until(lambda _: app.events('video') == ['began', 'closed'])
    service.until(lambda seen: not any(each['active'] for each in seen['sessions'].values()))
    expect(page.locator('.video-note')).to_have_text('')


@pytest.fixture
def lab_server(service: LiveAvatar, tmp_path: Path) -> Iterator[Server]:
    """The whole lab with an interviewer who speaks in tones."""
    speech = {'LAB_SPEECH': 'on', 'LAB_STT': 'fake', 'LAB_TTS': 'fake', 'LAB_DEMO': '1'}
    server = Server(tmp_path / 'data', **speech, **service.environment)
    server.start()
    yield server
    server.stop()
    assert not server.failures


def visit(chromium: Browser, address: str) -> Page:
    context = chromium.new_context(
        base_url=address, viewport={'width': 1280, 'height': 900}, permissions=['microphone']
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.add_init_script(ROOM)
    page.goto('/interview/kits/data-analyst')
    ready(page)
    part = page.get_by_role('region', name='Your résumé')
    part.locator('input[type=file]').set_input_files(ROOT / 'seeds/resumes/data-analyst.pdf')
    expect(part.get_by_text('What we read')).to_be_visible()
    page.get_by_role('button', name='Continue to your interviewer').click()
    page.wait_for_url('**/avatar')
    ready(page)
    return page


def test_the_journey_with_an_interviewer_on_video(chromium: Browser, lab_server: Server, service: LiveAvatar) -> None:
    page = visit(chromium, lab_server.address)
    page.get_by_role('radio', name='On video').check(force=True)
    page.get_by_role('button', name='Continue', exact=True).click()
    page.wait_for_url('**/ready')
    ready(page)
    expect(page.get_by_text('the interviewer’s words, not yours, are turned into a video at 127.0.0.1')).to_be_visible()
    expect(page.get_by_text('I speak')).to_be_visible()
    page.get_by_label('I agree to this').check()
    page.get_by_role('button', name='Begin the interview').click()
    page.wait_for_url('**/live')
    ready(page)
    service.until(lambda seen: seen['heard'])
    expect(page.locator('.video-seat.on')).to_have_count(1)
    (session,) = service.seen()['sessions'].values()
    assert session['active']
    page.get_by_role('button', name='End the interview').click()
    page.get_by_role('button', name='End and see the analysis').click()
    page.wait_for_url('**/analysis')
    seen = service.until(
        lambda seen: all('USER_CLOSED' in each['stops'] for each in seen['sessions'].values()), seconds=40
    )
    (session,) = seen['sessions'].values()
    assert not session['active']
    page.context.close()


def test_without_a_key_video_is_not_offered(chromium: Browser, tmp_path: Path, service: LiveAvatar) -> None:
    server = Server(tmp_path / 'data', LAB_DEMO='1', **(service.environment | {'LAB_HEYGEN_KEY': ''}))
    server.start()
    page = visit(chromium, server.address)
    expect(page.get_by_role('button', name='Continue', exact=True)).to_be_enabled()
    expect(page.get_by_text('On video')).to_have_count(0)
    page.context.close()
    server.stop()
    assert service.seen()['calls'] == []
