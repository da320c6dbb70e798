"""What stands in a place until its content is there: the same size, so that nothing moves when it comes."""

from typing import Literal

from nicegui.element import Element

from components.markup import tag

Shape = Literal['lines', 'card', 'row', 'chart', 'portrait']


def skeleton(shape: Shape, label: str, count: int = 1) -> Element:
    """`label` says to a screen reader what is being waited for. `count`: how many of that shape, or how many lines."""
    with tag('div', f'skeleton {shape}', role='status', aria_busy='true') as box:
        tag('span', 'visually-hidden', label)
        for _ in range(count):
            tag('i', aria_hidden='true')
    return box
