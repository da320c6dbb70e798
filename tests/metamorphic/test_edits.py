"""Edits that must not move a score do not, and edits that must move it move it the right way."""

from collections.abc import Callable
from itertools import product

import pytest

from lab.engines.builtin.evaluating.judging import judge
from lab.engines.builtin.measuring import measure
from lab.models.interview import Brief, Turn
from tests.metamorphic import edits
from tests.metamorphic.people import KITS, OTHER_KITS, OTHER_PEOPLE, PEOPLE, case, judged, overall

STILL = 0.25
NEVER_UP = 0.0
REAL = ('strong', 'terse', 'middling')
OTHERS = list(product(OTHER_KITS, OTHER_PEOPLE))
Edit = Callable[[list[Turn]], list[Turn]]
NOTHING_ADDED: list[Edit] = [edits.padded, edits.praised, edits.repeated, edits.injected, edits.beside_the_point]
SAME_CONTENT: list[Edit] = [edits.hedged, edits.shuffled, edits.regendered]


def change(kit: str, person: str, edit: Edit, brief: Brief | None = None) -> float:
    one = case(kit, person)
    before, after = overall(one.brief, one.transcript), judged(brief or one.brief, edit(one.transcript)).overall.score
    assert after is not None
    return round(after - before, 2)


def levels(brief: Brief, transcript: list[Turn]) -> dict[str, float]:
    """Levels before they are rounded to half points."""
    findings = judge(brief, transcript, measure(transcript), ['depth', 'ownership']).findings
    return {key: finding.value or 0.0 for key, finding in findings.items()}


@pytest.mark.parametrize('edit', NOTHING_ADDED)
@pytest.mark.parametrize(('kit', 'person'), list(product(KITS, PEOPLE)))
def test_talk_that_adds_nothing_never_raises_a_score_and_hardly_lowers_it(kit: str, person: str, edit: Edit) -> None:
    assert -STILL <= change(kit, person, edit) <= NEVER_UP


@pytest.mark.parametrize('edit', SAME_CONTENT)
@pytest.mark.parametrize(('kit', 'person'), list(product(KITS, PEOPLE)))
def test_the_same_content_in_other_words_or_order_keeps_its_score(kit: str, person: str, edit: Edit) -> None:
    assert abs(change(kit, person, edit)) <= STILL


@pytest.mark.parametrize(('kit', 'person'), list(product(KITS, PEOPLE)))
def test_names_and_schools_make_no_difference(kit: str, person: str) -> None:
    brief = edits.renamed_brief(case(kit, person).brief)
    assert abs(change(kit, person, edits.renamed, brief)) <= 0.1


@pytest.mark.parametrize(('kit', 'person'), [*product(KITS, PEOPLE), *OTHERS])
def test_recogniser_text_without_points_and_capitals_keeps_its_score(kit: str, person: str) -> None:
    assert abs(change(kit, person, lambda turns: edits.noisy(turns, 0.0))) <= STILL


@pytest.mark.parametrize(('kit', 'person'), [*product(KITS, PEOPLE), *OTHERS])
def test_one_word_in_ten_misheard_keeps_the_score(kit: str, person: str) -> None:
    assert abs(change(kit, person, lambda turns: edits.noisy(turns, 0.1))) <= STILL


@pytest.mark.parametrize('edit', NOTHING_ADDED)
@pytest.mark.parametrize(('kit', 'person'), OTHERS)
def test_talk_that_adds_nothing_never_raises_the_score_of_other_people(kit: str, person: str, edit: Edit) -> None:
    assert -STILL <= change(kit, person, edit) <= NEVER_UP


@pytest.mark.parametrize('edit', SAME_CONTENT)
@pytest.mark.parametrize(('kit', 'person'), OTHERS)
def test_the_same_content_keeps_the_score_of_other_people(kit: str, person: str, edit: Edit) -> None:
    assert abs(change(kit, person, edit)) <= STILL


@pytest.mark.parametrize(('kit', 'person'), OTHERS)
def test_talk_beside_the_question_is_worth_two_at_most_for_other_people(kit: str, person: str) -> None:
    one = case(kit, person)
    assert overall(one.brief, edits.answered_beside(one.transcript)) <= 2.0
    assert overall(one.brief, edits.answered_far_beside(one.transcript)) <= 2.0


@pytest.mark.parametrize(('share', 'allowed'), [(0.1, 0.35), (0.2, 0.35)])
@pytest.mark.parametrize(('kit', 'person'), list(product(KITS, REAL)))
def test_misheard_words_hardly_move_a_score(kit: str, person: str, share: float, allowed: float) -> None:
    assert abs(change(kit, person, lambda turns: edits.noisy(turns, share))) <= allowed


@pytest.mark.parametrize(('kit', 'person'), list(product(KITS, ('weak', 'long_empty'))))
def test_misheard_words_never_make_a_weak_interview_a_good_one(kit: str, person: str) -> None:
    one = case(kit, person)
    assert overall(one.brief, edits.noisy(one.transcript, 0.2)) < 2.6


@pytest.mark.parametrize(
    ('kit', 'person'), [*product(KITS, ('weak', 'long_empty')), *product(OTHER_KITS, ('long_empty',))]
)
def test_wrong_nouns_in_empty_talk_are_no_details(kit: str, person: str) -> None:
    assert change(kit, person, lambda turns: edits.noisy(turns, 0.1, 'misheard_elsewhere')) <= 0.45


@pytest.mark.parametrize(('kit', 'person'), list(product(KITS, REAL)))
def test_taking_stories_back_lowers_the_score(kit: str, person: str) -> None:
    assert change(kit, person, edits.withdrawn) <= -0.1


@pytest.mark.parametrize(('kit', 'person'), list(product(KITS, ('terse', 'middling'))))
def test_a_measured_result_raises_depth_and_ownership(kit: str, person: str) -> None:
    one = case(kit, person)
    before, after = levels(one.brief, one.transcript), levels(one.brief, edits.with_result(one.transcript, kit))
    assert after['depth'] > before['depth']
    assert after['ownership'] > before['ownership']


@pytest.mark.parametrize(('kit', 'person'), list(product(KITS, PEOPLE)))
def test_fluent_talk_beside_the_question_is_worth_two_at_most(kit: str, person: str) -> None:
    one = case(kit, person)
    assert overall(one.brief, edits.answered_beside(one.transcript)) <= 2.0
    assert overall(one.brief, edits.answered_far_beside(one.transcript)) <= 2.0


@pytest.mark.parametrize('kit', KITS)
def test_polished_prose_with_the_same_content_keeps_its_score(kit: str) -> None:
    one = case(kit, 'middling')
    polished = case(kit, 'polished')
    assert abs(overall(one.brief, one.transcript) - overall(polished.brief, polished.transcript)) <= 0.35
