"""Every rubric is whole: dimensions with guides, weights that add up for each interview type, overlays that extend."""

from itertools import combinations
from typing import Any

import pytest

from lab.models.kit import InterviewType
from lab.models.rubric import Dimension, Rubric
from tests.seeds.seed_files import planted
from tests.seeds.wording import words

GENERAL = ['clarity', 'depth', 'problem_solving', 'role_fit', 'composure', 'hygiene', 'ownership', 'consistency']
OVERLAYS = {
    'software': ['technical_depth', 'debugging', 'trade_offs'],
    'sales': ['objection_handling', 'persuasion', 'listening'],
    'analyst': ['structured_thinking', 'data_reasoning'],
}
RUBRICS = planted('rubrics')

each_rubric = pytest.mark.parametrize('rubric', RUBRICS, ids=lambda rubric: rubric['id'])


def test_the_general_rubric_comes_first_and_overlays_add_their_craft() -> None:
    keys = {rubric['id']: [dimension.key for dimension in dimensions(rubric)] for rubric in RUBRICS}
    assert keys == {'general': GENERAL} | {name: GENERAL + added for name, added in OVERLAYS.items()}
    assert [rubric.get('overlay_of') for rubric in RUBRICS] == [None, 'general', 'general', 'general']


@each_rubric
def test_weights_are_percent_for_every_interview_type(rubric: dict[str, Any]) -> None:
    found = dimensions(rubric)
    assert sum(dimension.weight for dimension in found) == pytest.approx(100)
    for kind in InterviewType:
        assert sum(dimension.weights[kind] for dimension in found) == pytest.approx(100), kind
    assert all(weight > 0 for dimension in found for weight in dimension.weights.values())


@each_rubric
def test_guides_say_something_of_their_own_at_each_level(rubric: dict[str, Any]) -> None:
    assert set(rubric) <= set(Rubric.model_fields)
    for dimension in dimensions(rubric):
        levels = [dimension.guide.one, dimension.guide.three, dimension.guide.five]
        assert all(8 <= words(text) <= 50 for text in levels), dimension.key
        assert all(one != other for one, other in combinations(levels, 2)), dimension.key
        assert dimension.asks.endswith(('?', '.')), dimension.key


@each_rubric
def test_the_scoring_guide_says_what_the_dimensions_say(rubric: dict[str, Any]) -> None:
    assert rubric['scoring_guide'] == {each.key: each.guide.model_dump() for each in dimensions(rubric)}


def test_a_dimension_means_the_same_under_every_rubric() -> None:
    general = {each.key: (each.name, each.asks, each.guide) for each in dimensions(RUBRICS[0])}
    for rubric in RUBRICS[1:]:
        found = {each.key: (each.name, each.asks, each.guide) for each in dimensions(rubric)}
        assert {key: found[key] for key in general} == general


@each_rubric
def test_only_what_is_computed_is_marked_so(rubric: dict[str, Any]) -> None:
    assert [each.key for each in dimensions(rubric) if each.computed] == ['hygiene', 'consistency']


def dimensions(rubric: dict[str, Any]) -> list[Dimension]:
    return [Dimension.model_validate(each, extra='forbid') for each in rubric['dimensions']]
