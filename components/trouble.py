"""An error state: what went wrong, what is safe, and the way on. The same on a whole page and in a part of one."""

from collections.abc import Awaitable, Callable

from nicegui.element import Element

from components.markup import button, heading, icon, paragraph, tag


def trouble(
    title: str,
    sentence: str,
    again: Callable[[], Awaitable[None]] | None = None,
    level: int = 2,
    sign: str = 'circle-alert',
) -> Element:
    """`again` tries once more. Another way on is put in with `with trouble(…):`."""
    with tag('div', 'empty trouble', role='alert') as box:
        with tag('span', 'sign', aria_hidden='true'):
            icon(sign)
        heading(level, title)
        paragraph(sentence)
        if again is not None:
            button('Try again', 'outline').on_click(again)
    return box
