"""What is wrong with a page as it stands: what axe finds, what runs out of the window, which text is cut."""

from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LAYOUT = (Path(__file__).parent / 'layout.js').read_text()
DRAWN = '() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))'
VEIL = """(off) => {
    document.querySelectorAll('.q-dialog__backdrop').forEach((each) => { each.style.display = off ? 'none' : ''; });
    if (off) document.activeElement.blur();
}"""
SETTLED_MS = 1500
THEMES = ('light', 'dark')
WIDTHS = (360, 768, 1280, 2560)
SIZES = {width: (width, 900) for width in WIDTHS} | {320: (320, 640), 390: (390, 844), 844: (844, 390)}
"""Width → window; 320 is what is left of 1280 at 400 %, 390 and 844 are a phone held upright and across."""

QUICK = {'resultTypes': ['violations'], 'preload': False}  # its own fetches would make a loading bar appear
EVERYTHING = QUICK | {'rules': {'target-size': {'enabled': True}}}
SHAPES = QUICK | {'rules': {'target-size': {'enabled': True}, 'color-contrast': {'enabled': False}}}
"""For a dialog that is higher than the window: its colours are those of a wide one, but axe takes the page for the
ground of what lies outside."""
COLOURS = QUICK | {'runOnly': {'type': 'rule', 'values': ['color-contrast', 'link-in-text-block']}}


def put_on(page: Page, theme: str) -> None:
    """The theme follows the system, also while the page stands."""
    page.emulate_media(color_scheme=theme, reduced_motion='reduce')  # type: ignore[arg-type]
    page.wait_for_function(f'document.body.classList.contains("body--{theme}")')
    page.evaluate(DRAWN)


def resize(page: Page, width: int) -> None:
    page.set_viewport_size(dict(zip(('width', 'height'), SIZES[width], strict=True)))  # type: ignore[arg-type]
    page.evaluate(DRAWN)


def violations(page: Page, options: dict[str, Any] = EVERYTHING) -> list[str]:
    """A line for each element that axe objects to; in the second theme only the colours can differ.

    Behind an open dialog everything is dimmed and out of reach: the dialog alone is looked at, without the veil and
    with nothing focused, as axe then looks through buttons and sees the veil or the page.
    """
    found = _seen_by_axe(page, options)
    if found:  # a page that was still changing is looked at again: what is wrong with it stays
        page.wait_for_timeout(SETTLED_MS)
        found = _seen_by_axe(page, options)
    return found


def _seen_by_axe(page: Page, options: dict[str, Any]) -> list[str]:
    inside = '.q-dialog' if asking(page) else None
    page.evaluate(VEIL, inside is not None)
    found = Axe().run(page, inside, options).response['violations']
    page.evaluate(VEIL, False)
    return [f'{each["id"]}: {node["target"][0]} ({_why(node)})' for each in found for node in each['nodes']]


def asking(page: Page) -> bool:
    """Whether a dialog is open."""
    return page.locator('.q-dialog:visible').count() > 0


def misplaced(page: Page, strict: bool = True, patience_ms: int = 1500) -> list[str]:
    """Pictures that follow the width of the window get a moment to do so. `strict`: no row of chips to push along."""
    found, waited = page.evaluate(LAYOUT), 0
    while any(found.values()) and waited < patience_ms:
        page.wait_for_timeout(150)
        found, waited = page.evaluate(LAYOUT), waited + 150
    lines = [f'cut: {each}' for each in found['cut']]
    lines += [f'scrolls sideways: {each}' for each in found['sideways'] if strict]
    if found['over']:
        lines.append(f'the page is {found["over"]} px too wide: {", ".join(found["beyond"])}')
    return lines


def _why(node: dict[str, Any]) -> str:
    return ' '.join(str(node.get('failureSummary', '')).split())[:160]
