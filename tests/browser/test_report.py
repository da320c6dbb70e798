"""Around the analysis: its index, quotes that lead to their turn and back, pictures with their tables, empty places."""

import re
from collections.abc import Generator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, ready
from tests.browser.planted import Planted, plant

PATIENT_MS = 60_000


@pytest.fixture(scope='module')
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant(tmp_path_factory.mktemp('planted') / 'data')


@pytest.fixture(scope='module')
def server(planted: Planted) -> Generator[Server, None, None]:
    server = Server(planted.folder, LAB_DEMO='1')
    server.start()
    yield server
    server.stop()
    assert not server.failures


def test_a_quote_leads_to_its_turn_and_back_and_the_index_follows(page: Page, planted: Planted) -> None:
    page.set_default_timeout(PATIENT_MS)
    page.goto(f'/session/{planted.second}/analysis')
    ready(page)
    score = page.locator('section.score').filter(has=page.locator('q')).first
    name = score.get_attribute('aria-label') or ''
    quote = score.locator('q').first
    words = quote.inner_text()
    quote.click()
    turn = page.locator('.talk li:target')
    expect(turn).to_be_in_viewport()
    expect(turn).to_contain_text(words)
    turn.get_by_role('link', name=name, exact=True).click()
    expect(page.locator('section.score:target')).to_have_attribute('aria-label', name)
    expect(score).to_be_in_viewport()

    index = page.get_by_role('navigation', name='On this page')
    index.get_by_role('link', name='Transcript').click()
    expect(index.locator('a[aria-current]')).to_have_text('Transcript')
    page.set_viewport_size({'width': 390, 'height': 800})
    expect(index.get_by_role('link', name='Your next seven days')).to_be_hidden()
    index.get_by_role('button').click()
    index.get_by_role('link', name='Your next seven days').click()
    expect(page.get_by_role('heading', name='Your next seven days')).to_be_in_viewport()
    expect(index.get_by_role('link', name='Transcript')).to_be_hidden()

    drawn = page.locator('.chart').first
    expect(drawn.get_by_role('img', name=re.compile('^Radar of the scores: .*of 5'))).to_have_count(1)
    assert page.evaluate('document.documentElement.scrollWidth <= innerWidth')


def test_each_dimension_is_drawn_over_time_and_told_in_a_table(page: Page, planted: Planted) -> None:
    page.set_default_timeout(PATIENT_MS)
    page.goto('/history')
    ready(page)
    over = page.get_by_role('region', name='Over time', exact=True)
    pictures = over.get_by_role('img', name=re.compile(r'\d of|: \d'))
    expect(over.locator('.js-plotly-plot')).not_to_have_count(0)
    expect(pictures.first).to_be_visible()
    drawn = over.locator('.multiples h3').all_inner_texts()
    over.get_by_text('All of it as a table').click()
    told = over.get_by_role('rowheader').all_inner_texts()
    assert drawn
    assert set(drawn) <= set(told)
    page.goto(f'/history/compare/{planted.first}/{planted.second}')
    expect(page.get_by_role('img', name=re.compile('From one session to the other'))).to_be_visible()


def test_a_newcomer_finds_a_way_on_in_every_empty_place(page: Page, server: Server) -> None:
    page.set_default_timeout(PATIENT_MS)
    form = {'email': 'nia@example.com', 'name': 'Nia New', 'password': 'correct horse battery'}
    assert page.request.post('/sign-up', form=form).ok
    page.goto('/history')
    expect(page.get_by_role('heading', name='Nothing yet.')).to_be_visible()
    expect(page.get_by_role('link', name='Choose an interview')).to_be_visible()
    page.goto('/profile')
    ready(page)
    expect(page.get_by_role('heading', name='No résumé yet.')).to_be_visible()
    expect(page.get_by_text('Give your résumé', exact=True)).to_be_visible()
    expect(page.get_by_text('nia@example.com')).to_be_visible()
