"""What is seen of speech: mouths, people and captions, in time with the sound."""

import re
import time

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.speech.steps import (
    MOUTHS,
    SpeechApp,
    opened,
    probe,
    talking,
    violations,
    visited,
)

pytestmark = pytest.mark.real_time


def heights(page: Page, after: int, before: int) -> list[float]:
    """How far the mouth was open, in the frames so many milliseconds after a sound began."""
    return [height for at, height in page.evaluate('window.mouths') if after < at < before]


def test_sound_is_played_reported_captioned_and_seen(page: Page, app: SpeechApp) -> None:
    talking(page, app)
    page.evaluate(probe('watch_mouth'))
    app.sound('u1', ms=1800, mouth=MOUTHS, text='Thanks for making the time.')
    expect(page.locator('.captions-text .theirs')).to_contain_text('Ines Moreau Thanks for making the time.')
    expect(page.locator('.seat')).to_have_attribute('data-state', 'speaking')
    app.until(lambda _: ['spoken', 0, '', 'u1'] in app.events('link'))
    played = [message['ms'] for message in app.messages('played')]
    assert played == sorted(played)
    assert len(played) >= 12
    assert abs(played[-1] - 1800) <= 2
    for number in range(2, 8):  # a busy machine draws few frames, perhaps none in so short a time
        if heights(page, 150, 380) and heights(page, 50, 90):
            break
        app.sound(f'u{number}', ms=1800, mouth=MOUTHS, text='And once more.')
        app.until(lambda _, id=f'u{number}': any(id in event for event in app.events('link')))
    assert max(heights(page, 150, 380)) > 11
    assert max(heights(page, 50, 90)) < 4  # at rest it is open by about 4, and closed after some 45 ms
    expect(page.locator('.seat')).to_have_attribute('data-state', 'listening')


def test_captions_of_both_sides_are_open_until_they_are_over_and_withdrawn_when_the_turn_goes_on(
    page: Page, app: SpeechApp
) -> None:
    talking(page, app)
    mine = page.locator('.captions-text .mine')
    app.send(kind='partial', text='We moved the')
    expect(mine).to_have_class(re.compile('open'))
    app.send(kind='turn', text='We moved the billing service.', words=[], started_ms=0, ended_ms=1, why='silence')
    expect(mine).not_to_have_class(re.compile('open'))
    expect(page.locator('.seat')).to_have_attribute('data-state', 'thinking')
    app.sound('q1', ms=3000, text='What went wrong?')
    expect(page.locator('.captions-text .theirs')).to_contain_text('What went wrong?')
    app.send(kind='reopened')
    expect(page.locator('.captions-text .theirs')).to_have_count(0)
    expect(mine).to_have_class(re.compile('open'))
    app.send(
        kind='turn', text='We moved the billing service, and it broke.', words=[], started_ms=0, ended_ms=1, why='x'
    )
    expect(mine).to_have_count(1)
    expect(mine).to_contain_text('and it broke')


def test_captions_announce_each_utterance_once_and_whole_and_can_be_switched_and_enlarged(
    page: Page, app: SpeechApp
) -> None:
    talking(page, app)
    spoken = page.locator('.captions [aria-live]')
    app.send(kind='partial', text='I am still talking')
    expect(page.locator('.captions-text .mine')).to_contain_text('still talking')
    expect(spoken).to_be_empty()
    app.sound('q2', ms=900, text='Right.', last=False)
    app.sound('q2', n=1, ms=900, text='Who was there?')
    expect(spoken).to_have_text('Ines Moreau: Right. Who was there?')
    expect(spoken.locator('p')).to_have_count(1)
    expect(spoken).not_to_contain_text('still talking')

    size = 'element => getComputedStyle(element).fontSize'
    small = page.locator('.captions-text').evaluate(size)
    page.get_by_role('button', name='Size of the captions').click()
    assert float(page.locator('.captions-text').evaluate(size)[:-2]) > float(small[:-2])
    page.get_by_role('button', name='Captions', exact=True).click()
    expect(page.locator('.captions-text')).to_have_count(0)
    opened(page, '/live')
    expect(page.get_by_role('button', name='Captions', exact=True)).to_have_attribute('aria-pressed', 'false')


