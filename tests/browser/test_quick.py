"""What makes pages quick: they are seen before any script has run, load what they use, and are fetched ahead safely."""

import re
from collections.abc import Generator

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from components import handlers
from tests.browser.conftest import Server, ready
from tests.browser.every_page import every_page
from tests.browser.interviewed import PATIENT_MS

PLAIN = ('home', 'catalogue', 'scenarios', 'context', 'avatar', 'ready', 'profile')
CHARTED = ('history', 'analysis', 'staff queue')
HEAVY = re.compile('plotly|codemirror|echart|mermaid')
SPEECH = re.compile('speech|microphone|captions|sound_check')
WATCH = """new MutationObserver((_, watch) => {
  if (!document.querySelector('#app section.score')) return;
  window.readable = performance.now();
  watch.disconnect();
}).observe(document, { childList: true, subtree: true })"""


@pytest.fixture(scope='module')
def lab(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[Server, dict[str, str]], None, None]:
    folder = tmp_path_factory.mktemp('quick') / 'data'
    pages = every_page(folder)
    server = Server(folder, LAB_DEMO='1')
    server.start()
    yield server, pages
    server.stop()
    assert not server.failures


@pytest.fixture
def visit(browser: Browser, lab: tuple[Server, dict[str, str]]) -> Generator[BrowserContext, None, None]:
    context = browser.new_context(base_url=lab[0].address, viewport={'width': 1280, 'height': 900})
    context.set_default_timeout(30_000)
    yield context
    context.close()


def without_scripts(page: Page) -> None:
    """The page stays as it was sent: its first paint."""
    page.route('**/vue.esm*', lambda route: route.abort())


@pytest.mark.parametrize('name', ['catalogue', 'analysis'])
def test_a_page_is_seen_before_scripts_have_run_and_then_is_there_once(
    visit: BrowserContext, lab: tuple[Server, dict[str, str]], name: str
) -> None:
    page = visit.new_page()
    without_scripts(page)
    page.goto(lab[1][name])
    seen = page.locator('.first-paint')
    expect(seen.locator('h1')).to_be_visible()
    expect(seen.locator('article.kit, section.score').first).to_be_attached()
    assert seen.evaluate('paint => paint.inert')
    expect(page.get_by_role('heading')).to_have_count(0)  # nothing is read out twice
    places = [heading.bounding_box() for heading in seen.locator('h1, h2, h3').all()][:4]

    page.unroute_all()
    page.goto(lab[1][name])
    ready(page)
    expect(page.locator('.first-paint')).to_have_count(0)
    expect(page.locator('h1')).to_have_count(1)
    assert [heading.bounding_box() for heading in page.locator('h1, h2, h3').all()][:4] == places


def test_no_script_of_the_framework_runs_before_the_first_paint(lab: tuple[Server, dict[str, str]]) -> None:
    with httpx.Client(base_url=lab[0].address, follow_redirects=True) as visitor:
        html = visitor.get('/interview/practice').text
    files = re.findall(r'<script type="lab/later" src="([^"]+)"></script>', html)
    names = [each.split('/')[-1] for each in files]
    assert names == ['socket.io.min.js', 'quasar.umd.prod.js', 'nicegui.js', 'en-US.umd.prod.js']
    assert html.count('<script type="lab/later">') == 2  # Vue, and what builds the page
    assert not re.search('<script[^>]* defer|<script type="module"', html)


def test_the_first_paint_is_in_the_theme_that_was_chosen(
    visit: BrowserContext, lab: tuple[Server, dict[str, str]]
) -> None:
    page = visit.new_page()
    without_scripts(page)
    for chosen, kept in (('true', 'body--dark'), ('false', 'body--light')):
        page.goto(lab[1]['home'])
        page.evaluate('chosen => localStorage.setItem("lab-dark", chosen)', chosen)
        page.reload()
        expect(page.locator('body')).to_have_class(re.compile(kept))


def test_what_people_wrote_stays_text_in_the_first_paint(
    visit: BrowserContext, lab: tuple[Server, dict[str, str]]
) -> None:
    page = visit.new_page()
    without_scripts(page)
    page.goto('/interview/practice?search=%3C%2Fdiv%3E%3Cimg%20class%3Dplanted%20src%3Dx%3E')
    expect(page.locator('.first-paint .q-field').first).to_contain_text('<img class=planted')
    expect(page.locator('.planted')).to_have_count(0)


