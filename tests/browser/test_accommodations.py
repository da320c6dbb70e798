"""What a candidate sets on the profile is kept at once and holds in the next session."""

import re
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, Server, ready
from tests.browser.steps import reach_ready

RESUME = ROOT / 'seeds' / 'resumes' / 'data-analyst.pdf'
A_CLOCK = re.compile(r'\d+:\d\d|\bmin(utes?)? left\b|Last minute', re.IGNORECASE)


@pytest.fixture
def server(tmp_path: Path) -> Generator[Server, None, None]:
    server = Server(tmp_path / 'data', LAB_DEMO='1', LAB_SPEECH='on', LAB_STT='fake', LAB_TTS='fake')
    server.start()
    yield server
    server.stop()
    assert not server.failures


def test_what_is_set_on_the_profile_holds_in_the_next_session(page: Page) -> None:
    set_on_the_profile(page)
    page.goto('/interview/kits/data-analyst')
    reach_ready(page, RESUME)
    expect(page.get_by_role('radio', name='Half as long again')).to_be_checked()
    expect(page.get_by_label('Hide the clock')).to_be_checked()
    page.get_by_label('I speak').check()
    page.get_by_label('I agree to this').check()
    page.get_by_role('button', name='Begin the interview').click()
    expect(page).to_have_url(re.compile('/live'))
    ready(page)
    expect(page.locator('.captions')).to_have_class(re.compile('larger'))
    expect(page.get_by_role('timer')).to_have_count(0)
    assert not A_CLOCK.search(page.locator('body').inner_text())


def set_on_the_profile(page: Page) -> None:
    page.goto('/profile')
    ready(page)
    needs = page.get_by_role('region', name='How you like to be interviewed')
    kept = needs.get_by_role('status')
    needs.get_by_label('Hide the clock').check()
    expect(kept).to_contain_text('hide the clock, yes')
    needs.get_by_label('Show pace and fillers').uncheck()
    expect(kept).to_contain_text('show pace and fillers, no')
    for field, choice in (('Time for an interview', 'Half as long again'), ('Size of the captions', 'Larger')):
        needs.get_by_role('combobox', name=field).click()
        page.get_by_role('option', name=choice).click()
        expect(kept).to_contain_text(choice.lower())
    page.reload()
    ready(page)
    expect(needs.get_by_label('Hide the clock')).to_be_checked()
    expect(needs.get_by_label('Show pace and fillers')).not_to_be_checked()
