"""Practice Conversations: skills, personas, tones, and scenarios that tie them together."""

from collections import Counter
from typing import Any

import pytest

from lab.models.kit import Level
from lab.models.scenario import Partner, Persona, Scenario, Tone, WorkplaceSkill
from tests.seeds.seed_files import SCENARIO_FILES, planted, read, scenarios
from tests.seeds.wording import words

each_scenario = pytest.mark.parametrize('scenario', scenarios(), ids=lambda scenario: scenario['id'])


def test_every_skill_has_a_file_of_at_least_three_scenarios() -> None:
    skills = [skill['id'] for skill in planted('skills')]
    assert len(skills) >= 8
    assert {path.stem for path in SCENARIO_FILES} == set(skills)
    for path in SCENARIO_FILES:
        assert {scenario['skill_id'] for scenario in read(path)} == {path.stem}
        assert len(read(path)) >= 3, path.stem
    assert len(scenarios()) >= 24


def test_every_persona_is_met_and_every_level_served() -> None:
    met = Counter(scenario['partner']['persona_id'] for scenario in scenarios())
    assert all(times >= 2 for times in met.values())
    assert set(met) == {persona['id'] for persona in planted('personas')}
    assert {scenario['level'] for scenario in scenarios()} == set(Level)


def test_no_name_and_no_person_comes_twice() -> None:
    for values in (
        [scenario['id'] for scenario in scenarios()],
        [scenario['name'] for scenario in scenarios()],
        [scenario['partner']['name'] for scenario in scenarios()],
        [scenario['partner']['name'].split()[0] for scenario in scenarios()],
    ):
        assert [value for value, times in Counter(values).items() if times > 1] == []


@each_scenario
def test_a_scenario_is_whole(scenario: dict[str, Any]) -> None:
    partner = Partner.model_validate(scenario['partner'], extra='forbid')
    assert set(scenario) <= set(Scenario.model_fields)
    assert len(partner.escalations) == 3
    assert 3 <= len(scenario['what_good_looks_like']) <= 5
    assert 2 <= len(scenario['tips_after']) <= 3
    assert 3 <= scenario['minutes'] <= 10
    assert words(scenario['summary']) <= 30
    assert 40 <= words(scenario['situation']) <= 90
    assert all(partner.model_dump().values())


@each_scenario
def test_a_partner_looks_like_one_of_our_people(scenario: dict[str, Any]) -> None:
    assert scenario['partner']['avatar_id'] in {avatar['id'] for avatar in planted('avatars')}


@each_scenario
def test_the_situation_names_the_partner_and_keeps_their_secret(scenario: dict[str, Any]) -> None:
    told = f'{scenario["situation"]} {scenario["your_goal"]} {scenario["summary"]}'
    partner = scenario['partner']
    assert partner['name'].split()[-1] in told
    assert partner['hidden_concern'] not in told


@pytest.mark.parametrize(
    ('name', 'table', 'fewest'),
    [('skills', WorkplaceSkill, 8), ('personas', Persona, 8), ('tones', Tone, 5)],
)
def test_the_rest_is_whole(name: str, table: type[WorkplaceSkill | Persona | Tone], fewest: int) -> None:
    entries = planted(name)
    assert len(entries) >= fewest
    assert len({entry['id'] for entry in entries}) == len({entry['name'] for entry in entries}) == len(entries)
    for entry in entries:
        assert set(entry) == set(table.model_fields) - {'created_at', 'updated_at', 'position'}
        assert all(entry.values()), entry['id']
        lists = [value for value in entry.values() if isinstance(value, list)]
        assert all(3 <= len(lines) <= 5 and all(isinstance(line, str) for line in lines) for lines in lists), entry[
            'id'
        ]
