"""The design page: who sees it, that everything on it can be used by everybody, and that what it shows is alive."""

import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from components.specimens import chapters
from components.specimens.chapter import Chapter
from tests.browser.conftest import ROOT, Server, ready
from tests.gallery.looking import COLOURS, misplaced, put_on, resize, violations

PASSWORD = 'a long and honest one'
PEOPLE = {'candidate': 'Rosa Lind', 'admin': 'Ada Holm'}
CHAPTERS = chapters([])
PATIENT_MS = 60_000


@pytest.fixture(scope='module')
def lab(tmp_path_factory: pytest.TempPathFactory) -> Generator[Server, None, None]:
    server = Server(tmp_path_factory.mktemp('design') / 'data')
    server.start()
    for role, name in PEOPLE.items():
        add = ['user', 'add', f'{role}@example.org', '--name', name, '--role', role]
        with_own = os.environ | {'LAB_DATA_DIR': str(server.folder), 'LAB_USER_PASSWORD': PASSWORD}
        subprocess.run([Path(sys.executable).parent / 'lab', *add], cwd=ROOT, env=with_own, check=True)
    yield server
    server.stop()
    assert not server.failures


def signed_in(browser: Browser, lab: Server, role: str) -> BrowserContext:
    context = browser.new_context(base_url=lab.address, viewport={'width': 1280, 'height': 900})
    context.set_default_timeout(PATIENT_MS)
    assert context.request.post('/sign-in', form={'email': f'{role}@example.org', 'password': PASSWORD}).ok
    return context


@pytest.fixture(scope='module')
def developer(browser: Browser, lab: Server) -> Generator[BrowserContext, None, None]:
    context = signed_in(browser, lab, 'admin')
    yield context
    context.close()


@pytest.fixture
def sheet(developer: BrowserContext) -> Generator[Page, None, None]:
    """A new page; whatever fails in it fails the test."""
    page, errors = developer.new_page(), []
    page.emulate_media(reduced_motion='reduce')
    page.on('pageerror', lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def turn_to(page: Page, chapter: Chapter) -> None:
    page.goto(f'/staff/design/{chapter.key}')
    ready(page)
    expect(page.get_by_role('heading', level=1, name=chapter.title, exact=True)).to_be_visible()
    pictures = page.locator('.chart:not(.skeleton)')
    for at in range(pictures.count()):
        expect(pictures.nth(at).locator('.main-svg').first).to_be_attached(timeout=PATIENT_MS)


def test_a_candidate_neither_sees_it_nor_hears_of_it(browser: Browser, lab: Server) -> None:
    page = signed_in(browser, lab, 'candidate').new_page()
    answer = page.goto('/staff/design')
    assert answer is not None
    assert answer.status == 403
    ready(page)
    expect(page.get_by_role('heading', level=1)).to_have_text('This is not yours to open')
    expect(page.locator('a[href="/staff/design"]')).to_have_count(0)


def test_a_developer_finds_it_in_the_navigation(sheet: Page) -> None:
    sheet.goto('/')
    sheet.get_by_role('navigation', name='Main').get_by_role('link', name='Design').click()
    expect(sheet.get_by_role('heading', level=1)).to_have_text('Foundations')
    ways = sheet.get_by_role('navigation', name='Chapters of the design system')
    for chapter in CHAPTERS:
        expect(ways.get_by_role('link', name=chapter.title, exact=True)).to_be_visible()
    sheet.goto('/staff/design/no-such-chapter')
    expect(sheet.get_by_text('no chapter of this name')).to_be_visible()


@pytest.mark.parametrize('chapter', CHAPTERS, ids=[chapter.key for chapter in CHAPTERS])
def test_a_chapter_shows_its_components_and_can_be_used_by_everybody(sheet: Page, chapter: Chapter) -> None:
    turn_to(sheet, chapter)
    for specimen in chapter.specimens:
        shown = sheet.get_by_role('article', name=specimen.title, exact=True)
        expect(shown).to_be_visible()
        for module in specimen.modules:
            expect(shown.get_by_text(f'components/{module}.py', exact=True)).to_be_visible()
    put_on(sheet, 'light')
    assert violations(sheet) == []
    assert misplaced(sheet) == []
    put_on(sheet, 'dark')
    assert violations(sheet, COLOURS) == []
    resize(sheet, 360)
    assert misplaced(sheet) == []


def test_a_fold_is_filled_when_it_is_opened(sheet: Page) -> None:
    turn_to(sheet, next(chapter for chapter in CHAPTERS if chapter.key == 'pieces'))
    fold = sheet.locator('details', has_text='How each answer was spoken')
    inside = fold.get_by_text('Pauses over two seconds')
    assert inside.count() == 0
    for _ in range(3):
        fold.locator('summary').click()
    expect(inside).to_be_visible()
    assert inside.count() == 1


def test_what_is_shown_of_the_room_is_alive(sheet: Page) -> None:
    turn_to(sheet, next(chapter for chapter in CHAPTERS if chapter.key == 'live-room'))
    stage = sheet.get_by_role('article', name='Interviewer and captions', exact=True)
    stage.get_by_role('button', name='David').click()
    stage.get_by_role('button', name='Thinking').click()
    expect(stage.locator('.seat')).to_have_attribute('data-state', 'thinking')
    expect(stage.get_by_role('img', name='David Okonkwo')).to_be_visible()
    stage.get_by_role('button', name='The interviewer speaks').click()
    expect(stage.locator('.captions-text')).to_contain_text('how did you decide')
    microphone = sheet.get_by_role('article', name='Microphone', exact=True)
    microphone.get_by_role('button', name='Refused').click()
    expect(microphone.get_by_role('alert')).to_contain_text('may not use your microphone')
    task = sheet.get_by_role('article', name='Task', exact=True)
    task.get_by_role('button', name='Coding').click()
    expect(task.locator('.cm-content')).to_contain_text('def longest_run')
