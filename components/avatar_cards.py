"""Interviewers to choose from: one by radio, the members of a panel by checkbox."""

import json
from collections.abc import Callable, Sequence

from nicegui.element import Element

from components.markup import icon, tag
from components.portrait import portrait
from lab.models.avatar import Avatar


def avatar_cards(
    avatars: Sequence[Avatar],
    chosen: Sequence[str],
    several: bool,
    on_choose: Callable[[str, bool], None],
    voices: str = '',
) -> dict[str, Element]:
    """`on_choose` gets an avatar's id and whether it is chosen now. With `voices`, the address of their voice samples,
    each can be heard. The marks that show who is chosen are given back by id.
    """
    marks: dict[str, Element] = {}
    with tag('div', 'people', role='group' if several else 'radiogroup', aria_label='Interviewers'):
        for avatar in avatars:
            with tag('div', 'person-seat'):
                marks[avatar.id] = _card(avatar, avatar.id in chosen, several, on_choose)
                if voices:
                    _hear(avatar, f'{voices}/{avatar.id}.wav')
    return marks


def _hear(avatar: Avatar, address: str) -> None:
    with tag('button', 'act voice-sample', type='button', aria_label=f'Hear {avatar.name}') as hear:
        icon('volume-2')
        tag('span', text='Hear', aria_hidden='true')
    hear.props(f'aria-describedby=sample-{avatar.id}')
    tag('p', 'voice-words', f'“{avatar.voice["sample"]}”', id=f'sample-{avatar.id}')
    hear.on(
        'click',
        js_handler=f'() => {{ window.voiceSample?.pause(); window.voiceSample = new Audio({json.dumps(address)}); '
        'window.voiceSample.play().catch(() => {}); }',
    )


def _card(avatar: Avatar, chosen: bool, several: bool, on_choose: Callable[[str, bool], None]) -> Element:
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
        return tag('span', 'chosen', 'Chosen', aria_hidden='true')
