"""The tokens as their sheet names them, for what cannot read a sheet: NiceGUI's palette, the page that shows them."""

import re
from functools import cache
from pathlib import Path

SHEET = Path(__file__).parent / 'static' / 'theme' / 'tokens.css'
TOKEN = re.compile(r'--([a-z0-9-]+): ([^;]+);')
OPAQUE = re.compile(r'#[0-9a-f]{6}')


@cache
def light() -> dict[str, str]:
    return dict(TOKEN.findall(_block(':root')))


@cache
def dark() -> dict[str, str]:
    """What the dark theme says otherwise; the rest is as in the light one."""
    return light() | dict(TOKEN.findall(_block('body.body--dark')))


def contrast(ink: str, ground: str) -> float:
    """WCAG's ratio of two opaque colours, 1 to 21."""
    bright, dim = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(color: str) -> float:
    assert OPAQUE.fullmatch(color), color
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _block(selector: str) -> str:
    """What the first rule of this selector holds."""
    return SHEET.read_text().split(f'\n{selector} {{', 1)[1].split('\n}', 1)[0]
