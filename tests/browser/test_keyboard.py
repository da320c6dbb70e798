"""The whole journey without a mouse: every control is reached by Tab, worked by its usual keys, and never lost."""

import re
from collections.abc import Generator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.answers import ANSWERS
from tests.browser.conftest import ROOT, Server, ready
from tests.browser.keyboard import Keyboard
from tests.browser.planted import Planted, plant
from tests.browser.steps import question

RESUME = ROOT / 'seeds' / 'resumes' / 'data-analyst.pdf'
JOB = (ROOT / 'seeds' / 'resumes' / 'data-analyst-job.txt').read_text()


@pytest.fixture(scope='module')
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """Before the server runs on it."""
    return plant(tmp_path_factory.mktemp('keyboard') / 'data')


@pytest.fixture(scope='module')
def server(planted: Planted) -> Generator[Server, None, None]:
    server = Server(planted.folder, LAB_DEMO='1')
    server.start()
    yield server
    server.stop()
    assert not server.failures


@pytest.fixture
def keys(page: Page) -> Keyboard:
    page.set_default_timeout(60_000)
    return Keyboard(page)


def test_from_home_into_the_room_and_out_again(page: Page, keys: Keyboard) -> None:
    page.goto('/')
    ready(page)
    into_the_kit(page, keys)
    give_what_is_read(page, keys)
    choose_and_agree(page, keys)
    hold_the_interview(page, keys)
    expect(page).to_have_url(re.compile('/analysis'))


def into_the_kit(page: Page, keys: Keyboard) -> None:
    first = keys.step()
    assert first is not None
    assert 'Skip to main content' in first['words']
    page.keyboard.press('Enter')
    keys.not_lost()
    after = keys.step()
    assert after is not None
    assert page.evaluate("document.activeElement.closest('main, .page') !== null"), after['words']
    keys.press(page.get_by_role('link', name='Choose an interview'))
    expect(page).to_have_url(re.compile('/interview/practice'))
    ready(page)
    chip = page.get_by_role('button', name='Data', exact=True)
    keys.press(chip)
    expect(chip).to_have_attribute('aria-pressed', 'true')
    keys.stays_on(chip)
    level = page.get_by_role('combobox', name='Level')
    keys.to(level, back=True)
    for key in ('Enter', 'ArrowDown', 'Enter'):
        page.keyboard.press(key)
        page.wait_for_timeout(150)  # the list opens
    expect(page).to_have_url(re.compile('level=entry'))
    keys.stays_on(level)
    keys.to(page.get_by_label('Search roles or skills'), back=True)
    page.keyboard.type('analyst')
    expect(page).to_have_url(re.compile('search=analyst'))
    keys.press(page.get_by_role('link', name='Data analyst'))
    expect(page).to_have_url(re.compile('/interview/kits/data-analyst'))


def give_what_is_read(page: Page, keys: Keyboard) -> None:
    ready(page)
    resume, job = page.get_by_role('region', name='Your résumé'), page.get_by_role('region', name='The job')
    other = resume.get_by_role('button', name='Use another file for your résumé')
    keys.press(other)
    choose = resume.get_by_role('button', name='Choose a file')
    expect(choose).to_be_visible()
    keys.not_lost()
    keys.to(choose)
    with page.expect_file_chooser() as chooser:
        page.keyboard.press('Enter')
    chooser.value.set_files(RESUME)
    expect(resume.get_by_text('What we read')).to_be_visible()
    keys.not_lost()

    paste = job.get_by_role('button', name='Paste the text')
    keys.press(paste)
    expect(paste).to_have_attribute('aria-expanded', 'true')
    box = job.get_by_label('The text of the job description')
    keys.stays_on(box)
    keys.press(job.get_by_role('button', name='Use this text'))
    expect(box).to_have_attribute('aria-invalid', 'true')
    keys.stays_on(box)
    page.keyboard.insert_text(JOB)
    keys.press(job.get_by_role('button', name='Use this text'))
    expect(job.get_by_text('What we read')).to_be_visible()
    keys.not_lost()
    keys.to(page.get_by_role('radio', name=re.compile('^Friendly')))
    page.keyboard.press('ArrowRight')
    expect(page.get_by_role('radio', name=re.compile('^Neutral'))).to_be_checked()
    keys.press(page.get_by_role('button', name='Continue to your interviewer'))
    expect(page).to_have_url(re.compile('/avatar'), timeout=30_000)  # the interview is being planned


def choose_and_agree(page: Page, keys: Keyboard) -> None:
    ready(page)
    keys.to(page.get_by_role('radio', checked=True).first)
    before = page.evaluate('document.activeElement.value')
    page.keyboard.press('ArrowRight')
    expect(page.locator('input[type=radio]:checked').first).not_to_have_value(before)
    keys.press(page.get_by_role('button', name='Continue', exact=True))
    expect(page).to_have_url(re.compile('/ready'))
    ready(page)
    agree = page.get_by_label('I agree to this')
    keys.press(agree, 'Space')
    expect(agree).to_be_checked()
    keys.press(page.get_by_role('button', name='Begin the interview'))
    expect(page).to_have_url(re.compile('/live'))


