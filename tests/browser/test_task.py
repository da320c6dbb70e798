"""A task in a real browser: typed by keyboard, kept over a reload and a crash, followed up, and reviewed."""

import re
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, Server, ready


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response['violations']
    return [f'{each["id"]}: {node["html"][:160]}' for each in found for node in each['nodes']]


def reached(folder: Path, kit: str) -> str:
    """The id of the demo candidate's session, which stands at its task."""
    told = subprocess.run(
        [sys.executable, '-m', 'tests.browser.to_task', str(folder), kit],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    session_id, task_id = told.stdout.split()[-2:]
    assert task_id, told.stdout
    return session_id


@pytest.fixture
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Generator[Server, None, None]:
    """A server that is started after the interview has come to its task."""
    server = Server(tmp_path / 'data', LAB_DEMO='1')
    server.settings = {**server.settings}
    request.node.session_id = reached(server.folder, request.param)
    server.start()
    yield server
    server.stop()
    assert not server.failures


def opened(page: Page, request: pytest.FixtureRequest) -> str:
    address = f'/session/{request.node.session_id}/live'
    page.goto(address)
    ready(page)
    expect(page.locator('.task-panel')).to_be_visible()
    return address


def say(page: Page, text: str) -> str:
    """Send an answer; what the interviewer says then."""
    before = page.locator('.question').inner_text()
    page.locator('.answer textarea').fill(text)
    page.get_by_role('button', name='Send answer').click()
    expect(page.locator('.question')).not_to_have_text(before)
    return page.locator('.question').inner_text()


def type_code(page: Page) -> None:
    """By keyboard alone; the editor indents and closes brackets by itself."""
    editor = page.get_by_role('textbox', name='Code for The longest run of days')
    editor.focus()
    page.keyboard.press('Control+a')
    lines = ['def longest_run(days):', 'best = 0', 'for day in days:', 'length = 1', 'while day + length in days:']
    page.keyboard.type('\n'.join([*lines, 'length += 1']))
    page.keyboard.press('Enter')
    page.keyboard.press('Shift+Tab')
    page.keyboard.type('if length > best:\nbest = length')
    page.keyboard.press('Enter')
    for _ in range(2):
        page.keyboard.press('Shift+Tab')
    page.keyboard.type('return best')


def code_of(page: Page) -> str:
    return '\n'.join(page.locator('.cm-line').all_inner_texts())


@pytest.mark.parametrize('server', ['software-engineering-intern'], indirect=True)
def test_code_is_typed_kept_followed_up_and_reviewed(
    page: Page, server: Server, request: pytest.FixtureRequest
) -> None:
    address = opened(page, request)
    expect(page.get_by_role('heading', name='The longest run of days')).to_be_visible()
    expect(page.get_by_text('Esc and then Tab')).to_be_visible()
    assert violations(page) == []

    type_code(page)
    expect(page.get_by_text('Saved', exact=True)).to_be_visible()
    typed = code_of(page)
    assert '        while day + length in days:' in typed
    page.keyboard.press('Escape')
    page.keyboard.press('Tab')
    assert page.evaluate("document.activeElement.closest('.task-editor') === null")
    page.reload()
    ready(page)
    expect(page.locator('.cm-line').first).to_have_text('def longest_run(days):')
    expect(page.locator('.cm-line')).to_have_text(typed.split('\n'))

    asked = say(page, 'There it is. I go through the days and count from each.')
    assert 'line 5' in asked or 'loop inside a loop' in asked, asked
    server.kill()
    page.locator('.cm-content').focus()
    page.keyboard.press('Control+End')
    page.keyboard.type('\n# mended later')
    page.wait_for_timeout(400)
    server.start()
    page.goto(address)
    ready(page)
    expect(page.locator('.cm-content')).to_contain_text('# mended later')
    expect(page.get_by_text('Saved', exact=True)).to_be_visible()

    say(page, 'It runs about n squared times, so it is quadratic. A set would make it linear.')
    page.get_by_role('button', name='End the interview').click()
    page.get_by_role('button', name='End and see the analysis').click()
    page.wait_for_url('**/analysis', wait_until='commit')
    review = page.get_by_role('region', name='Task: The longest run of days')
    expect(review).to_be_visible(timeout=60_000)
    expect(review.get_by_text('The code looks like O(n²)')).to_be_visible()
    expect(review.locator('.code-lines li.marked').first).to_be_visible()
    expect(review.locator('.code-lines')).to_contain_text('while day + length in days:')
    expect(review.get_by_text('Nothing was run')).to_be_visible()
    review.get_by_role('link', name='line 5').first.click()
    assert page.evaluate("document.querySelector('.code-lines li:target code').textContent") == (
        '        while day + length in days:'
    )
    assert violations(page) == []


@pytest.mark.parametrize('server', ['software-engineering-intern'], indirect=True)
def test_code_survives_reloads_in_the_middle_of_typing(
    page: Page, server: Server, request: pytest.FixtureRequest
) -> None:
    """The page that is left may store an older state while the next one is already there."""
    opened(page, request)
    editor = page.get_by_role('textbox', name='Code for The longest run of days')
    editor.focus()
    page.keyboard.press('Control+a')
    page.keyboard.type('def longest_run(days):\nbest = 0\nfor day in days:')
    expect(page.get_by_text('Saved', exact=True)).to_be_visible()
    for added in ('length = 1', 'while day + length in days:', 'length += 1'):
        page.keyboard.press('Control+End')
        page.keyboard.type('\n' + added)
        typed = code_of(page)
        page.reload()
        ready(page)
        expect(page.locator('.cm-line')).to_have_text(typed.split('\n'))
        editor.focus()
    asked = say(page, 'There it is. I go through the days and count from each.')
    assert 'line 5' in asked or 'loop inside a loop' in asked, asked
    page.wait_for_timeout(1200)
    page.evaluate('localStorage.clear()')
    page.reload()
    ready(page)
    expect(page.locator('.cm-line')).to_have_text(typed.split('\n'))


@pytest.mark.parametrize('server', ['consulting-analyst'], indirect=True)
def test_a_case_is_written_in_words(page: Page, request: pytest.FixtureRequest) -> None:
    opened(page, request)
    paper = page.get_by_label('Your answer in writing')
    paper.fill('The paying market is 480,000 times 12% times 30%, about 17,300 households.')
    expect(page.get_by_text('Saved', exact=True)).to_be_visible()
    assert violations(page) == []
    page.reload()
    ready(page)
    expect(page.get_by_label('Your answer in writing')).to_have_value(re.compile('17,300 households'))
    asked = say(page, 'I have written down the market first.')
    assert '“' in asked, asked
