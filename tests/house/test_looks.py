"""The looks: raw values stand in the tokens alone, and no page styles itself."""

import re
from pathlib import Path

import pytest

from components import theme, tokens
from components.specimens import chapters

ROOT = Path(__file__).parents[2]
SHEETS = ROOT / 'components' / 'static' / 'theme'
RAW_COLOUR = re.compile(
    r'#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(|:[^;{}]*\b(?:white|black|gray|grey|red|green|blue)\b',
    re.I,
)
RAW_SIZE = re.compile(r'font(?:-size)?:[^;}]*?(?<![\w/-])\d*\.?\d+(?:px|rem|pt|vw)')
RAW_LAYER = re.compile(r'z-index:\s*-?\d')
BREAKPOINTS = {'1200px', '960px', '760px', '380px', '359px'}
"""As told at the top of the tokens."""


def rules(name: str) -> str:
    """A sheet without what is only said to its reader."""
    return re.sub(r'/\*.*?\*/', '', (SHEETS / f'{name}.css').read_text(), flags=re.DOTALL)


def sheets() -> list[str]:
    return [name for name in theme.SHEETS if name != 'tokens']


def test_every_sheet_is_served() -> None:
    assert set(theme.SHEETS) == {path.stem for path in SHEETS.glob('*.css')}
    assert theme.SHEETS[0] == 'tokens'


@pytest.mark.parametrize('raw', [RAW_COLOUR, RAW_SIZE, RAW_LAYER], ids=['colour', 'size of type', 'layer'])
def test_only_the_tokens_hold_raw_values(raw: re.Pattern[str]) -> None:
    strays = [f'{name}: {found.group()}' for name in sheets() for found in raw.finditer(rules(name))]
    assert strays == []


def test_no_sheet_uses_a_token_that_nobody_made() -> None:
    every = ''.join(map(rules, theme.SHEETS)) + theme._icons()
    made = set(re.findall(r'(?<![\w-])(--[a-z0-9-]+)\s*:', every))
    used = set(re.findall(r'var\((--[a-z0-9-]+)', every))
    assert used - made == set()


def test_windows_narrow_at_the_same_widths_everywhere() -> None:
    widths = {width for name in sheets() for width in re.findall(r'@media[^{]*width[:<>= ]+(\d+px)', rules(name))}
    assert widths <= BREAKPOINTS
    assert all(width in tokens.SHEET.read_text() for width in BREAKPOINTS)


def test_no_page_styles_itself() -> None:
    """A component may where the value is data: the width of a bar."""
    assert [p.name for p in (ROOT / 'pages').rglob('*.py') if '.style(' in p.read_text()] == []
    lines = [line for p in (ROOT / 'components').rglob('*.py') for line in p.read_text().splitlines()]
    assert [line for line in lines if re.search(r'\.style\((?!f[\'"])', line)] == []


def test_dark_says_every_colour_that_light_says_and_nothing_else() -> None:
    colours = {name for name, value in tokens.light().items() if tokens.OPAQUE.fullmatch(value)}
    both = {'mark', 'panel-ink', 'on-plate', 'plate-quiet'}
    same = {name for name in colours if tokens.dark()[name] == tokens.light()[name]}
    assert same <= both
    assert set(tokens.dark()) == set(tokens.light())


@pytest.mark.parametrize('values', [tokens.light(), tokens.dark()], ids=['light', 'dark'])
def test_words_can_be_read_on_every_ground(values: dict[str, str]) -> None:
    """WCAG 2.2 AA: 4.5 to 1 for words."""
    grounds = ('bg', 'surface', 'sunken')
    pairs = [
        (ink, ground) for ink in ('ink', 'ink-2', 'ink-3', 'brand-ink', 'good', 'warn', 'bad') for ground in grounds
    ]
    pairs += [(f'{kind}', f'{kind}-soft') for kind in ('good', 'warn', 'bad')]
    pairs += [('brand-ink', 'brand-soft'), ('on-brand', 'brand'), ('panel-ink', 'panel'), ('panel-ink-2', 'panel')]
    pairs += [('ink', 'mark-soft'), *((name, 'surface') for name in values if name.startswith('area-'))]
    weak = {f'{ink} on {ground}': round(tokens.contrast(values[ink], values[ground]), 2) for ink, ground in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


UNSEEN = {'ahead', 'first_paint', 'handlers', 'plain', 'read_counts'}
"""What draws nothing of its own: pages fetched ahead or seen before scripts, handlers, and what others show with."""


def test_every_component_stands_on_the_design_page() -> None:
    shown = {module for chapter in chapters([]) for each in chapter.specimens for module in each.modules}
    made = {path.stem for path in (ROOT / 'components').glob('*.py')} - {'__init__'} - UNSEEN
    assert made - shown == set(), 'give these a specimen in components/specimens'
    assert shown - made == set(), 'these are gone'