def test_people_blink_and_sway_and_with_reduced_motion_only_the_mouth_moves(
    hears_tone: Browser, context: BrowserContext, app: SpeechApp
) -> None:
    page = opened(context.new_page(), '/live')
    assert page.evaluate(probe('count_poses'), 1500) > 10
    slit = page.locator('.eye .slit').first.get_attribute('d')
    page.wait_for_function('d => document.querySelector(".eye .slit").getAttribute("d") !== d', arg=slit)
    context.close()

    still = visited(hears_tone, app, reduced_motion='reduce')
    page = opened(still.new_page(), '/live')
    rest = page.locator('.mouth .lower').get_attribute('d')
    talking(page, app)
    assert page.locator('.mouth .lower').get_attribute('d') == rest, 'the page draws another rest than the server'
    app.sound('u6', ms=2500, mouth=MOUTHS, text='Still here.')
    page.wait_for_function('d => document.querySelector(".mouth .lower").getAttribute("d") !== d', arg=rest)
    assert page.evaluate(probe('count_poses'), 1500) <= 1
    still.close()


def test_the_interviewer_can_be_asked_to_keep_still_in_the_room_itself_and_it_is_remembered(
    hears_tone: Browser, app: SpeechApp
) -> None:
    context = visited(hears_tone, app)
    page = opened(context.new_page(), '/live')
    assert page.evaluate(probe('count_poses'), 1500) > 10
    still = page.get_by_role('button', name='Keep still')
    expect(still).to_have_attribute('aria-pressed', 'false')
    still.press('Enter')
    expect(still).to_have_attribute('aria-pressed', 'true')
    assert page.evaluate(probe('count_poses'), 1500) <= 1
    opened(page, '/live')
    expect(still).to_have_attribute('aria-pressed', 'true')
    still.click()
    assert page.evaluate(probe('count_poses'), 1500) > 10
    context.close()


def test_in_a_panel_whoever_speaks_is_in_focus_and_speaks_with_their_own_mouth(page: Page, app: SpeechApp) -> None:
    talking(page, app, '/live?seats=3')
    wide = 'element => element.getBoundingClientRect().width'
    app.send(kind='saying', id='p1', member='m2')
    page.evaluate(probe('watch_mouth').replace("'.mouth .inner'", "'[data-member=m2] .mouth .inner'"))
    app.sound('p1', ms=1500, mouth=MOUTHS, text='I am the engineer here.')
    third = page.locator('[data-member=m2]')
    expect(third).to_have_class(re.compile('speaking'))
    expect(page.locator('.captions-text .theirs')).to_contain_text('Priya Raman')
    time.sleep(0.8)
    assert third.evaluate(wide) > 1.3 * page.locator('[data-member=m0]').evaluate(wide)
    assert max(height for _, height in page.evaluate('window.mouths')) > 11
    page.get_by_role('button', name='Second speaks').click()
    expect(page.locator('[data-member=m1]')).to_have_class(re.compile('speaking'))
    page.get_by_role('button', name='First thinks').click()
    expect(page.locator('[data-member=m0]')).to_have_attribute('data-state', 'thinking')


@pytest.mark.parametrize('scheme', ['light', 'dark'])
def test_axe_finds_nothing(hears_tone: Browser, app: SpeechApp, scheme: str) -> None:
    context = visited(hears_tone, app, color_scheme=scheme)
    page = opened(context.new_page(), '/live?seats=3')
    assert violations(page) == []
    talking(page, app, '/live?seats=2')
    page.locator('.mic-settings > summary').click()
    app.send(kind='partial', text='We moved the')
    app.sound('a1', ms=4000, text='Right, and then?')
    expect(page.locator('.captions-text .theirs')).to_be_visible()
    app.drop(code=4409)
    expect(page.get_by_text('another tab')).to_be_visible()
    assert violations(page) == []
    page.add_init_script(
        'navigator.mediaDevices.getUserMedia = async () => { throw new DOMException("", "NotAllowedError"); };'
    )
    opened(page, '/check').get_by_role('button', name='Turn the microphone on').click()
    expect(page.get_by_role('alert')).to_be_visible()
    assert violations(page) == []
    context.close()
