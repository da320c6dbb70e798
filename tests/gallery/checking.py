"""What must hold for a scene: in both themes axe finds nothing, and at every width everything is in its place."""

from playwright.sync_api import Page

from tests.gallery.looking import COLOURS, EVERYTHING, SHAPES, SIZES, asking, misplaced, put_on, resize, violations
from tests.gallery.place import Gallery
from tests.gallery.scenes import Scene

PHONE = (390, 844)
"""Held upright and across: where it is lived with."""


def check(gallery: Gallery, scene: Scene) -> None:
    wrong = gallery.looked_at(scene, _wrong)
    assert not wrong, '\n'.join(wrong)


def _wrong(page: Page) -> list[str]:
    found = violations(page)
    live = '/live' in page.url
    for width in SIZES:
        if width not in PHONE or live:
            resize(page, width)
            found += [f'{width}: {line}' for line in misplaced(page, strict=width == 320)]
        if width == 360:
            found += [f'360: {line}' for line in violations(page, SHAPES if asking(page) else EVERYTHING)]
    resize(page, 1280)
    put_on(page, 'dark')
    return found + [f'dark: {line}' for line in violations(page, COLOURS)]
