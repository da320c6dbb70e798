"""What is said in the page: played at any rate, reported, stopped at once, heard again after a drop."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.speech.steps import RATE, SpeechApp, opened, probe, talking

pytestmark = pytest.mark.real_time


def test_an_interruption_is_silent_within_20_ms_and_what_was_said_is_what_was_heard(page: Page, app: SpeechApp) -> None:
    talking(page, app)
    page.evaluate(probe('tap'))
    app.sound('u2', ms=4000, text='Let me ask you about the migration.', last=False)
    app.sound('u2', n=1, ms=4000, text='Who decided?')
    page.wait_for_function('window.tap.last > 0')
    time.sleep(0.5)
    silent_after = page.evaluate(
        """async () => {
            const { playback, session } = await import('lab-speech');
            const began = playback.context.currentTime;
            session.take({ kind: 'interrupted', id: 'u2', spoken_text: 'Let me ask you' });
            await new Promise((done) => setTimeout(done, 400));
            return window.tap.last - began;
        }"""
    )
    assert silent_after < 0.02
    expect(page.locator('.captions-text .theirs')).to_have_text('Ines Moreau Let me ask you …')
    app.sound('u2', n=2, ms=500, text='Too late.')
    time.sleep(0.5)
    assert page.evaluate('window.tap.last') < page.evaluate('window.tap.now') - 0.4, 'a late sound was played'
    assert app.messages('played')[-1]['ms'] < 3000
    app.sound('u3', ms=300, text='Go on.')
    expect(page.locator('.captions-text .theirs').last).to_contain_text('Go on.')


@pytest.mark.parametrize('rate', [16000, 22050, 24000, 48000])
def test_sound_of_any_rate_keeps_its_pitch_and_length(page: Page, app: SpeechApp, rate: int) -> None:
    talking(page, app)
    page.evaluate(probe('tap'))
    app.sound('u4', ms=1000, rate=rate, hertz=300)
    app.until(lambda _: any(event[0] == 'spoken' for event in app.events('link')))
    tap = page.evaluate('window.tap')
    assert abs(tap['crossings'] / 2 - 300) <= 3
    assert abs(tap['last'] - tap['first'] - 1) < 0.02


def test_the_volume_turns_the_sound_down_and_is_kept(page: Page, app: SpeechApp) -> None:
    talking(page, app)
    page.evaluate(probe('tap'))
    page.get_by_role('slider', name='Volume of the interviewer').fill('0.1')
    app.sound('u5', ms=600)
    app.until(lambda _: any(event[0] == 'spoken' for event in app.events('link')))
    assert 0.01 < page.evaluate('window.tap.peak') < 0.1
    opened(page, '/live')
    expect(page.get_by_role('slider', name='Volume of the interviewer')).to_have_value('0.1')


def test_a_dropped_connection_is_restored_with_a_new_ticket_and_one_opened_elsewhere_is_not(
    page: Page, app: SpeechApp
) -> None:
    talking(page, app)
    app.drop(code=1011, refuse=1013)
    expect(page.get_by_text('The connection was lost')).to_be_visible()
    app.drop(refuse=0)
    app.until(lambda seen: seen['open'] == 1)
    expect(page.get_by_text('The connection was lost')).to_be_hidden()
    before = app.seen()['samples']
    app.until(lambda seen: seen['samples'] > before + RATE)
    states = [event[0] for event in app.events('link')]
    assert states[:2] == ['open', 'lost']
    assert states[-1] == 'open'

    app.drop(code=4409)
    expect(page.get_by_text('goes on in another tab')).to_be_visible()
    time.sleep(1)
    assert app.seen()['open'] == 0
    page.get_by_role('button', name='Connect').click()
    app.until(lambda seen: seen['open'] == 1)


def test_leaving_the_page_closes_the_link_and_the_microphone(page: Page, app: SpeechApp) -> None:
    talking(page, app)
    page.goto('/check')
    app.until(lambda seen: seen['open'] == 0)
