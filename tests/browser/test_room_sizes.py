"""The room of a live session from 360 to 2560 px: what is needed is seen at once, in reach, and stays where it is."""

import subprocess
import sys
from collections.abc import Generator, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import chromium
from tests.browser.conftest import FLAGS, ROOT, Server, ready

HERE = Path(__file__).parent
PARTS, VOICE = (HERE / 'room_parts.js').read_text(), (HERE / 'voice_in_page.js').read_text()
DEVICES = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
PHONES = ((360, 640), (390, 844), (844, 390))
SIZES = (*PHONES, (768, 1024), (1024, 768), (1280, 800), (1920, 1080), (2560, 1440))
SHARED = {'interviewer': '.stage', 'clock': '.time-left', 'way out': '.way-out'}
TYPED = SHARED | {'words': '.question', 'answer': '.answer textarea'}
SPOKEN = SHARED | {
    'words': '.captions-text',
    'level': '.microphone .level',
    'mute': '.mic-row button:has(.icon-mic, .icon-mic-off)',
    'moment': '.mic-row button:has(.icon-hourglass)',
    'done': '.mic-row button:has(.icon-check)',
}
SETTLED = """async ([width, height]) => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const seen = document.documentElement.style.getPropertyValue('--seen');
    return matchMedia(`(width: ${width}px) and (height: ${height}px)`).matches && ['', `${height}px`].includes(seen);
}"""
CONTROLS = {'way out', 'answer', 'mute', 'moment', 'done'}
FITS = 'document.scrollingElement.scrollHeight <= innerHeight && document.scrollingElement.scrollWidth <= innerWidth'
QUESTION = (
    'Thanks, that helps. You say you cut the time to feedback from nine days to three. What did you change first, and '
    'how did you know that it was your change and not a quieter term?'
)
ANSWER = 'So the first thing I did was to look at where the nine days went, because nobody had ever written that down. '
Boxes = dict[str, dict[str, float]]


@pytest.fixture(scope='module')
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[Server, None, None]:
    """With rooms that were entered already; their addresses are in `rooms`."""
    speech = {'LAB_SPEECH': 'on', 'LAB_STT': 'fake', 'LAB_TTS': 'fake'}
    server = Server(tmp_path_factory.mktemp('rooms') / 'data', LAB_DEMO='1', **speech)
    names = ['typed', 'spoken', 'panel', 'code']
    command = [sys.executable, '-m', 'tests.browser.rooms', str(server.folder), *names]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180, check=True)
    server.rooms = dict(line.split() for line in told.stdout.splitlines()[-len(names) :])  # type: ignore[attr-defined]
    server.start()
    yield server
    server.stop()
    assert not server.failures


@pytest.fixture(scope='module')
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.installed(), args=[*FLAGS, *DEVICES])
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=server.address, permissions=['microphone'], reduced_motion='reduce')
    context.set_default_timeout(20_000)
    context.add_init_script(VOICE)
    yield context
    context.close()


def entered(context: BrowserContext, server: Server, room: str, size: tuple[int, int] = (1280, 800)) -> Page:
    page = context.new_page()
    resize(page, size)
    page.goto(f'/session/{server.rooms[room]}/live')  # type: ignore[attr-defined]
    ready(page)
    expect(page.locator('.stage .drawn').first).to_be_visible()
    if page.locator('.microphone').count():
        expect(page.get_by_role('button', name='Take a moment')).to_be_visible()
        expect(page.locator('.question')).to_be_hidden()  # it is in writing until the voice connection stands
        page.evaluate('text => window.said(text)', QUESTION)
        expect(page.locator('.captions-text .theirs')).to_contain_text('quieter term')
    return page


def resize(page: Page, size: tuple[int, int]) -> None:
    """Returns when the page has been laid out for it."""
    page.set_viewport_size({'width': size[0], 'height': size[1]})
    page.wait_for_function(SETTLED, arg=size)


def boxes(page: Page, parts: dict[str, str]) -> Boxes:
    found: Boxes = page.evaluate(PARTS, parts)
    assert None not in found.values(), {name: selector for name, selector in parts.items() if found[name] is None}
    return found


def amiss(found: Boxes, size: tuple[int, int]) -> list[str]:
    """What is outside the window, covered, or over one another."""
    width, height = size
    told = [f'{name} is covered by {box["covered"]}' for name, box in found.items() if box['covered']]
    for name, box in found.items():
        if box['left'] < 0 or box['top'] < 0 or box['right'] > width + 0.5 or box['bottom'] > height + 0.5:
            told.append(f'{name} is outside: {box}')
    for (one, a), (other, b) in combinations(found.items(), 2):
        across = min(a['right'], b['right']) - max(a['left'], b['left'])
        down = min(a['bottom'], b['bottom']) - max(a['top'], b['top'])
        if across > 0.5 and down > 0.5:
            told.append(f'{one} and {other} overlap by {across:.0f} × {down:.0f}')
    return told


