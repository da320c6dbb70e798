"""The whole journey in a real browser with a real PDF."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.answers import ANSWERS
from tests.browser.conftest import ready
from tests.browser.steps import answer, begin, question, reach_ready

ROOT = Path(__file__).parents[2]
RESUME = ROOT / 'seeds' / 'resumes' / 'data-analyst.pdf'
POSTING = ROOT / 'seeds' / 'resumes' / 'data-analyst-job.txt'


def test_a_resume_becomes_an_analysis_that_quotes_its_candidate(page: Page) -> None:
    page.goto('/')
    ready(page)
    page.get_by_role('link', name='Choose an interview').click()
    page.get_by_label('Search roles or skills').fill('data analyst')
    expect(page).to_have_url(re.compile('search=data'))
    page.get_by_role('link', name='Data analyst').click()
    reach_ready(page, RESUME, POSTING)
    begin(page)
    asked = []
    while page.get_by_role('button', name='Send answer').count():
        asked.append(question(page))
        answer(page, ANSWERS[len(asked) - 1])
    assert len(asked) >= 6
    assert len(set(asked)) == len(asked), 'a question was asked twice'
    known = re.compile('Larkspur|Meridian|40|SQL|report|résumé|posting|Cycle counts|you said|requests', re.IGNORECASE)
    assert sum(bool(known.search(words)) for words in asked) >= 3, asked

    page.get_by_role('link', name='See the analysis').click()
    expect(page.get_by_role('heading', name='Dimension by dimension')).to_be_visible(timeout=30_000)
    said = ' '.join(page.locator('.talk .mine p').all_inner_texts())
    scored = page.locator('section.score').filter(has=page.locator('.value:not(.none)'))
    assert scored.count() >= 4
    for card in scored.all():
        quotes = card.locator('q').all_inner_texts()
        assert quotes, card.inner_text()
        assert all(words in said for words in quotes), quotes
    expect(page.locator('.js-plotly-plot')).to_be_visible()
    page.locator('section.score q').first.click()
    expect(page.locator('.talk li:target')).to_be_in_viewport()

    page.get_by_role('link', name='See all sessions').click()
    expect(page.get_by_role('link', name=re.compile('Data analyst.*of 5', re.DOTALL))).to_be_visible()


def test_the_journey_needs_no_mouse(page: Page) -> None:
    page.goto('/interview/kits/data-analyst')
    ready(page)
    reach_ready(page, RESUME, keyboard=True)
    page.get_by_label('I agree to this').focus()
    page.keyboard.press('Space')
    go = page.get_by_role('button', name='Begin the interview')
    expect(go).to_be_enabled(timeout=20_000)
    go.focus()
    page.keyboard.press('Enter')
    expect(page.locator('textarea')).to_be_focused(timeout=20_000)
    first = question(page)
    page.keyboard.type(ANSWERS[0])
    page.keyboard.press('Control+Enter')
    expect(page.locator('.question')).not_to_have_text(first)
    expect(page.locator('textarea')).to_be_focused()
    page.get_by_role('button', name='End the interview').focus()
    page.keyboard.press('Enter')
    expect(page.get_by_role('button', name='Go on with the interview')).to_be_focused()
    page.keyboard.press('Tab')
    page.keyboard.press('Enter')
    expect(page).to_have_url(re.compile('/analysis'))


def test_a_correction_reaches_the_interviewer(page: Page) -> None:
    page.goto('/interview/kits/data-analyst')
    ready(page)
    page.locator('input[type=file]').first.set_input_files(RESUME)
    name = page.get_by_label('Name', exact=True)
    expect(name).to_have_value('Daniel Osei', timeout=15_000)
    name.fill('Dani Osei-Bonsu')
    reach_ready(page)
    begin(page)
    assert 'Dani' in question(page)
    assert 'Daniel' not in question(page)


def test_a_file_that_cannot_be_read_gets_one_sentence_and_a_way_on(page: Page, tmp_path: Path) -> None:
    broken = tmp_path / 'resume.pdf'
    broken.write_bytes(b'%PDF-1.7 this is no document')
    page.goto('/interview/kits/data-analyst')
    ready(page)
    page.locator('input[type=file]').first.set_input_files(broken)
    expect(page.get_by_role('alert')).to_contain_text('PDF')
    expect(page.get_by_role('button', name='Continue to your interviewer')).to_be_disabled()
    page.locator('input[type=file]').first.set_input_files(RESUME)
    expect(page.get_by_role('button', name='Continue to your interviewer')).to_be_enabled(timeout=15_000)
