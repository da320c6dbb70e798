"""Twelve kinds of people talk with each of eight personas, who stay themselves, never repeat and end it naturally."""

import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz

from lab.engines.builtin.conversing import begin, debrief, respond
from lab.models.conversation import Debrief, Meeting, Remark, Stance
from lab.models.interview import Turn
from lab.models.scenario import Partner
from tests.seeds.seed_files import planted, scenarios

TALKERS: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / 'talkers.yaml').read_text())
PERSONAS = [persona['id'] for persona in planted('personas')]
TONES = [tone['id'] for tone in planted('tones')]
LONGEST = 40
OUT_OF_ROLE = re.compile(
    r'(?i)\b(?:as an ai|language model|artificial|prompt|instructions?|score|role-?play|persona|simulation|'
    r'practice session|well done|good job|great question|your feedback)\b'
)


@cache
def meeting(persona: str, tone: str = 'even', number: int = 0) -> Meeting:
    """With the persona of this id, in one of the scenarios that were written for them."""
    theirs = [each for each in scenarios() if each['partner']['persona_id'] == persona]
    return meeting_of(theirs[number % len(theirs)], tone)


def meeting_of(scenario: dict[str, object], tone: str = 'even') -> Meeting:
    partner = Partner.model_validate(scenario['partner'])
    told = {key: scenario[key] for key in ('skill_id', 'situation', 'your_goal', 'what_good_looks_like')}
    names = {persona['id']: persona['name'] for persona in planted('personas')}
    return Meeting.model_validate(
        {
            **told,
            **partner.model_dump(exclude={'name'}),
            'scenario_id': scenario['id'],
            'title': scenario['name'],
            'skill': scenario['skill_id'],
            'partner': partner.name,
            'persona': names[partner.persona_id],
            'tone_id': tone,
        }
    )


def held(place: Meeting, kind: str) -> tuple[list[Turn], Stance, Remark]:
    """To the partner's last word; whoever has nothing left to say is silent, and six minutes are six minutes."""
    response = begin(place)
    turns = [Turn(speaker='interviewer', text=response.remark.text)]
    lines, left = iter(TALKERS[kind]), 360.0
    while not response.remark.closing:
        assert len(turns) < LONGEST, [turn.text for turn in turns[-6:]]
        left -= 25
        turns.append(Turn(speaker='candidate', text=next(lines, '')))
        response = respond(place, response.stance, turns, left)
        turns.append(Turn(speaker='interviewer', text=response.remark.text))
    return turns, response.stance, response.remark


def judged(place: Meeting, kind: str) -> Debrief:
    turns, stance, _ = held(place, kind)
    return debrief(place, turns, stance)


@pytest.mark.parametrize('kind', TALKERS)
@pytest.mark.parametrize('persona', PERSONAS)
def test_a_persona_stays_in_role_never_repeats_and_ends(persona: str, kind: str) -> None:
    tone = TONES[PERSONAS.index(persona) % len(TONES)]
    place = meeting(persona, tone, list(TALKERS).index(kind))
    turns, _, last = held(place, kind)
    said = [turn.text for turn in turns if turn.speaker == 'interviewer']
    assert not any(OUT_OF_ROLE.search(text) for text in said), said
    alike = [(a, b) for n, a in enumerate(said) for b in said[:n] if fuzz.ratio(a, b) >= 90]
    assert alike == []
    assert last.closing
    assert last.text.endswith(('.', '?', '!')), last.text
    assert all(len(text.split()) <= 70 for text in said), said


@pytest.mark.parametrize('scenario', scenarios(), ids=lambda scenario: scenario['id'])
def test_listening_and_something_definite_settle_every_scenario(scenario: dict[str, object]) -> None:
    place = meeting_of(scenario)
    result = judged(place, 'skilled')
    assert result.outcome == 'settled', [turn.text for turn in held(place, 'skilled')[0]]
    rough = judged(place, 'blunt')
    assert rough.outcome == 'open'
    assert result.score is not None
    assert rough.score is not None
    assert result.score >= rough.score + 1


@pytest.mark.parametrize('persona', PERSONAS)
def test_insults_end_it_and_pressure_does_not_open_it(persona: str) -> None:
    assert judged(meeting(persona), 'angry').outcome == 'broken_off'
    for kind in ('blunt', 'vague', 'yielding', 'elsewhere', 'instructing', 'silent'):
        assert judged(meeting(persona), kind).outcome == 'open', kind


@pytest.mark.parametrize('tone', TONES)
def test_the_worse_the_day_the_longer_it_takes(tone: str) -> None:
    """A guarded or upset person has not said what is behind it when a warm one has."""
    turns_until = {}
    for each in ('warm', tone):
        place = meeting('friendly-avoider', each)
        turns, _, _ = held(place, 'skilled')
        turns_until[each] = next((n for n, turn in enumerate(turns) if place.lines.reveal in turn.text), len(turns))
    assert turns_until['warm'] <= turns_until[tone]


@pytest.mark.parametrize('kind', TALKERS)
def test_every_quote_of_a_debrief_is_verbatim(kind: str) -> None:
    for persona in PERSONAS:
        place = meeting(persona)
        turns, stance, _ = held(place, kind)
        result = debrief(place, turns, stance)
        points = [*result.strengths, *result.growth_areas, *result.skill_levels]
        for evidence in (each for point in points for each in point.evidence):
            assert evidence.quote in turns[evidence.turn].text
            assert turns[evidence.turn].speaker == 'candidate'
            assert len(evidence.quote.split()) <= 20
        assert all(each.said in turns[each.turn].text for each in result.try_instead)


def test_too_little_is_not_judged() -> None:
    result = judged(meeting('straight-talker'), 'leaving')
    assert result.score is None
    assert {level.level for level in result.skill_levels} == {None}
