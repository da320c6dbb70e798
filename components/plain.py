"""A part that only shows something, as one piece of HTML: far less to build and to send than an element each."""

from collections.abc import Sequence

from markupsafe import Markup
from nicegui.element import Element

from components.markup import tag

ICON = Markup('<span class="icon icon-{}" aria-hidden="true"></span>')


def plain(html: Markup, classes: str = '', name: str = 'div') -> Element:
    """`html` escapes whatever was put into it: fill a `Markup` with its own `format` and `join`, never an f-string."""
    return tag(name, classes, innerHTML=html)


def each(template: Markup, values: Sequence[str]) -> Markup:
    """The template once for each value."""
    return Markup('').join(template.format(value) for value in values)
