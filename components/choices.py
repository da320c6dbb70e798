"""A group of radio cards: native radios, so that keyboard and screen reader work as everywhere."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from components.markup import tag
from components.plain import plain

CARD = Markup('<label class="choice"><input type="radio" name="{}" value="{}"{}><b>{}</b>{}</label>')
DETAIL, CHECKED = Markup('<span>{}</span>'), Markup(' checked')


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
        cards = Markup('').join(_card(option, name, option.value == chosen) for option in options)
        group = plain(cards, f'choices {classes}')
        group.on('change', lambda event: on_choose(event.args), js_handler='(e) => emit(e.target.value)')


def _card(option: Choice, name: str, chosen: bool) -> Markup:
    detail = DETAIL.format(option.detail) if option.detail else ''
    return CARD.format(name, option.value, CHECKED if chosen else '', option.label, detail)
