"""Steps through the pages that several tests take."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import ready


def reach_ready(page: Page, resume: Path | None = None, posting: Path | None = None, keyboard: bool = False) -> None:
    """From the context page to the last page before the interview."""
    ready(page)
    for section, file in (('Your résumé', resume), ('The job', posting)):
        if file is not None:
            part = page.get_by_role('region', name=section)
            part.locator('input[type=file]').set_input_files(file)
            expect(part.get_by_text('What we read')).to_be_visible(timeout=20_000)
    _press(page, 'Continue to your interviewer', keyboard)
    expect(page).to_have_url(re.compile('/avatar'), timeout=20_000)
    ready(page)
    _press(page, 'Continue', keyboard)
    expect(page).to_have_url(re.compile('/ready'))
    ready(page)


def begin(page: Page) -> None:
    page.get_by_label('I agree to this').check()
    page.get_by_role('button', name='Begin the interview').click()
    expect(page).to_have_url(re.compile('/live'), timeout=20_000)
    ready(page)
    expect(page.locator('.question')).not_to_be_empty()


def question(page: Page) -> str:
    return page.locator('.question').inner_text()


def answer(page: Page, text: str) -> None:
    """Type and send it, and wait for what the interviewer says next."""
    before = question(page)
    page.locator('textarea').fill(text)
    page.get_by_role('button', name='Send answer').click()
    expect(page.locator('.question')).not_to_have_text(before)


def _press(page: Page, name: str, keyboard: bool) -> None:
    button = page.get_by_role('button', name=name, exact=True)
    expect(button).to_be_enabled(timeout=20_000)
    if keyboard:
        button.focus()
        page.keyboard.press('Enter')
    else:
        button.click()