def share(stage: dict[str, float], size: tuple[int, int]) -> float:
    """Of the window."""
    return (stage['right'] - stage['left']) * (stage['bottom'] - stage['top']) / (size[0] * size[1])


def too_small(found: Boxes) -> list[str]:
    """Controls that a thumb would miss."""
    reached = {name: box for name, box in found.items() if name in CONTROLS}
    return [name for name, box in reached.items() if min(box['right'] - box['left'], box['bottom'] - box['top']) < 44]


@pytest.mark.parametrize(('room', 'parts'), [('typed', TYPED), ('spoken', SPOKEN), ('panel', SPOKEN)])
def test_everything_needed_is_seen_at_once_in_every_size(
    context: BrowserContext, server: Server, room: str, parts: dict[str, str]
) -> None:
    page = entered(context, server, room)
    for size in SIZES:
        resize(page, size)
        found = boxes(page, parts)
        assert amiss(found, size) == [], f'{room} {size}'
        assert page.evaluate(FITS), f'{room} {size} scrolls'
        assert share(found['interviewer'], size) > 0.2, f'{room} {size}'
        if size in PHONES:
            assert too_small(found) == [], f'{room} {size}'


def test_nothing_moves_while_captions_grow(context: BrowserContext, server: Server) -> None:
    page = entered(context, server, 'spoken')
    for number, size in enumerate(((390, 844), (844, 390), (1280, 800)), 1):
        resize(page, size)
        before = boxes(page, SPOKEN)
        for spoken in (ANSWER * number, ANSWER * 6 * number):
            page.evaluate('text => window.heard(text)', spoken)
            expect(page.locator('.captions-text .mine')).to_contain_text(spoken.strip())
            assert boxes(page, SPOKEN) == before
        page.evaluate('text => window.said(text)', QUESTION * 2)
        expect(page.locator('.captions-text .theirs')).to_contain_text(QUESTION * 2)
        assert boxes(page, SPOKEN) == before


def test_above_a_keyboard_on_the_screen_the_answer_and_its_question_are_still_seen(
    context: BrowserContext, server: Server
) -> None:
    page = entered(context, server, 'typed', (390, 844))
    page.locator('.answer textarea').fill(ANSWER)
    for size in ((360, 350), (390, 460), (844, 200)):
        resize(page, size)
        found = boxes(page, {'words': '.question', 'answer': '.answer textarea', 'send': '.answer .send'})
        assert [name for name, box in found.items() if box['bottom'] > size[1]] == [], size
        assert found['words']['bottom'] - found['words']['top'] > 20, size
        assert not found['send']['covered'], size


def test_a_task_has_its_place_beside_what_is_said(context: BrowserContext, server: Server) -> None:
    page = entered(context, server, 'code')
    expect(page.locator('.cm-content')).to_be_attached()
    for size in ((1280, 800), (390, 844)):
        resize(page, size)
        assert amiss(boxes(page, TYPED | {'task': '.room-task'}), size) == []
        page.locator('.cm-content').scroll_into_view_if_needed()
        assert amiss(boxes(page, TYPED | {'task': '.room-task'}), size) == []


def test_a_lost_connection_keeps_the_place_and_stops_the_clock(context: BrowserContext, server: Server) -> None:
    page = entered(context, server, 'typed', (390, 844))
    clock = page.get_by_role('timer')
    expect(clock).to_contain_text('min left')
    context.set_offline(True)
    expect(page.get_by_text('We keep your place.')).to_be_visible()
    expect(clock).to_have_text('Waiting')
    page.locator('textarea').fill('Half an answer')
    context.set_offline(False)
    expect(page.get_by_text('We keep your place')).to_have_count(0, timeout=30_000)
    expect(clock).to_contain_text('min left')
    expect(page.locator('textarea')).to_have_value('Half an answer')


def test_what_was_said_is_a_button_away_on_a_phone_and_open_on_a_wide_screen(
    context: BrowserContext, server: Server
) -> None:
    page = entered(context, server, 'typed', (390, 844))
    said = page.get_by_role('region', name='Transcript so far')
    expect(said).to_be_hidden()
    page.get_by_role('button', name='So far').click()
    expect(said).to_be_visible()
    page.keyboard.press('Escape')
    expect(said).to_be_hidden()
    expect(page.get_by_role('button', name='So far')).to_be_focused()
    resize(page, (1280, 800))
    expect(said).to_be_visible()
    expect(page.get_by_role('button', name='So far')).to_be_hidden()
