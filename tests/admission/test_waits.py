"""Estimated waits follow from how long places have been held and how long sessions usually are."""

import pytest

from lab.services.waits import usual_length_s, wait_s


def test_the_next_in_line_gets_the_place_that_is_free_first() -> None:
    assert wait_s(1, [100, 250, 10], places=3, length_s=300) == 50
    assert wait_s(2, [100, 250, 10], places=3, length_s=300) == 200
    assert wait_s(3, [100, 250, 10], places=3, length_s=300) == 290
    assert wait_s(4, [100, 250, 10], places=3, length_s=300) == 350  # after the one who was first in line


def test_a_session_over_its_usual_length_does_not_end_this_very_moment() -> None:
    assert wait_s(1, [900], places=1, length_s=300) == 15


def test_a_free_place_costs_no_wait() -> None:
    assert wait_s(1, [100], places=2, length_s=300) == 0


@pytest.mark.parametrize(('recent', 'expected'), [([], 360), ([60, 60], 360), ([200, 300, 400], 300)])
def test_a_few_sessions_say_less_than_the_plan(recent: list[float], expected: float) -> None:
    assert usual_length_s(recent, planned_s=360) == expected
