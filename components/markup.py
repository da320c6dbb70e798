"""Small words of markup: semantic elements, headings, icons, links that look like buttons."""

from typing import Literal

from nicegui import ui
from nicegui.element import Element

Kind = Literal['primary', 'soft', 'outline', 'quiet', 'danger', 'on-panel']


def tag(name: str, /, classes: str = '', text: str | None = None, **attributes: str | int | bool) -> Element:
    """Any HTML element. The text is always shown as text; underscores in attribute names become dashes."""
    element = ui.element(name)
    element._text = text
    # Past the framework's watch over changes: a new element is sent anyway, and whole.
    list.extend(element.classes, dict.fromkeys(classes.split()))
    dict.update(element.props, {key.rstrip('_').replace('_', '-'): value for key, value in attributes.items()})
    return element


def say(element: Element, text: str) -> None:
    """Another text in an element; nothing is sent where it is the same."""
    if element._text != text:
        element._text = text
        element.update()


def heading(level: int, text: str, classes: str = '') -> Element:
    return tag(f'h{level}', classes, text)


def paragraph(text: str, classes: str = '') -> Element:
    return tag('p', classes, text)


def side(title: str, sentence: str) -> None:
    """The head of a part of a page that has its content beside it."""
    with tag('div', 'side'):
        heading(2, title)
        paragraph(sentence)


def icon(name: str) -> Element:
    """A decoration: whatever it stands beside must say the same in words."""
    return tag('span', f'icon icon-{name}', aria_hidden='true')


def note(text: str, kind: Literal['', 'good', 'warn', 'bad'] = '', role: str = 'note') -> Element:
    signs = {'': 'info', 'good': 'circle-check', 'warn': 'circle-alert', 'bad': 'circle-alert'}
    with tag('div', f'note {kind}', role=role) as box:
        icon(signs[kind])
        tag('span', text=text)
    return box


def button(label: str, kind: Kind = 'primary', classes: str = '') -> ui.button:
    return ui.button(label, color=None).classes(f'{kind} {classes}')


def link_button(label: str, address: str, kind: Kind = 'primary', classes: str = '') -> ui.button:
    """A real link (it can be opened in a new tab) that looks like a button."""
    return button(label, kind, classes).props(f'href="{address}"')
