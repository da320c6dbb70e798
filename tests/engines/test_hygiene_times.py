"""Hygiene reads the times of spoken words: long pauses inside answers, never the time before one."""

import pytest

from lab.engines.builtin.evaluating.hygiene import hygiene_of
from lab.engines.builtin.measuring import measure
from lab.engines.builtin.measuring.accounts import accounts_of
from lab.models.evaluation import SpeechMetrics
from lab.models.interview import Turn
from tests.metamorphic.people import bare, case

ONE = case('spoken/sales', 'strong')


def level(**times: object) -> float:
    metrics = measure(ONE.transcript).model_copy(
        update={'typed': False, 'minutes': 3.0, 'words_per_minute': 140.0, 'fillers_per_minute': 2.0, **times}
    )
    return hygiene_of(metrics, None, accounts_of(bare(ONE), ONE.transcript)).value or 0.0


def test_many_long_pauses_lower_it_and_a_few_do_not() -> None:
    assert level(pauses=2) == level()
    assert level(pauses=24) < level(pauses=9) < level()


def test_the_time_before_an_answer_is_never_counted() -> None:
    assert level(median_first_word_s=9.0) == level()


def test_pauses_are_left_out_for_who_asks_for_that() -> None:
    assert level(pauses=24, delivery=False) == level()


@pytest.mark.parametrize('pace', [90.0, 210.0])
def test_a_pace_that_is_hard_to_follow_lowers_it(pace: float) -> None:
    assert level(words_per_minute=pace) < level()


def test_too_little_talk_is_not_judged() -> None:
    said = [Turn(speaker='candidate', text='Yes.')]
    assert hygiene_of(SpeechMetrics(candidate_words=1), None, accounts_of(bare(ONE), said)).value is None
