"""Colours that must be told apart, computed from the tokens of both themes (WCAG 1.4.3, 1.4.11, 2.4.13)."""

import re
from itertools import product
from pathlib import Path

import pytest

SHEET = (Path(__file__).parents[2] / 'components' / 'static' / 'theme' / 'tokens.css').read_text()
GROUNDS = ('bg', 'surface', 'sunken')
KINDS = ('good', 'warn', 'bad')
TEXT = [
    *product(('ink', 'ink-2', 'ink-3', 'brand-ink'), GROUNDS),
    *product(KINDS, ('bg', 'surface')),
    *((kind, f'{kind}-soft') for kind in KINDS),
    *((f'area-{area}', 'surface') for area in re.findall(r'--area-(\w+):', SHEET.split('body.body--dark')[0])),
    ('brand-ink', 'brand-soft'),
    ('ink-2', 'brand-soft'),
    ('on-brand', 'brand'),
    ('on-brand', 'brand-ink'),
    ('bg', 'ink'),
    ('panel-ink', 'panel'),
    ('panel-ink-2', 'panel'),
    ('ink', 'mark-soft'),
]
"""Foreground and ground of what is read: 4.5 to 1."""
SHAPES = [
    *product(('line-strong',), ('bg', 'surface')),  # the borders of fields, cards to choose, chips
    *product(('brand',), GROUNDS),  # the ring of the focus, what is chosen, filled meters
    ('mark', 'panel'),  # the ring on dark panels
    *product(('meter', 'meter-over'), ('bg', 'surface')),
    ('good', 'sunken'),
    ('bad', 'surface'),
]
"""What has to be seen to know what a thing is, or where one stands: 3 to 1."""


def tokens(theme: str) -> dict[str, str]:
    """The values of a theme; the dark one takes over what it does not name."""
    light, dark = (
        re.search(r':root \{(.*?)\n\}', SHEET, re.DOTALL),
        re.search(r'body\.body--dark \{(.*?)\n\}', SHEET, re.DOTALL),
    )
    assert light
    assert dark
    named = light.group(1) + (dark.group(1) if theme == 'dark' else '')
    return dict(re.findall(r'--([\w-]+): (#[0-9a-f]{6});', named))


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize('theme', ['light', 'dark'])
@pytest.mark.parametrize(('pairs', 'least'), [(TEXT, 4.5), (SHAPES, 3.0)], ids=['text', 'shapes'])
def test_colours_are_told_apart(theme: str, pairs: list[tuple[str, str]], least: float) -> None:
    named = tokens(theme)
    ratios = {(one, other): round(contrast(named[one], named[other]), 2) for one, other in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}
