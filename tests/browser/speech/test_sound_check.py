"""The sound check: recording, playing back, and what it says about a microphone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.speech.steps import (
    FAKE,
    RATE,
    SpeechApp,
    launched,
    opened,
    probe,
    sentence,
    tone,
    violations,
    visited,
)

pytestmark = pytest.mark.real_time


def test_the_sound_check_records_plays_back_and_tells_what_it_heard(
    playwright: Playwright, app: SpeechApp, tmp_path: Path
) -> None:
    browser = launched(playwright, sentence(tmp_path / 'sentence.wav'), *FAKE)
    context = visited(browser, app)
    page = opened(context.new_page(), '/check')
    page.get_by_role('button', name='Turn the microphone on').press('Enter')
    expect(page.get_by_label('Microphone', exact=True)).to_be_focused()
    page.get_by_role('button', name='Record a sentence').press('Enter')
    expect(page.get_by_text('I am ready to talk about my work”').last).to_be_visible()
    expect(page.get_by_text('Your microphone is fine')).to_be_visible()
    assert app.events('result')[-1] == ['good', 'I am ready to talk about my work']
    assert 1.5 * RATE < app.seen()['recorded'] <= 6 * RATE
    again = page.get_by_role('button', name='Play it back')
    expect(again).to_be_enabled(timeout=10_000)
    again.press('Enter')
    expect(again).to_be_disabled()
    page.get_by_role('button', name='Hear the interviewer').wait_for()
    assert violations(page) == []
    browser.close()


def test_a_microphone_that_hears_nothing_or_the_speakers_is_told(
    playwright: Playwright, app: SpeechApp, tmp_path: Path
) -> None:
    browser = launched(playwright, tone(tmp_path / 'silence.wav', hertz=0), *FAKE)
    page = opened(visited(browser, app).new_page(), '/check')
    page.get_by_role('button', name='Turn the microphone on').click()
    page.get_by_role('button', name='Record a sentence').click()
    page.get_by_role('button', name='Stop').click()
    expect(page.get_by_text('Nothing was heard')).to_be_visible()
    assert app.events('result')[-1] == ['silent', '']
    page.evaluate(probe('echo'))
    page.get_by_role('button', name='Play a sound').click()
    expect(page.get_by_text('hears your speakers')).to_be_visible()
    browser.close()


@pytest.mark.parametrize(
    ('voice', 'noise', 'full', 'finding'),
    [
        (0.1, 0.001, 0, 'good'),
        (0.0005, 0.0003, 0, 'silent'),
        (0.004, 0.0005, 0, 'faint'),
        (0.3, 0.001, 9, 'clipping'),
        (0.05, 0.03, 0, 'noisy'),
        (0.05, 0, 0, 'good'),
    ],
)
def test_a_recording_is_judged_by_its_levels(
    page: Page, app: SpeechApp, voice: float, noise: float, full: int, finding: str
) -> None:
    opened(page, '/check')
    judged = page.evaluate(
        """async ([voice, noise, full]) => {
            const { verdict } = await import('lab-speech');
            const both = [{ rms: noise, full: 0 }, { rms: voice, full }, { rms: voice, full }];
            const frames = Array.from({ length: 150 }, (_, i) => both[i % 3]);
            return verdict(frames).finding;
        }""",
        [voice, noise, full],
    )
    assert judged == finding
