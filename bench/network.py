"""A real browser loses its network, or sleeps, for a minute in the midst of an interview. `network.py [SECONDS]`"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser import chromium
from tests.browser.answers import ANSWERS
from tests.browser.conftest import FLAGS, Server, ready
from tests.browser.hanging import Hanging
from tests.browser.steps import answer, begin, question, reach_ready

RESUME = Path(__file__).parents[1] / 'seeds' / 'resumes' / 'data-analyst.pdf'


def main(seconds: int = 60) -> None:
    print(f'{"":24}{"same question":>15}{"draft kept":>12}{"next after s":>14}{"answers kept":>14}')
    with TemporaryDirectory(prefix='lab-network-') as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get('CHROMIUM') or chromium.installed(), args=FLAGS
        )
        server = Server(Path(folder) / 'data', LAB_DEMO='1')
        server.start()
        with Hanging(server.port) as between:
            page = browser.new_context(base_url=f'http://127.0.0.1:{between.port}').new_page()
            page.set_default_timeout(60_000)
            page.goto('/interview/kits/data-analyst')
            ready(page)
            reach_ready(page, RESUME)
            begin(page)
            answer(page, ANSWERS[0])
            context = page.context
            drop(page, 'no network', 1, seconds, lambda: context.set_offline(True), lambda: context.set_offline(False))
            drop(page, 'frozen connection', 2, seconds, between.freeze, between.thaw)
        browser.close()
        server.stop()


def drop(page: Page, name: str, number: int, seconds: int, off: Callable[[], None], on: Callable[[], None]) -> None:
    """`number` answers have been given; one is half typed when the connection goes."""
    asked, half = question(page), f'{ANSWERS[number][:40]} and then'
    page.locator('textarea').fill(half)
    off()
    page.wait_for_timeout(seconds * 1000)
    on()
    back = time.monotonic()
    page.wait_for_timeout(3000)
    expect(page.locator('.question')).not_to_be_empty(timeout=60_000)
    same, kept = question(page) == asked, page.locator('textarea').input_value() == half
    ready(page)
    page.locator('textarea').fill(ANSWERS[number])
    page.get_by_role('button', name='Send answer').click()
    expect(page.locator('.question')).not_to_have_text(asked, timeout=60_000)
    took = time.monotonic() - back
    said = page.locator('.talk .mine').all_inner_texts()
    there = sum(any(text in each for each in said) for text in ANSWERS[: number + 1])
    print(f'{name:24}{same!s:>15}{kept!s:>12}{took:14.1f}{f"{there} of {number + 1}":>14}', flush=True)


if __name__ == '__main__':
    main(*(int(argument) for argument in sys.argv[1:]))
