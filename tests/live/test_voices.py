"""Who sits together on a panel, and that they can be told apart by ear."""

from itertools import combinations, pairwise

import pytest
import yaml

from lab.live.voices import APART, voices_for
from lab.models.avatar import Avatar
from lab.models.plan import Member, Plan
from lab.providers.tts.sound import Voice
from lab.services.casting import hertz_of, seat
from lab.settings import ROOT

AVATARS = [Avatar.model_validate(each) for each in yaml.safe_load((ROOT / 'seeds/avatars.yaml').read_text())]
JOE = Voice(id='joe', name='Joe', hertz=118)
MANY = [JOE, Voice(id='ann', name='Ann', hertz=205), Voice(id='max', name='Max', hertz=98)]
PANELISTS = [avatar for avatar in AVATARS if 'panel' in avatar.suits]


def plan(seats: int) -> Plan:
    members = [Member(key=f'm{n}', name=f'N{n}', role='r', interest='') for n in range(seats)]
    kind = 'panel' if seats > 1 else 'hr'
    return Plan(minutes=15, interview_type=kind, style='neutral', seniority='entry', members=members, phases=[])


@pytest.mark.parametrize('size', [2, 3])
def test_with_one_voice_installed_every_panel_sounds_like_several_people(size: int) -> None:
    for panel in combinations(PANELISTS, size):
        choices = voices_for(panel, [JOE])
        pitches = sorted(choice.pitch for choice in choices.values())
        assert all(JOE.pitch[0] <= pitch <= JOE.pitch[1] for pitch in pitches)
        assert all(higher / lower > APART - 0.01 for lower, higher in pairwise(pitches)), panel
        by_pitch = sorted(panel, key=lambda avatar: (choices[avatar.id].pitch, hertz_of(avatar)))
        assert [hertz_of(avatar) for avatar in by_pitch] == sorted(hertz_of(avatar) for avatar in panel)


def test_with_several_voices_whoever_shares_one_is_heard_apart() -> None:
    """Two women rather share a woman's voice than that one speaks as a man."""
    for panel in combinations(PANELISTS, 3):
        choices = list(voices_for(panel, MANY).values())
        assert len({choice.id for choice in choices}) >= 2
        for one, other in combinations(choices, 2):
            lower, higher = sorted((one.pitch, other.pitch))
            assert one.id != other.id or higher / lower > APART - 0.01, panel


def test_alone_everybody_keeps_their_own_pitch() -> None:
    for avatar in AVATARS:
        (choice,) = voices_for([avatar], [JOE]).values()
        assert JOE.pitch[0] <= choice.pitch <= JOE.pitch[1]
        assert choice.rate == avatar.voice['rate']


def test_free_seats_go_to_those_who_sound_most_unlike_the_chosen() -> None:
    for first in PANELISTS:
        ids = seat(plan(3), [first.id], AVATARS)
        assert ids[0] == first.id
        assert len(set(ids)) == 3
        heights = sorted(hertz_of(avatar) for avatar in AVATARS if avatar.id in ids)
        assert all(higher / lower > 1.25 for lower, higher in pairwise(heights)), ids


def test_whoever_is_wanted_sits_and_one_alone_is_the_first_who_suits() -> None:
    assert seat(plan(2), ['tom-halloran', 'wen-zhao', 'ines-moreau'], AVATARS) == ['tom-halloran', 'wen-zhao']
    assert seat(plan(1), [], AVATARS) == [next(avatar.id for avatar in AVATARS if 'hr' in avatar.suits)]
