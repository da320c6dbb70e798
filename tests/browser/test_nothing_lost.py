"""Reloads, second tabs and a server that is killed: the interview goes on at the same question."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.answers import ANSWERS
from tests.browser.conftest import Server, ready
from tests.browser.hanging import Hanging
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


def test_the_newer_of_two_tabs_takes_over_and_the_older_says_so(page: Page) -> None:
    live(page)
    answer(page, ANSWERS[0])
    page.locator('textarea').fill('Half an answer in the first tab')
    asked = question(page)
    newer = page.context.new_page()
    newer.goto(page.url)
    ready(newer)
    expect(page.get_by_role('alert')).to_contain_text('goes on in another window')
    expect(page.locator('textarea')).to_have_count(0)
    assert question(newer) == asked
    expect(newer.locator('textarea')).to_have_value('Half an answer in the first tab')
    answer(newer, ANSWERS[1])
    asked = question(newer)
    page.get_by_role('button', name='Go on here instead').click()
    expect(page.locator('.question')).to_have_text(asked)
    expect(newer.get_by_role('alert')).to_contain_text('goes on in another window')
    ready(page)
    answer(page, ANSWERS[2])
    said = page.locator('.talk .mine').all_inner_texts()
    assert [any(text in each for each in said) for text in ANSWERS[:3]] == [True, True, True]


def test_a_network_that_drops_for_seconds_keeps_everything_where_it_was(page: Page) -> None:
    live(page)
    answer(page, ANSWERS[0])
    asked = question(page)
    page.locator('textarea').fill('Half an answer, typed while')
    page.context.set_offline(True)
    page.locator('textarea').press_sequentially(' the network was away')
    page.wait_for_timeout(5000)
    page.context.set_offline(False)
    expect(page.locator('textarea')).to_have_value('Half an answer, typed while the network was away')
    assert question(page) == asked
    page.get_by_role('button', name='Send answer').click()
    expect(page.locator('.question')).not_to_have_text(asked)
    expect(page.locator('.talk .mine').last).to_contain_text('the network was away')


def test_a_laptop_that_slept_goes_on_at_the_same_question(page: Page, server: Server) -> None:
    """Its connection stands and is silent, as behind a proxy that hangs; then the page wakes up again."""
    with Hanging(server.port) as between:
        page.goto(f'http://127.0.0.1:{between.port}/interview/kits/data-analyst')
        ready(page)
        reach_ready(page, RESUME)
        begin(page)
        answer(page, ANSWERS[0])
        asked = question(page)
        between.freeze()
        page.wait_for_timeout(15_000)
        between.thaw()
        page.locator('textarea').fill(ANSWERS[1])
        page.get_by_role('button', name='Send answer').click()
        expect(page.locator('.question')).not_to_have_text(asked, timeout=30_000)
        said = page.locator('.talk .mine').all_inner_texts()
        assert [any(text in each for each in said) for text in ANSWERS[:2]] == [True, True]
