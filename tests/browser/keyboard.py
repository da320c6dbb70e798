"""A candidate with nothing but a keyboard: goes from control to control and looks where the focus is at every stop."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

MOST_STOPS = 120
STOP = (Path(__file__).parent / 'probes' / 'stop.js').read_text()
LEAVE = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect();
  window.stopBefore = at === document.body ? null : { element: at, top: box.top + scrollY, left: box.left };
}"""


class Keyboard:
    """Every stop on the way is looked at: it can be seen, stands in view, and comes after the one before it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, target: Locator, back: bool = False) -> None:
        """Tab until this control has the focus; behind the last control of the page comes the first."""
        expect(target).to_be_visible()
        rounds, passed = 0, []
        for _ in range(MOST_STOPS):
            if target.evaluate('(each) => each === document.activeElement'):
                return
            stop = self.step(back)
            passed.append(stop['words'] if stop else '—')
            rounds += stop is None
            assert rounds < 3, f'Not to be reached by Tab: {target}\n{passed}'
        raise AssertionError(f'Too far away for Tab: {target}\n{passed}')

    def step(self, back: bool = False) -> dict[str, Any] | None:
        """One press of Tab; None where the page has no control left in that direction."""
        self.page.evaluate(LEAVE)
        self.page.keyboard.press('Shift+Tab' if back else 'Tab')
        stop: dict[str, Any] | None = self.page.evaluate(STOP)
        if stop is not None:
            assert stop['ring'], f'The focus cannot be seen on {stop["words"]}'
            assert stop['inView'], f'The focus is out of sight on {stop["words"]}'
            assert not stop['jumps'], f'{stop["words"]} jumps the queue with a tabindex'
            assert back or stop['next'], f'{stop["words"]} is not next in reading order'
        return stop

    def press(self, target: Locator, key: str = 'Enter') -> None:
        """Go there and press it."""
        expect(target).to_be_enabled()
        self.to(target)
        self.page.keyboard.press(key)

    def stays_on(self, target: Locator) -> None:
        """After what was pressed, one still stands there."""
        expect(target).to_be_focused()

    def not_lost(self) -> None:
        """Wherever it went, the focus is on a control or a place in the page, not back at its start."""
        self.page.wait_for_function('document.activeElement && document.activeElement !== document.body')