def hold_the_interview(page: Page, keys: Keyboard) -> None:
    ready(page)
    box, send = page.get_by_label('Your answer'), page.get_by_role('button', name='Send answer')
    keys.stays_on(box)
    for number, sent_with in enumerate(('Control+Enter', 'Enter')):
        asked = question(page)
        page.keyboard.type(ANSWERS[number])
        if sent_with == 'Enter':
            keys.to(send)
        page.keyboard.press(sent_with)
        expect(page.locator('.question')).not_to_have_text(asked)
        keys.stays_on(box)
    end = page.get_by_role('button', name='End the interview')
    keys.press(end)
    dialog = page.get_by_role('dialog')
    go_on = dialog.get_by_role('button', name='Go on with the interview')
    keys.stays_on(go_on)
    page.keyboard.press('Escape')
    expect(dialog).to_have_count(0)
    keys.stays_on(end)
    page.keyboard.press('Enter')
    keys.stays_on(go_on)
    keys.press(dialog.get_by_role('button', name='End and see the analysis'))


def test_reading_the_report(page: Page, keys: Keyboard, planted: Planted) -> None:
    page.goto(f'/session/{planted.second}/analysis')
    ready(page)
    expect(page.get_by_role('heading', name='Dimension by dimension')).to_be_visible()
    quote = page.locator('section.score .evidence a').first
    keys.press(quote)
    turn = page.locator('.talk li:target')
    expect(turn).to_be_in_viewport()
    keys.stays_on(turn)
    keys.step()
    assert page.evaluate("Boolean(document.activeElement.closest('.talk, .talk ~ *'))"), 'reading goes on at the turn'
    notebook = page.get_by_role('region', name='The interviewer’s notebook')
    fold = notebook.locator('summary')
    keys.press(fold)
    expect(notebook.locator('details')).to_have_attribute('open', '')
    keys.stays_on(fold)
    day = page.get_by_role('checkbox', name='Day 1 done')
    keys.press(day, 'Space')
    expect(page.get_by_text('1 of 7 days done')).to_be_visible()
    keys.stays_on(day)

    share = page.get_by_role('button', name='Share with an adviser')
    keys.press(share)
    dialog = page.get_by_role('dialog', name='Share this report')
    stays_inside(page, keys, dialog)
    keys.press(dialog.get_by_role('button', name='Make a link'))
    take_back = dialog.get_by_role('button', name='Take it back')
    keys.press(take_back)
    expect(take_back).to_have_count(0)
    keys.not_lost()
    closes_again(page, keys, dialog, share)

    contest = page.get_by_role('button', name=re.compile('^Was something missed in')).first
    keys.press(contest)
    dialog = page.get_by_role('dialog', name=re.compile('^Contest'))
    stays_inside(page, keys, dialog)
    closes_again(page, keys, dialog, contest)


def test_comparing_deleting_and_settings(page: Page, keys: Keyboard, planted: Planted) -> None:
    page.goto('/history')
    ready(page)
    second, first, talk, unfinished = (
        to_compare(page, id) for id in (planted.second, planted.first, planted.talk, planted.open)
    )
    expect(talk).to_be_visible()
    expect(unfinished).to_have_count(0)
    for box in (second, first):
        keys.press(box, 'Space')
        expect(box).to_be_checked()
        keys.not_lost()
    remove = page.get_by_role('button', name=re.compile('^Delete Data analyst')).first
    keys.press(remove)
    dialog = page.get_by_role('alertdialog')
    stays_inside(page, keys, dialog)
    closes_again(page, keys, dialog, remove)
    keys.press(page.get_by_role('button', name='Compare them'))
    expect(page.get_by_role('heading', name='Two sessions, side by side.')).to_be_visible()
    ready(page)
    keys.press(page.get_by_role('link', name='Profile', exact=True))
    expect(page).to_have_url(re.compile('/profile'))
    ready(page)
    clock = page.get_by_role('checkbox', name='Hide the clock')
    keys.press(clock, 'Space')
    expect(clock).to_be_checked()
    keys.stays_on(clock)
    menu = page.get_by_role('button', name=re.compile('menu for'))
    keys.press(menu)
    out = page.get_by_role('button', name='Sign out')
    keys.to(out)
    page.keyboard.press('Escape')
    expect(out).to_have_count(0)
    keys.stays_on(menu)


def to_compare(page: Page, session_id: str) -> Locator:
    """The box of this session; others may have been held since."""
    row = page.locator('li.past').filter(has=page.locator(f'a[href*="{session_id}"]'))
    expect(row).to_have_count(1)
    return row.get_by_role('checkbox', name=re.compile('^Compare'))


def stays_inside(page: Page, keys: Keyboard, dialog: Locator) -> None:
    """The dialog has taken the focus, and Tab does not reach the page behind it."""
    expect(dialog).to_be_visible()
    inside = '(each) => each.closest("[id^=q-portal]").contains(document.activeElement)'
    page.wait_for_function(inside, arg=dialog.element_handle())
    for _ in range(14):
        stop = keys.step()
        assert stop is None or dialog.evaluate(inside), f'{stop} lies behind the dialog'


def closes_again(page: Page, keys: Keyboard, dialog: Locator, opener: Locator) -> None:
    page.keyboard.press('Escape')
    expect(dialog).to_have_count(0)
    keys.stays_on(opener)
