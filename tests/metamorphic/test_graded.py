"""The graded people come out in order, on the scale, with quotes that hold."""

from itertools import product

import pytest

from lab.engines.builtin.coaching import coach
from lab.engines.builtin.evaluating import evaluate
from lab.engines.builtin.evaluating.evidence import verified
from lab.engines.builtin.measuring import measure
from tests.metamorphic.people import KITS, PEOPLE, SPOKEN_KITS, SPOKEN_PEOPLE, bare, case, judged, overall

RANGES = {
    'strong': (3.8, 4.6),
    'terse': (3.3, 4.5),
    'middling': (2.6, 3.4),
    'weak': (1.0, 2.2),
    'long_empty': (1.0, 2.0),
}
CLEAR = 0.6


@pytest.mark.parametrize(('kit', 'person'), list(product(KITS, PEOPLE)))
def test_everyone_lands_where_people_put_them(kit: str, person: str) -> None:
    one = case(kit, person)
    low, high = RANGES[person]
    assert low <= overall(one.brief, one.transcript) <= high


@pytest.mark.parametrize('kit', KITS)
def test_strong_stands_clearly_above_middling_and_middling_above_weak(kit: str) -> None:
    strong, middling, weak = (
        overall(case(kit, p).brief, case(kit, p).transcript) for p in ('strong', 'middling', 'weak')
    )
    assert strong - middling >= CLEAR
    assert middling - weak >= CLEAR


@pytest.mark.parametrize('kit', KITS)
def test_a_terse_excellent_person_stands_far_above_a_long_empty_one(kit: str) -> None:
    terse, empty, middling = (case(kit, person) for person in ('terse', 'long_empty', 'middling'))
    assert overall(terse.brief, terse.transcript) - overall(empty.brief, empty.transcript) >= 1.5
    assert overall(terse.brief, terse.transcript) > overall(middling.brief, middling.transcript)
    assert measure(terse.transcript).candidate_words < measure(empty.transcript).candidate_words


@pytest.mark.parametrize('kit', KITS)
def test_the_order_holds_when_nothing_is_known_about_role_or_person(kit: str) -> None:
    scores = [overall(bare(case(kit, p)), case(kit, p).transcript) for p in ('strong', 'terse', 'middling', 'weak')]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize('kit', SPOKEN_KITS)
def test_people_written_down_as_they_spoke_come_out_in_order(kit: str) -> None:
    scores = {p: judged(case(kit, p).brief, case(kit, p).transcript).overall.score for p in SPOKEN_PEOPLE}
    strong, stumbling, middling = (scores[p] or 0.0 for p in ('strong', 'stumbling', 'middling'))
    assert strong - middling >= CLEAR
    assert strong - stumbling >= CLEAR / 2
    assert scores['weak'] is None or min(stumbling, middling) - scores['weak'] >= CLEAR


@pytest.mark.parametrize('kit', SPOKEN_KITS)
def test_stumbling_costs_delivery_and_not_what_was_said(kit: str) -> None:
    strong, stumbling = (
        {d.dimension: d.score or 0.0 for d in judged(case(kit, p).brief, case(kit, p).transcript).dimension_scores}
        for p in ('strong', 'stumbling')
    )
    assert stumbling['composure'] <= strong['composure'] - 1
    assert stumbling['clarity'] < strong['clarity']
    assert stumbling['depth'] >= strong['depth'] - 0.5
    assert stumbling['consistency'] >= strong['consistency'] - 0.5


@pytest.mark.parametrize('kit', SPOKEN_KITS)
def test_who_asks_not_to_be_measured_by_delivery_is_not(kit: str) -> None:
    one = case(kit, 'stumbling')
    measured = measure(one.transcript)
    heard, unheard = (
        evaluate(one.brief, one.transcript, metrics)
        for metrics in (measured, measured.model_copy(update={'delivery': False, 'fillers_per_minute': None}))
    )
    before, after = ({d.dimension: d.score for d in each.dimension_scores} for each in (heard, unheard))
    assert (after['composure'] or 0) > (before['composure'] or 0)
    assert (after['clarity'] or 0) > (before['clarity'] or 0)


@pytest.mark.parametrize('person', ['weak', 'long_empty'])
def test_weak_people_get_no_high_marks(person: str) -> None:
    scores = [
        d.score for kit in KITS for d in judged(case(kit, person).brief, case(kit, person).transcript).dimension_scores
    ]
    judged_scores = [score for score in scores if score is not None and score >= 4.0]
    assert len(judged_scores) <= 0.05 * len(scores)


@pytest.mark.parametrize(('kit', 'person'), list(product(KITS, PEOPLE)))
def test_every_quote_stands_in_the_turn_it_points_at(kit: str, person: str) -> None:
    one = case(kit, person)
    evaluation = judged(one.brief, one.transcript)
    feedback = coach(one.brief, one.transcript, evaluation)
    points = [
        *evaluation.strengths,
        *evaluation.risks,
        *evaluation.role_fit_notes,
        *feedback.wins,
        *feedback.improvements,
    ]
    quotes = [e for score in evaluation.dimension_scores for e in score.evidence] + [
        e for p in points for e in p.evidence
    ]
    assert quotes
    assert all(verified(quote, one.transcript) for quote in quotes)


@pytest.mark.parametrize(('kit', 'person'), list(product(KITS, PEOPLE)))
def test_high_levels_rest_on_two_answers_and_low_ones_say_what_is_missing(kit: str, person: str) -> None:
    one = case(kit, person)
    for score in judged(one.brief, one.transcript).dimension_scores:
        if score.score is not None and score.score >= 4 and score.dimension not in ('hygiene',):
            assert len({evidence.turn for evidence in score.evidence}) >= 2, score.dimension
        if score.score is not None and score.score <= 2:
            assert score.improvement, score.dimension
            assert score.evidence or score.dimension == 'role_fit', score.dimension


@pytest.mark.parametrize('person', PEOPLE)
def test_no_two_dimensions_read_the_same(person: str) -> None:
    for kit in KITS:
        one = case(kit, person)
        scores = [d for d in judged(one.brief, one.transcript).dimension_scores if d.score is not None]
        assert len({score.rationale for score in scores}) == len(scores)
        assert len({score.improvement for score in scores}) == len(scores)


def test_the_same_interview_gets_the_same_evaluation() -> None:
    one = case('software', 'strong')
    assert judged(one.brief, one.transcript) == judged(one.brief, one.transcript)
