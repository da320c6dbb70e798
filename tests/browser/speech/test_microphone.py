"""The microphone in a real Chromium: frames, level, mute, push-to-talk, devices and refusals."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.speech.steps import RATE, SpeechApp, launched, opened, probe, talking, tone

pytestmark = pytest.mark.real_time

AROUND = 1.0
"""Seconds: twice what is kept from before the key is down and after it is up."""


def test_frames_of_20_ms_arrive_at_16_khz_and_the_level_moves(page: Page, app: SpeechApp) -> None:
    talking(page, app)
    up = page.evaluate(probe('frames_by_audio_clock'), {'seconds': 3, 'wanted': RATE})
    assert 0.95 * RATE < up['rate'] < 1.05 * RATE
    found = app.until(lambda seen: seen['samples'] >= up['sent'] * 320)
    assert found['sizes'] == [640]
    assert abs(found['hertz'] - 440) <= 3
    assert found['peak'] > 2000
    level = page.get_by_role('meter', name='Your level')
    assert float(level.evaluate('meter => meter.style.getPropertyValue("--level")')) > 0.3
    assert int(level.get_attribute('aria-valuenow') or 0) > 30


def test_mute_stops_the_frames_and_tells_the_server(page: Page, app: SpeechApp) -> None:
    talking(page, app)
    page.get_by_role('button', name='Mute').click()
    expect(page.get_by_role('status').filter(has_text='You are muted')).to_be_visible()
    app.until(lambda _: [message['on'] for message in app.messages('mute')][-1:] == [True])
    held = app.seen()['samples']
    time.sleep(0.7)
    assert app.seen()['samples'] == held
    page.get_by_role('button', name='Unmute').click()
    app.until(lambda seen: seen['samples'] > held)


def test_push_to_talk_sends_only_while_the_space_bar_is_held(page: Page, app: SpeechApp) -> None:
    opened(page, '/live?mode=push_to_talk').get_by_role('button', name='Turn the microphone on').click()
    expect(page.get_by_role('button', name='Hold to talk')).to_be_visible()
    time.sleep(0.6)
    assert app.seen()['samples'] == 0
    page.locator('body').press('Tab')  # away from any button
    page.evaluate('document.activeElement.blur()')
    pressed = time.monotonic()
    page.keyboard.down('Space')
    app.until(lambda seen: seen['samples'] > 0.6 * RATE)
    page.keyboard.up('Space')
    held = time.monotonic() - pressed
    app.until(lambda _: [message['down'] for message in app.messages('talk')] == [True, False])
    spoken = app.at_rest()
    assert spoken < (held + AROUND) * RATE
    time.sleep(0.5)
    assert app.seen()['samples'] == spoken


def test_another_device_is_chosen_kept_and_replaced_when_it_is_unplugged(page: Page, app: SpeechApp) -> None:
    page.add_init_script(probe('count_tracks'))
    talking(page, app)
    page.locator('.mic-settings > summary').click()
    devices = page.get_by_label('Microphone', exact=True)
    choice = devices.locator('option').last.get_attribute('value') or ''
    devices.select_option(choice)
    page.wait_for_function('async (id) => (await import("lab-speech")).capture.used === id', arg=choice)
    page.wait_for_function('window.live() === 1')
    assert page.evaluate('window.most') == 1, 'two microphones were open'
    talking(page, app)
    assert page.evaluate('async () => (await import("lab-speech")).capture.used') == choice

    page.evaluate('async () => (await import("lab-speech")).capture.unplugged()')
    expect(page.get_by_text('Your microphone was unplugged')).to_be_visible()
    page.wait_for_function('window.live() === 1')
    page.evaluate(
        """async () => {
            const { capture } = await import("lab-speech");
            await Promise.all([capture.start(), capture.start()]);
        }"""
    )
    page.wait_for_function('window.live() === 1')


REFUSALS = {
    'NotAllowedError': 'may not use your microphone',
    'NotFoundError': 'No microphone was found',
    'NotReadableError': 'could not be opened',
}


@pytest.mark.parametrize('error', REFUSALS)
def test_a_refused_microphone_is_explained_and_typing_offered(page: Page, app: SpeechApp, error: str) -> None:
    page.add_init_script(
        f'navigator.mediaDevices.getUserMedia = async () => {{ throw new DOMException("", "{error}"); }};'
    )
    page.add_init_script('navigator.mediaDevices.enumerateDevices = async () => [];')
    opened(page, '/live').get_by_role('button', name='Turn the microphone on').click()
    help_shown = page.get_by_role('alert')
    expect(help_shown).to_contain_text(REFUSALS[error])
    expect(help_shown.get_by_role('listitem').first).to_be_visible()
    help_shown.get_by_role('button', name='Answer by typing').click()
    app.until(lambda seen: ['typed'] in seen['events'])
    assert app.events('mic')[-1][0] == 'refused'


def test_the_real_refusal_of_a_browser_and_an_insecure_page_are_told_apart(
    playwright: Playwright, app: SpeechApp, tmp_path: Path
) -> None:
    browser = launched(playwright, tone(tmp_path / 'tone.wav'), '--use-fake-device-for-media-stream')
    app.forget()
    page = browser.new_page(base_url=app.address)
    opened(page, '/live').get_by_role('button', name='Turn the microphone on').click()
    expect(page.get_by_role('alert')).to_contain_text('may not use your microphone')
    page.add_init_script('Object.defineProperty(window, "isSecureContext", { value: false });')
    opened(page, '/live').get_by_role('button', name='Turn the microphone on').click()
    expect(page.get_by_role('alert')).to_contain_text('needs a secure page')
    browser.close()
