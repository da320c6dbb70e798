"""An empty state: what will stand here one day, and the one thing to do about it."""

from nicegui.element import Element

from components.markup import heading, icon, link_button, paragraph, tag


def empty(sign: str, title: str, sentence: str, action: str = '', address: str = '', level: int = 2) -> Element:
    """`sign` is an icon's name. The one act is a link; one that is no link is put in with `with empty(…):`."""
    with tag('div', 'empty') as box:
        with tag('span', 'sign', aria_hidden='true'):
            icon(sign)
        heading(level, title)
        paragraph(sentence)
        if action:
            link_button(action, address)
    return box
