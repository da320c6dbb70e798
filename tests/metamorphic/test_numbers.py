"""The bench's figures of agreement are what their names say."""

import pytest

from bench.judging.numbers import interval, mean_error, partial, pearson, spearman, weighted_kappa

RISING = [1.0, 2.0, 3.0, 4.0, 5.0]


def test_agreement_of_the_same_and_of_opposites() -> None:
    assert pearson(RISING, RISING) == pytest.approx(1.0)
    assert pearson(RISING, RISING[::-1]) == pytest.approx(-1.0)
    assert weighted_kappa(RISING, RISING) == 1.0
    assert weighted_kappa(RISING, RISING[::-1]) < 0
    assert mean_error(RISING, [x + 0.5 for x in RISING]) == 0.5


def test_a_side_that_does_not_vary_agrees_with_nothing() -> None:
    assert pearson(RISING, [3.0] * 5) == 0.0


def test_spearman_sees_order_only() -> None:
    assert spearman(RISING, [x**5 for x in RISING]) == pytest.approx(1.0)
    assert spearman([1.0, 1.0, 2.0], [1.0, 1.0, 2.0]) == pytest.approx(1.0)


def test_what_a_third_thing_explains_is_taken_out() -> None:
    length = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    ours, theirs = ([x + each for x, each in zip(length, noise, strict=True)] for noise in (NOISE, OTHER))
    assert pearson(ours, theirs) > 0.9
    assert abs(partial(ours, theirs, length)) < 0.6


NOISE = [0.3, -0.3, 0.1, -0.1, 0.2, -0.2]
OTHER = [0.1, 0.2, -0.3, -0.2, 0.1, 0.1]


def test_the_interval_holds_the_figure() -> None:
    theirs = [1.0, 3.0, 2.0, 5.0, 4.0]
    low, high = interval(RISING, theirs)
    assert low <= pearson(RISING, theirs) <= high
