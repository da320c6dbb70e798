"""A group of radio cards: native radios, so that keyboard and screen reader work as everywhere."""

from collections.abc import Callable
from dataclasses import dataclass

from components.markup import tag


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    detail: str = ''


def choices(
    legend: str, name: str, options: list[Choice], chosen: str, on_choose: Callable[[str], None], classes: str = ''
) -> None:
    """`on_choose` gets the value as soon as it is picked."""
    with tag('div', 'stack tight', role='radiogroup', aria_labelledby=f'{name}-legend'):
        tag('div', 'label', legend, id=f'{name}-legend')
        with tag('div', f'choices {classes}'):
            for option in options:
                _card(option, name, option.value == chosen, on_choose)


def _card(option: Choice, name: str, chosen: bool, on_choose: Callable[[str], None]) -> None:
    with tag('label', 'choice'):
        radio = tag('input', type='radio', name=name, value=option.value)
        if chosen:
            radio.props('checked')
        radio.on('change', lambda: on_choose(option.value))
        tag('b', text=option.label)
        if option.detail:
            tag('span', text=option.detail)