def test_only_pages_with_charts_or_an_editor_load_them_and_only_rooms_load_speech(
    visit: BrowserContext, lab: tuple[Server, dict[str, str]]
) -> None:
    page, loaded = visit.new_page(), list[str]()
    page.on('request', lambda request: loaded.append(request.url))
    for name in PLAIN + CHARTED:
        loaded.clear()
        page.goto(lab[1][name])
        ready(page)
        expect(page.locator('h1')).to_be_visible()
        assert not [each for each in loaded if SPEECH.search(each)], name
        assert name in CHARTED or not [each for each in loaded if HEAVY.search(each)], name
        assert not [each for each in loaded if re.search('tailwind|unocss|_nicegui.*woff', each)], name


def test_a_report_is_read_before_the_code_of_its_charts_is_asked_for(
    visit: BrowserContext, lab: tuple[Server, dict[str, str]]
) -> None:
    page = visit.new_page()
    page.add_init_script(WATCH)
    page.goto(lab[1]['analysis'])
    expect(page.locator('.chart svg').first).to_be_attached(timeout=PATIENT_MS)
    asked = page.evaluate(
        'performance.getEntriesByType("resource").filter(e => e.name.includes("plotly")).map(e => e.startTime)'
    )
    assert asked
    assert page.evaluate('window.readable') < min(asked)


def test_a_report_is_whole_though_its_charts_never_come(
    visit: BrowserContext, lab: tuple[Server, dict[str, str]]
) -> None:
    page = visit.new_page()
    page.route(HEAVY, lambda route: route.abort())
    page.goto(lab[1]['analysis'])
    ready(page)
    expect(page.get_by_role('heading', name='Dimension by dimension')).to_be_visible()
    expect(page.locator('section.score').first).to_be_visible()
    expect(page.get_by_role('table').first).to_be_visible()


MATCHED = """address => JSON.parse(document.querySelector('script[type=speculationrules]').textContent).prefetch
  .flatMap(rule => rule.where.and[0].or.map(each => new URLPattern({ ...each.href_matches, baseURL: location.origin })))
  .some(pattern => pattern.test(address, location.origin))
"""


def test_nothing_whose_opening_has_an_effect_is_fetched_ahead(
    visit: BrowserContext, lab: tuple[Server, dict[str, str]]
) -> None:
    page = visit.new_page()
    page.goto('/')
    session = lab[1]['analysis'].removesuffix('/analysis')
    for safe in ('/', '/interview/practice', '/interview/kits/data-analyst', f'{session}/analysis', '/history'):
        assert page.evaluate(MATCHED, safe), safe
    for path in ('live', 'ready', 'avatar', 'again/1', 'drill', 'drill?dimension=clarity'):
        assert not page.evaluate(MATCHED, f'{session}/{path}'), path
    for path in ('/sign-out', '/sign-in', '/download/my-data.zip', '/shared/x', '/attempt/x', '/api/history'):
        assert not page.evaluate(MATCHED, path), path


def test_a_page_that_was_fetched_ahead_works_when_it_is_opened(
    visit: BrowserContext, lab: tuple[Server, dict[str, str]]
) -> None:
    page = visit.new_page()
    page.goto(lab[1]['scenarios'])
    ready(page)
    link = page.get_by_role('link', name='Practice Interviews')
    link.hover()
    link.click(delay=400)  # a prefetch is none of the page's own requests: what came of it is seen on arrival
    expect(page).to_have_url(re.compile('/interview/practice$'))
    ready(page)
    assert page.evaluate('performance.getEntriesByType("navigation")[0].deliveryType') == 'navigational-prefetch'
    page.get_by_role('button', name='Finance').click()
    expect(page).to_have_url(re.compile('domain=Finance'))


def test_what_never_changes_at_its_address_is_kept_for_good(lab: tuple[Server, dict[str, str]]) -> None:
    start = httpx.get(f'{lab[0].address}/sign-in').text
    kept = re.findall(r'(?:href|src)="(/theme\.(?:css|js)\?v=[0-9a-f]+)"', start)
    assert len(kept) == 2
    for address in kept:
        answer = httpx.get(lab[0].address + address)
        assert answer.headers['cache-control'] == 'public, max-age=31536000, immutable'
    assert httpx.get(f'{lab[0].address}/favicon.ico').headers['content-type'] == 'image/svg+xml'
    font = re.findall(r'href="(/static/fonts/[^"]+)"', start)[0]
    assert 'max-age=31536000' in httpx.get(lab[0].address + font).headers['cache-control']


class Handling:
    def told(self, event: object) -> None: ...

    def called(self, *events: object, quietly: bool = True) -> None: ...

    @classmethod
    def shared(cls, event: object) -> None: ...


@pytest.mark.parametrize('name', ['told', 'called', 'shared'])
def test_what_is_remembered_of_a_handler_is_what_the_framework_says(name: str) -> None:
    for each in (getattr(Handling(), name), getattr(Handling(), name), lambda: None, lambda event: None):
        assert handlers.expects_arguments(each) is handlers.asked(each)
