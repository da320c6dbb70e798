"""Panels: the floor changes hands seldom, in words, and everybody is heard on what is theirs."""

import asyncio
from itertools import groupby, pairwise

import pytest

from lab.models.interview import Turn
from lab.models.plan import Member
from tests.simulation.candidates import brief_for, candidate
from tests.simulation.interviews import KITS, hold
from tests.simulation.measures import Held

STYLES = {'software-engineer': 'stress', 'data-analyst': 'neutral', 'registered-nurse': 'friendly'}


@pytest.fixture(scope='module', params=KITS)
def panel(request: pytest.FixtureRequest) -> Held:
    brief = brief_for(request.param, interview_type='panel', minutes=15, style=STYLES[request.param])
    return asyncio.run(hold(request.param, brief, candidate(request.param, 'strong')))


def turns_of(panel: Held) -> list[Turn]:
    return [turn for turn in panel.transcript if turn.speaker == 'interviewer']


def members_of(panel: Held) -> dict[str, Member]:
    return {member.name: member for member in panel.plan.members}


def test_everybody_has_stretches_of_their_own(panel: Held) -> None:
    names = [turn.name for turn in turns_of(panel)]
    stretches = [len(list(group)) for _, group in groupby(names)]
    assert set(names) == set(members_of(panel))
    assert 3 <= len(stretches) - 1 <= 8
    assert sum(stretches) / len(stretches) >= 2.5


def test_every_change_is_said_and_names_who_had_the_floor(panel: Held) -> None:
    for before, after in pairwise(turns_of(panel)):
        if before.name != after.name and not after.probe:
            assert before.name.split()[0] in after.text, after.text


def test_whoever_speaks_first_says_in_which_role_and_nobody_says_it_twice(panel: Held) -> None:
    turns, members = turns_of(panel), members_of(panel)
    greeting = turns[0].text
    for name, member in members.items():
        own = [turn for turn in turns[1:] if turn.name == name]
        told = [
            turn
            for turn in own
            if member.role in turn.text and ('I look at this' in turn.text or 'asking as' in turn.text)
        ]
        if name != turns[0].name:
            assert told == own[:1], name
        assert name in greeting
        assert sum(name in turn.text for turn in own) == 0


def test_the_one_who_opens_closes(panel: Held) -> None:
    turns = turns_of(panel)
    assert turns[0].name == turns[-1].name == turns[-2].name == panel.plan.members[0].name


def test_what_belongs_to_somebody_is_asked_by_them(panel: Held) -> None:
    members = members_of(panel)
    planned = {question.id: question for phase in panel.plan.phases for question in phase.questions}
    owners = {skill for member in members.values() for skill in member.skills}
    for turn in turns_of(panel):
        question = planned.get(turn.question_id)
        middle = turn.phase not in {'warm_up', 'wrap_up'}
        if question and middle and not turn.probe and question.skill in owners:
            assert question.skill in members[turn.name].skills, turn.text


def test_a_member_whom_the_greeting_had_no_room_for_gives_their_name() -> None:
    brief = brief_for('data-analyst', interview_type='panel', minutes=15)
    long = brief.model_copy(deep=True)
    for seat in long.bank.panel[1:]:
        seat.role = f'{seat.role} for the northern and the southern districts and everything that lies between them'
    held = asyncio.run(hold('data-analyst', long, candidate('data-analyst', 'strong')))
    turns = turns_of(held)
    for member in held.plan.members[1:]:
        assert member.name not in turns[0].text
        first = next(turn for turn in turns if turn.name == member.name)
        assert member.name in first.text
