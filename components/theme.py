"""The one place where looks meet NiceGUI: sheets, fonts, icons, defaults. Raw values are in static/theme/tokens.css."""

from functools import cache
from pathlib import Path
from urllib.parse import quote
from zlib import crc32

from fastapi import Response
from fastapi.responses import FileResponse
from nicegui import app, ui

from components.tokens import dark, light

STATIC = Path(__file__).parent / 'static'
SHEETS = (  # later ones win
    'tokens',
    'ground',
    'controls',
    'layout',
    'pieces',
    'catalogue',
    'arrival',
    'journey',
    'room',
    'report',
    'charts',
    'speech',
    'queue',
    'help',
    'task',
    'room_sizes',
    'returning',
    'specimens',
    'access',
)
SCRIPTS = ('theme', 'first_paint', 'access', 'connection')
DOWN = 'M6 9l6 6l6-6@@fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round'
"""The arrow of a choice, drawn: the framework's own comes with a typeface of 129 KB."""
FOREVER = {'cache-control': 'public, max-age=31536000, immutable'}  # the address changes with what is in it

COLORS = {  # NiceGUI's names for its palette, and our tokens for them
    'primary': 'brand',
    'secondary': 'ink-2',
    'accent': 'area-marketing',
    'positive': 'good',
    'negative': 'bad',
    'warning': 'warn',
    'info': 'area-security',
}
DARK_COLORS = {'dark': 'surface', 'dark_page': 'bg'}

AREAS = {
    'Software': ('software', 'code-xml'),
    'Data': ('data', 'chart-line'),
    'Security & IT': ('security', 'shield-check'),
    'Business': ('business', 'layers'),
    'Finance': ('finance', 'landmark'),
    'Marketing & sales': ('marketing', 'megaphone'),
    'Engineering': ('engineering', 'cog'),
    'Health': ('health', 'heart-pulse'),
    'Education & research': ('education', 'graduation-cap'),
}


def install() -> None:
    """Call once, before `ui.run`."""
    app.add_static_files('/static/fonts', STATIC / 'fonts', max_cache_age=31536000)
    app.add_static_files('/static', STATIC, max_cache_age=86400)
    app.colors(**_palette())
    ui.button.default_props('unelevated no-caps')
    for field in (ui.input, ui.select, ui.textarea, ui.number):
        field.default_props('outlined dense')
    ui.select.default_props(f'dropdown-icon="{DOWN}"')
    ui.add_head_html(_head(), shared=True)

    @app.get('/favicon.ico', include_in_schema=False)  # the framework's own comes after the page for all that is left
    def sign() -> FileResponse:
        return FileResponse(STATIC / 'favicon.svg', headers={'cache-control': 'public, max-age=86400'})

    @app.get('/theme.css', include_in_schema=False)
    def sheet() -> Response:
        return Response(stylesheet(), media_type='text/css', headers=FOREVER)

    @app.get('/theme.js', include_in_schema=False)
    def scripts() -> Response:
        return Response(script(), media_type='text/javascript', headers=FOREVER)


def _palette() -> dict[str, str]:
    return {name: light()[token] for name, token in COLORS.items()} | {
        name: dark()[token] for name, token in DARK_COLORS.items()
    }


def area(domain: str) -> tuple[str, str]:
    """The colour class and the icon of a subject area."""
    return AREAS.get(domain, ('software', 'briefcase-business'))


def _head() -> str:
    stamp = f'{crc32((stylesheet() + script()).encode()):x}'
    preload = (
        '<link rel="preload" as="font" type="font/woff2" crossorigin href="/static/fonts/{}-latin-wght-normal.woff2">'
    )
    fonts = preload.format('instrument-sans') + preload.format('bricolage-grotesque')
    return f'{fonts}<link rel="stylesheet" href="/theme.css?v={stamp}"><script src="/theme.js?v={stamp}"></script>'


@cache
def script() -> str:
    """What must run before anything is shown, in one answer."""
    return ''.join((STATIC / f'{name}.js').read_text() for name in SCRIPTS)


@cache
def stylesheet() -> str:
    """Every sheet and icon in one answer, so that a page waits once."""
    return ''.join((STATIC / 'theme' / f'{name}.css').read_text() for name in SHEETS) + _icons()


def _icons() -> str:
    """Icons as masks, so that they take the colour of the words beside them."""
    drawings = ((path.stem, path.read_text()) for path in sorted((STATIC / 'icons').glob('*.svg')))
    return ''.join(f'.icon-{name}{{--icon:url("data:image/svg+xml,{_inline(svg)}")}}' for name, svg in drawings)


def _inline(svg: str) -> str:
    return quote(' '.join(svg.split()), safe=" ='/:,.()<>-").replace('"', "'").replace('%22', "'")
