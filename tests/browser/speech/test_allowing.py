"""How the microphone is allowed: the steps of the browser in use, and of the others."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.speech.steps import SpeechApp, opened, violations

MOBILE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
LINUX = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
PHONE = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)'
AGENTS = {
    LINUX: 'chrome',
    f'{LINUX} Edg/140.0.0.0': 'edge',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0': 'firefox',
    f'{MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15': 'safari',
    f'{MOBILE} Version/18.5 Mobile/15E148 Safari/604.1': 'ios',
    f'{MOBILE} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1': 'iosother',
    f'{PHONE} Chrome/140.0.0.0 Mobile Safari/537.36': 'android',
    'Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0': 'androidfirefox',
}


def test_each_browser_is_known_by_what_it_calls_itself(page: Page, app: SpeechApp) -> None:
    opened(page, '/check')
    named = page.evaluate(
        "async (all) => { const { browser } = await import('lab-speech'); return all.map((each) => browser(each)); }",
        list(AGENTS),
    )
    assert dict(zip(AGENTS, named, strict=True)) == AGENTS


@pytest.mark.parametrize(
    ('agent', 'own', 'step'),
    [
        (list(AGENTS)[2], 'Firefox', 'crossed-out microphone'),
        (list(AGENTS)[4], 'Safari on iPhone or iPad', 'Website Settings'),
    ],
    ids=['firefox', 'iphone'],
)
def test_help_is_there_before_anything_fails_and_the_others_are_one_choice_away(
    page: Page, app: SpeechApp, agent: str, own: str, step: str
) -> None:
    browser: Browser | None = page.context.browser
    assert browser is not None
    page = browser.new_page(base_url=app.address, user_agent=agent)
    opened(page, '/check').get_by_text('If your browser does not let you').click()
    chosen = page.get_by_label('Your browser')
    expect(chosen.locator('option:checked')).to_have_text(own)
    steps = page.locator('.mic-help li')
    expect(steps.filter(has_text=step)).to_be_visible()
    chosen.select_option('Edge')
    expect(steps.filter(has_text='Permissions for this site')).to_be_visible()
    assert violations(page) == []
    page.close()
