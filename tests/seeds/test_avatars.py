"""The interviewers are whole, told apart at a glance, and there is a choice for every interview type."""

import re
from collections import Counter
from typing import Any

import pytest

from lab.models.avatar import Avatar
from lab.models.kit import InterviewType
from tests.seeds.seed_files import planted
from tests.seeds.wording import spoken_smells, words

AVATARS = planted('avatars')
LOOKS = {
    'hair_style': {'short', 'side_part', 'crop', 'curls', 'coils', 'bob', 'long', 'bun', 'bald', 'headscarf'},
    'face': {'round', 'oval', 'long', 'square'},
    'brows': {'soft', 'straight', 'arched', 'thick'},
    'eyes': {'almond', 'round', 'calm', 'bright'},
    'nose': {'straight', 'button', 'broad', 'curved'},
    'lips': {'thin', 'medium', 'full'},
    'glasses': {'none', 'round', 'square'},
    'beard': {'none', 'stubble', 'short', 'full'},
    'clothes': {'blazer', 'shirt', 'jumper', 'scrubs', 'dress'},
    'background': {'office', 'window', 'shelf', 'plain'},
}
COLOURS = ('skin', 'eye_colour', 'hair_colour', 'clothes_colour', 'accent_colour')

each_avatar = pytest.mark.parametrize('avatar', AVATARS, ids=lambda avatar: avatar['id'])


def test_eight_interviewers_are_different_people() -> None:
    assert len(AVATARS) >= 8
    for key in ('id', 'name', 'blurb', 'manner'):
        assert len({avatar[key] for avatar in AVATARS}) == len(AVATARS), key
    voices = {(avatar['voice']['pitch'], avatar['voice']['rate']) for avatar in AVATARS}
    faces = {tuple(avatar['look'][key] for key in LOOKS) for avatar in AVATARS}
    assert len(voices) == len(faces) == len(AVATARS)
    assert len({avatar['name'].split()[0] for avatar in AVATARS}) == len(AVATARS)


def test_there_is_a_choice_for_every_interview_and_three_seats_for_a_panel() -> None:
    suited = Counter(kind for avatar in AVATARS for kind in avatar['suits'])
    assert all(suited[kind] >= 3 for kind in InterviewType)
    assert set(AVATARS[0]['suits']) == set(InterviewType), 'the first is the default and suits everything'


@each_avatar
def test_the_look_can_be_drawn(avatar: dict[str, Any]) -> None:
    look = avatar['look']
    assert set(avatar) <= set(Avatar.model_fields)
    assert set(look) == set(LOOKS) | set(COLOURS)
    assert all(look[key] in choices for key, choices in LOOKS.items())
    assert all(re.fullmatch(r'#[0-9A-F]{6}', look[key]) for key in COLOURS)


@each_avatar
def test_the_voice_is_within_reach_and_says_a_sentence(avatar: dict[str, Any]) -> None:
    voice = avatar['voice']
    assert set(voice) == {'pitch', 'rate', 'sample'}
    assert 0.8 <= voice['pitch'] <= 1.2
    assert 0.9 <= voice['rate'] <= 1.1
    assert spoken_smells(voice['sample'], 30) == []
    assert len(avatar['name'].split()) == 2
    assert words(avatar['blurb']) <= 30


@each_avatar
def test_skin_hair_and_clothes_stand_apart(avatar: dict[str, Any]) -> None:
    look = avatar['look']
    assert apart(look['skin'], look['clothes_colour']) > 60
    if look['hair_style'] != 'bald':
        assert apart(look['skin'], look['hair_colour']) > 60


def apart(one: str, other: str) -> float:
    """Distance in RGB, 0–441."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)
