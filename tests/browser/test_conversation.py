"""A workplace conversation by typing, from the catalogue to what was behind it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import ready
from tests.browser.steps import answer

PATIENT_MS = 120_000
SAID = (
    'Thank you for making time, Piet. My import puts three thousand stops in the sea, and I have been stuck since '
    'Tuesday. I said it was nearly there, and that was wrong of me.',
    'I can see that you are busy. What would help you most: a list of what I tried, or the smallest file that fails?',
    'I checked the column names, the version of the library and the code twice. Is there a step for the old grid that '
    'is not written down?',
    'Thank you. I will flag those counties first and write the note about it, so that it is found the next time.',
    'Shall we look at it together on Thursday at ten? I will have it run by then.',
)


def test_a_conversation_from_the_catalogue_to_what_was_behind_it(page: Page) -> None:
    page.set_default_timeout(PATIENT_MS)
    page.goto('/')
    page.get_by_role('link', name='Practice Conversations').click()
    expect(page.get_by_role('link', name='Practice Conversations')).to_have_attribute('aria-current', 'page')
    ready(page)
    page.get_by_role('button', name='Asking for help').click()
    expect(page).to_have_url(re.compile('skill='))
    page.get_by_role('link', name='Stuck since Tuesday').click()
    expect(page.get_by_role('heading', name='What you want to come away with')).to_be_visible()
    ready(page)
    page.get_by_role('radio', name=re.compile('^Guarded')).check()
    page.get_by_role('button', name='Continue').click()
    expect(page).to_have_url(re.compile('/ready'))
    ready(page)
    page.get_by_label('I agree to this').check()
    page.get_by_role('button', name='Begin the conversation').click()
    expect(page).to_have_url(re.compile('/live'))
    ready(page)
    expect(page.locator('.question')).not_to_be_empty()
    for said in SAID:
        if not page.get_by_role('button', name='Send answer').count():
            break  # settled before everything was said
        answer(page, said)
    if page.get_by_role('button', name='End the conversation').count():
        page.get_by_role('button', name='End the conversation').click()
        page.get_by_role('button', name='End and see the analysis').click()
    else:
        page.get_by_role('link', name='See the analysis').click()

    expect(page.get_by_role('heading', name='Skill by skill')).to_be_visible(timeout=PATIENT_MS)
    written = ' '.join(page.locator('.talk .mine p').all_inner_texts())
    quotes = page.locator('section.score q').all_inner_texts()
    assert quotes
    assert all(quote in written for quote in quotes), quotes
    expect(page.get_by_role('heading', name=re.compile('^What was behind it for'))).to_be_visible()
    expect(page.get_by_text('Dimension by dimension')).to_have_count(0)  # that belongs to the other product

    page.goto('/history?product=conversations')
    words = 'Agreement reached|Closer, not settled|Left open|They broke it off'
    expect(page.get_by_role('link', name=re.compile(f'Stuck since Tuesday.*({words})', re.DOTALL))).to_be_visible()
