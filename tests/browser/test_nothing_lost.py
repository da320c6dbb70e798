"""Reloads, second tabs and a server that is killed: the interview goes on at the same question."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.answers import ANSWERS
from tests.browser.conftest import Server, ready
from tests.browser.steps import answer, begin, question, reach_ready

RESUME = Path(__file__).parents[2] / 'seeds' / 'resumes' / 'data-analyst.pdf'


def live(page: Page) -> None:
    page.goto('/interview/kits/data-analyst')
    ready(page)
    reach_ready(page, RESUME)
    begin(page)


def test_a_reload_keeps_question_draft_and_transcript(page: Page) -> None:
    live(page)
    answer(page, ANSWERS[0])
    asked = question(page)
    page.locator('textarea').fill('I was just about to say that')
    page.reload()
    ready(page)
    assert question(page) == asked
    expect(page.locator('textarea')).to_have_value('I was just about to say that')
    expect(page.locator('.talk .mine').first).to_contain_text(ANSWERS[0])


def test_a_server_killed_in_the_middle_comes_back_to_the_same_question(page: Page, server: Server) -> None:
    live(page)
    answer(page, ANSWERS[0])
    answer(page, ANSWERS[1])
    asked = question(page)
    page.locator('textarea').fill('Half an answer, typed while')
    server.kill()
    page.locator('textarea').press_sequentially(' the server was away')
    server.start()
    page.goto(page.url)
    ready(page)
    assert question(page) == asked
    expect(page.locator('textarea')).to_have_value('Half an answer, typed while the server was away')
    answer(page, ANSWERS[2])
    said = page.locator('.talk .mine').all_inner_texts()
    assert [any(text in each for each in said) for text in ANSWERS[:3]] == [True, True, True]


def test_a_server_killed_during_the_review_still_delivers_it(page: Page, server: Server) -> None:
    live(page)
    for text in ANSWERS[:4]:
        answer(page, text)
    page.get_by_role('button', name='End the interview').click()
    page.get_by_role('button', name='End and see the analysis').click()
    page.wait_for_url('**/analysis', wait_until='commit')
    server.kill()
    server.start()
    page.goto(page.url)
    expect(page.get_by_role('heading', name='Dimension by dimension')).to_be_visible(timeout=40_000)
    assert page.locator('section.score').count() >= 8


def test_a_second_tab_shows_the_same_and_neither_answer_is_lost(page: Page) -> None:
    live(page)
    other = page.context.new_page()
    other.goto(page.url)
    ready(other)
    assert question(other) == question(page)
    answer(page, ANSWERS[0])
    other.locator('textarea').fill('The other tab had something else to say')
    other.get_by_role('button', name='Send answer').click()
    expect(other.locator('.question')).to_have_text(question(page))
    said = other.locator('.talk .mine').all_inner_texts()
    assert len(said) == 1
    assert ANSWERS[0] in said[0]
    assert 'The other tab had something else to say' in str(other.evaluate('JSON.stringify(localStorage)'))
