"""Interviewers to choose from: one by radio, the members of a panel by checkbox."""

from collections.abc import Callable, Sequence

from components.markup import tag
from components.portrait import portrait
from lab.models.avatar import Avatar


def avatar_cards(
    avatars: Sequence[Avatar], chosen: Sequence[str], several: bool, on_choose: Callable[[str, bool], None]
) -> None:
    """`on_choose` gets an avatar's id and whether it is chosen now."""
    with tag('div', 'people', role='group' if several else 'radiogroup', aria_label='Interviewers'):
        for avatar in avatars:
            _card(avatar, avatar.id in chosen, several, on_choose)


def _card(avatar: Avatar, chosen: bool, several: bool, on_choose: Callable[[str, bool], None]) -> None:
    with tag('label', 'person'):
        field = tag('input', type='checkbox' if several else 'radio', name='avatar', value=avatar.id)
        if chosen:
            field.props('checked')
        field.on(
            'change', lambda event: on_choose(avatar.id, bool(event.args)), js_handler='(e) => emit(e.target.checked)'
        )
        portrait(avatar.look, avatar.name)
        with tag('div', 'about'):
            tag('b', text=avatar.name)
            tag('span', text=avatar.blurb)
        tag('span', 'chosen', 'Chosen', aria_hidden='true')
