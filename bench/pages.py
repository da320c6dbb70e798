"""Every page beside a NiceGUI hello-world in one real browser: paint, weight, shifts, clicks. `pages.py [ROUNDS]`

Paint, use and click are medians on a warm cache, the pages taken in turns. A click comes a quarter of a second after
the pointer rests on a link, as a hand's does, and counts until the next page's heading is there.
"""

import os
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium
from tests.browser.conftest import FLAGS, Server
from tests.browser.every_page import every_page

HELLO = "from nicegui import ui\nui.label('Hello, world')\nui.run(port={port}, reload=False, show=False)\n"
SEEN = (Path(__file__).parent / 'seen.js').read_text()
LINKED = {'context': 'catalogue', 'analysis': 'history'}  # where a link to a page stands; elsewhere on every page
UNLINKED = ('avatar', 'ready', 'live, typed')  # a button leads there, or nothing does
CHARTED = ('analysis', 'history', 'staff queue')
PAINT, CATALOGUE_PAINT, KILOBYTES, SHIFT = 1.15, 1.3, 600, 0.05
REST_MS = 250
HEAD = ('paint ms', '× hello', 'goal', 'usable ms', 'cold KB', 'goal', 'requests', 'shift', 'goal', 'click ms')
WIDTHS = (10, 9, 7, 11, 9, 6, 10, 8, 7, 10)

Figures = dict[str, list[float]]


def main(rounds: int = 7) -> None:
    with TemporaryDirectory(prefix='lab-pages-') as folder:
        pages = every_page(Path(folder) / 'data')
        server = Server(Path(folder) / 'data', LAB_DEMO='1')
        server.start()
        try:
            with hello_world(Path(folder)) as hello:
                measure({'hello-world': hello} | {name: server.address + path for name, path in pages.items()}, rounds)
        finally:
            server.stop()


def measure(addresses: dict[str, str], rounds: int) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get('CHROMIUM') or chromium.installed(), args=FLAGS
        )
        cold = {name: weigh(browser, address) for name, address in addresses.items()}
        report(addresses, cold, in_turns(browser, addresses, rounds))
        browser.close()


@contextmanager
def hello_world(folder: Path) -> Generator[str, None, None]:
    """NiceGUI's first example with all its defaults, in a process of its own."""
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    (folder / 'hello.py').write_text(HELLO.format(port=port))
    running = subprocess.Popen([sys.executable, 'hello.py'], cwd=folder, stdout=subprocess.DEVNULL)
    address = f'http://127.0.0.1:{port}/'
    try:
        while not answers(address):
            time.sleep(0.1)
        yield address
    finally:
        running.terminate()
        running.wait(15)


def answers(address: str) -> bool:
    try:
        return httpx.get(address).is_success
    except httpx.HTTPError:
        return False


def weigh(browser: Browser, address: str) -> tuple[float, int]:
    """Kilobytes over the wire and requests of a visitor who was never here."""
    context = visitor(browser)
    page = context.new_page()
    counting, sizes = context.new_cdp_session(page), []
    counting.on('Network.loadingFinished', lambda event: sizes.append(event['encodedDataLength']))
    counting.send('Network.enable')
    page.goto(address)
    settle(page)
    context.close()
    return sum(sizes) / 1000, len(sizes)


def in_turns(browser: Browser, addresses: dict[str, str], rounds: int) -> dict[str, Figures]:
    context = visitor(browser)
    page = context.new_page()
    figures: dict[str, Figures] = defaultdict(lambda: defaultdict(list))
    for number in range(rounds + 1):
        for name, address in addresses.items():
            page.goto('about:blank')  # so that none pays for clearing away the page before it
            page.goto(address)
            seen = settle(page)
            if number:  # the first round warms the cache
                keep(figures[name], seen)
                figures['click'][name] += click(page, addresses, name)
    context.close()
    return figures


def click(page: Page, addresses: dict[str, str], name: str) -> list[float]:
    """Milliseconds from pressing a link to the next page's heading."""
    if name in UNLINKED or name == 'hello-world':
        return []
    origin = LINKED.get(name, 'scenarios' if name != 'scenarios' else 'catalogue')
    page.goto(addresses[origin])
    settle(page, 100)
    path = '/' + addresses[name].split('/', 3)[3]
    link = page.locator(f'a[href="{path}"]:visible').first
    link.hover()
    page.wait_for_timeout(REST_MS)
    link.evaluate('link => { link.addEventListener("click", () => { sessionStorage.pressed = window.now(); }); }')
    link.click()
    page.wait_for_url(addresses[name])
    settle(page, 0)
    return [page.evaluate('window.seen.heading - sessionStorage.pressed')]


def keep(figures: Figures, seen: dict[str, Any]) -> None:
    for name, value in seen.items():
        if value is not None:
            figures[name].append(value)


def settle(page: Page, quiet_ms: int = 400) -> dict[str, Any]:
    """What the page's own watch (`seen.js`) says once it is usable, its charts are drawn and nothing moves any more."""
    page.wait_for_function('window.did_handshake === true')
    page.wait_for_function('window.seen.ready && window.seen.told().paint && document.fonts.status === "loaded"')
    page.wait_for_function('[...document.querySelectorAll(".chart")].every((each) => each.querySelector("svg"))')
    page.wait_for_timeout(quiet_ms)
    return page.evaluate('window.seen.told()')


def visitor(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport={'width': 1280, 'height': 900})
    context.set_default_timeout(30_000)
    context.add_init_script(SEEN)
    return context


def report(addresses: dict[str, str], cold: dict[str, tuple[float, int]], warm: dict[str, Figures]) -> None:
    hello = median(warm['hello-world']['paint'])
    print(f'{"":14}' + ''.join(f'{title:>{width}}' for title, width in zip(HEAD, WIDTHS, strict=True)))
    for name in addresses:
        paint, (kilobytes, requests) = median(warm[name]['paint']), cold[name]
        goals = ('', '', '') if name == 'hello-world' else goals_of(name)
        clicks = warm['click'][name]
        row = (
            f'{paint:.0f}',
            f'{paint / hello:.2f}',
            goals[0],
            f'{median(warm[name]["usable"]):.0f}',
            f'{kilobytes:.0f}',
            goals[1],
            str(requests),
            f'{max(warm[name]["shift"]):.3f}',
            goals[2],
            f'{median(clicks):.0f}' if clicks else '–',
        )
        print(f'{name:14}' + ''.join(f'{cell:>{width}}' for cell, width in zip(row, WIDTHS, strict=True)))
    for name in CHARTED:
        text, asked, came = (median(warm[name][key] or [0]) for key in ('heading', 'charts_asked', 'charts_came'))
        print(f'{name}: text at {text:.0f} ms; the code of the charts is asked for at {asked:.0f}, there at {came:.0f}')


def goals_of(name: str) -> tuple[str, str, str]:
    paint = CATALOGUE_PAINT if name == 'catalogue' else PAINT
    return f'≤{paint}', '' if name in CHARTED else f'≤{KILOBYTES}', f'≤{SHIFT}'


if __name__ == '__main__':
    main(*(int(argument) for argument in sys.argv[1:]))
