"""Scores are uncalibrated until an engine's figures pass the gate, all of them."""

from datetime import date

import pytest

from lab.models.calibration import Calibration, Gate, Ratings
from lab.services.calibration import calibration

PASSING = Ratings(
    rated_on=date(2026, 11, 28),
    transcripts=40,
    kits=4,
    raters=2,
    second_language=0.25,
    between_raters_kappa=0.7,
    kappa=0.65,
    r=0.7,
    mean_error=0.35,
    within_one=0.96,
    same_band=0.82,
    subgroup_gap=0.15,
)
SHORT = [
    ('transcripts', 39), ('kits', 3), ('raters', 1), ('second_language', 0.1), ('between_raters_kappa', 0.5),
    ('kappa', 0.5), ('r', 0.4), ('mean_error', 0.5), ('within_one', 0.9), ('same_band', 0.7), ('subgroup_gap', 0.3),
    ('subgroup_gap', None),
]  # fmt: skip


def test_a_set_that_reaches_everything_passes() -> None:
    assert Gate().missed(PASSING) == []
    assert Calibration(engines={'builtin': PASSING}).calibrated('builtin')


@pytest.mark.parametrize(('name', 'value'), SHORT)
def test_one_figure_that_falls_short_is_enough_to_stay_uncalibrated(name: str, value: float | None) -> None:
    ratings = PASSING.model_copy(update={name: value})
    assert Gate().missed(ratings) == [name]
    assert not Calibration(engines={'builtin': ratings}).calibrated('builtin')


def test_engines_are_calibrated_one_by_one() -> None:
    state = Calibration(engines={'builtin': PASSING, 'llm': None})
    assert not state.calibrated('llm')
    assert not state.calibrated('another')


def test_no_engine_claims_to_be_calibrated_before_people_have_rated() -> None:
    assert {'builtin', 'llm'} <= set(calibration().engines)
    assert not any(calibration().calibrated(engine) for engine in calibration().engines)
