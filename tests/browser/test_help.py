"""Help where it is needed: the tour, a search with a way back, a refused file, the plan, a lost connection."""

import re
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ROOT, Server, ready
from tests.browser.steps import reach_ready

RESUME = ROOT / 'seeds' / 'resumes' / 'data-analyst.pdf'
KIT = '/interview/kits/data-analyst'


@pytest.fixture(scope='module')
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[Server, None, None]:
    server = Server(tmp_path_factory.mktemp('help') / 'data', LAB_DEMO='1')
    server.start()
    yield server
    server.stop()
    assert not server.failures


def tour(page: Page) -> Locator:
    return page.locator('.tour')


def test_a_newcomer_is_shown_around_once_and_again_when_they_ask(page: Page) -> None:
    page.goto('/')
    ready(page)
    expect(page.get_by_role('heading', name='What happens')).to_be_visible()
    expect(page.get_by_role('dialog', name='Two things to practise')).to_be_visible()
    expect(page.locator('.switch')).to_have_class(re.compile('toured'))
    for title in ('Begin with a role', 'Everything is kept for you', 'Yours to change, yours to delete'):
        tour(page).get_by_role('button', name='Next').click()
        expect(page.get_by_role('dialog', name=title)).to_be_focused()
    expect(page.locator('.toured')).to_have_count(1)
    tour(page).get_by_role('button', name='Done').click()
    expect(tour(page)).to_have_count(0)
    expect(page.locator('.toured')).to_have_count(0)

    page.reload()
    ready(page)
    expect(page.get_by_role('heading', name='What happens')).to_be_visible()
    expect(tour(page)).to_have_count(0)
    page.get_by_role('button', name=re.compile('menu for')).click()
    page.get_by_role('link', name='Show me around').click()
    expect(page.get_by_role('dialog', name='Two things to practise')).to_be_focused()
    page.keyboard.press('Escape')
    expect(tour(page)).to_have_count(0)


def test_a_search_that_finds_nothing_has_a_way_back(page: Page) -> None:
    for address, field, title, back in (
        ('/interview/practice', 'Search roles or skills', 'No role fits “astronaut”', 'Show all roles'),
        ('/avatar/practice', 'Search scenarios', 'No scenario fits', 'Show all scenarios'),
    ):
        page.goto(address)
        ready(page)
        everything = page.locator('.kit').count()
        page.get_by_label(field).fill('astronaut')
        expect(page.get_by_role('heading', name=title)).to_be_visible()
        expect(page.locator('.kit')).to_have_count(0)
        page.get_by_role('link', name=back).click()
        expect(page.locator('.kit')).to_have_count(everything)
        expect(page).to_have_url(re.compile(f'{address}$'))


def test_a_door_that_stays_closed_says_what_to_do(page: Page) -> None:
    answer = page.goto('/nothing/stands/here')
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role('heading', name='This does not exist')).to_be_visible()
    page.get_by_role('link', name='Back to the start').click()
    expect(page.get_by_role('link', name='Choose an interview')).to_be_visible()


def test_a_refused_file_is_told_in_its_place_and_extra_time_stretches_the_plan(page: Page, tmp_path: Path) -> None:
    page.goto(KIT)
    ready(page)
    part = page.get_by_role('region', name='Your résumé')
    wrong = tmp_path / 'my cv.pages'
    wrong.write_bytes(b'PK\x03\x04')
    part.locator('input[type=file]').set_input_files(wrong)
    expect(part.get_by_role('alert')).to_contain_text('“my cv.pages” is no PDF, Word, text or Markdown file')
    expect(page.get_by_role('button', name='Continue to your interviewer')).to_be_disabled()
    reach_ready(page, RESUME)
    plan = page.get_by_role('region', name='What will happen')
    expect(plan.get_by_text('about 6 min in all')).to_be_visible()
    expect(plan.locator('.strip i')).to_have_count(plan.get_by_role('listitem').count())
    page.get_by_role('radio', name='Twice as long').check()
    expect(plan.get_by_text('about 12 min in all')).to_be_visible()
    page.get_by_role('link', name='Interviewer').click()
    expect(page).to_have_url(re.compile('/avatar'))


def test_a_lost_connection_is_told_and_what_was_typed_comes_back(page: Page, server: Server) -> None:
    page.goto(KIT)
    ready(page)
    told = page.locator('.connection')
    expect(told).to_be_empty()
    page.context.set_offline(True)
    expect(told).to_contain_text(
        'Connection lost. We keep trying; nothing you typed is lost.', use_inner_text=True, timeout=20_000
    )
    page.context.set_offline(False)
    expect(told).to_contain_text('You are connected again.')
    expect(told).to_be_empty(timeout=10_000)

    notes = page.get_by_label('Notes about the company or the team')
    notes.fill('They sell bicycles and want to know why customers return them.')
    page.get_by_role('radio', name=re.compile('^Under pressure')).check()
    server.kill()
    expect(told).to_contain_text('nothing you typed is lost', timeout=20_000)
    notes.press_sequentially(' Typed while it was away.')
    server.start()
    expect(told).to_contain_text('You are connected again.', timeout=60_000)
    expect(notes).to_have_value(re.compile('bicycles.*Typed while it was away'), timeout=30_000)
    expect(page.get_by_role('radio', name=re.compile('^Under pressure'))).to_be_checked()
    expect(page.locator('.go-bar')).to_contain_text('under pressure')
