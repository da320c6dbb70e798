"""The page in plain HTML: what is seen until the browser has built the real one, which then takes its place.

Without it a page stays empty while scripts load. It is for the eye alone: nobody can press it or hear it read, and what
it does not know it leaves out. The scripts of the page wait until it is on the screen, as building the page holds up a
browser for several frames. `static/first_paint.js` gives it the right theme, starts the scripts, and takes it away.
"""

import re
from html import escape
from typing import Any

from fastapi import Request, Response
from nicegui import Client
from nicegui.element import Element

DEFERRED = re.compile('<script (?:defer|type="module")')
POINTED_AT = re.compile(' (?:id|name)="[^"]*"')
"""Two of a name would be one group of radios, two of an id one target."""
HELD = '<script type="lab/later"'  # a type no browser runs
MOST = 300
"""Elements; whatever comes later lies below the lower edge of a window."""
KNOWN = {
    'q-layout': ('div', 'q-layout q-layout--standard'),
    'q-page-container': ('div', 'q-page-container'),
    'q-page': ('main', 'q-page'),
    'nicegui-header': ('header', 'q-header q-layout__section--marginal'),
    'nicegui-avatar_stage': ('section', 'stage'),
    'nicegui-answer_box': ('div', 'answer'),
}
CLOSED = ('q-menu', 'q-dialog', 'q-tooltip', 'nicegui-upload', 'nicegui-timer')
FIELDS = {'nicegui-input': 'q-input', 'nicegui-number': 'q-input', 'nicegui-select': 'q-select q-field--auto-height'}
FIELD = 'q-field row no-wrap items-start q-field--outlined q-field--dense q-field--labeled'
BUTTON = 'q-btn q-btn-item non-selectable no-outline q-btn--unelevated q-btn--rectangle q-btn--no-uppercase'
VOID = ('br', 'hr', 'img', 'input', 'source')
SEEN = ('href', 'src', 'alt', 'type', 'checked', 'open', 'disabled', 'colspan', 'rowspan', 'scope', 'width', 'height')


def install() -> None:
    """Every page brings its own first paint; call once."""
    if Client.build_response is not _built:  # the same process starts again in tests
        Client.body_html = property(_body)  # type: ignore[assignment,method-assign]  # the framework has no other place
        Client.build_response = _built  # type: ignore[assignment,method-assign]


build_response = Client.build_response


def _built(client: Client, request: Request, status_code: int = 200) -> Response:
    response = build_response(client, request, status_code)
    if response.media_type == 'text/html':
        response.body = later(bytes(response.body).decode()).encode()
        response.headers['content-length'] = str(len(response.body))
    return response


def later(html: str) -> str:
    """The framework's page with its scripts held back: not even their files come in the way of what is seen first."""
    return DEFERRED.sub(HELD, html)


def _body(client: Client) -> str:
    return f'{client.shared_body_html}{client._body_html}{first_paint(client.layout)}'


def first_paint(layout: Element) -> str:
    drawn = Drawing().of(layout)
    return f'<div class="first-paint" inert aria-hidden="true">{drawn}</div><script>labFirstPaint()</script>'


class Drawing:
    def __init__(self) -> None:
        self.left = MOST

    def of(self, element: Element) -> str:
        if element.tag in CLOSED or not element.visible or self.left <= 0:
            return ''
        self.left -= 1
        if element.tag == 'nicegui-refreshable':
            return self._inside(element)
        if 'innerHTML' in element.props:
            return self._plain(element)
        if element.tag == 'q-btn':
            return self._button(element)
        if element.tag in FIELDS:
            return _field(element)
        plain = 'div' if '-' in element.tag else element.tag
        name, classes = KNOWN.get(element.tag, (plain, ''))
        return _box(name, element, self._inside(element), classes)

    def _inside(self, element: Element) -> str:
        children = element.default_slot.children
        if element.tag == 'details' and not element.props.get('open'):
            children = [child for child in children if child.tag == 'summary']
        return escape(element._text or '') + ''.join(self.of(child) for child in children)

    def _plain(self, element: Element) -> str:
        html = '' if element.props.get('sanitize') else POINTED_AT.sub('', str(element.props['innerHTML']))
        if '<svg' in html:  # a person takes longer to draw than the rest of the page
            html = ''
        self.left -= html.count('</')
        return _box(element.props.get('tag', element.tag), element, html)

    def _button(self, element: Element) -> str:
        label = f'<span class="block">{escape(str(element.props.get("label") or ""))}</span>'
        inside = f'<span class="q-btn__content row items-center justify-center">{label}{self._inside(element)}</span>'
        return _box('a' if element.props.get('href') else 'button', element, inside, BUTTON)


def _field(element: Element) -> str:
    props = element.props
    value = _told(props.get('model-value', props.get('value')))
    label = f'<div class="q-field__label absolute ellipsis">{escape(str(props.get("label") or ""))}</div>'
    rows = 'textarea rows="2"' if props.get('type') == 'textarea' else 'div'
    native = f'<{rows} class="q-field__native row items-center">{escape(value)}</{rows.split()[0]}>'
    control = f'<div class="q-field__control-container col relative-position row no-wrap">{label}{native}</div>'
    inner = f'<div class="q-field__control relative-position row no-wrap">{control}</div>'
    floating = ' q-field--float' if value or props.get('placeholder') else ''
    kind = f'{FIELD} {FIELDS[element.tag]}{floating}'
    return _box('label', element, f'<div class="q-field__inner col">{inner}</div>', kind)


def _told(value: Any) -> str:  # noqa: ANN401  whatever a field holds
    return str(value.get('label', '')) if isinstance(value, dict) else str(value or '')


def _box(name: str, element: Element, inside: str, classes: str = '') -> str:
    return f'<{name}{_attributes(element, classes)}>' + ('' if name in VOID else f'{inside}</{name}>')


def _attributes(element: Element, classes: str) -> str:
    """Only what can be seen: ids, handlers and what only the framework knows stay away."""
    shown: dict[str, Any] = {'class': ' '.join([classes, *element.classes]).strip()}
    shown['style'] = ';'.join(f'{key}:{value}' for key, value in element.style.items())
    shown |= {key: value for key, value in element.props.items() if key in SEEN or key.startswith(('aria-', 'data-'))}
    said = ((key, '' if value is True else value) for key, value in shown.items() if value not in (None, False))
    return ''.join(f' {key}="{escape(str(value))}"' for key, value in said if key not in ('class', 'style') or value)
