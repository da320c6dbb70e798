"""The rules of the queue under random walks, on both databases. `lab bench admission` walks much further."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.admission.hall import Hall, walking

SHORT = settings(
    max_examples=25, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


def test_the_rules_hold_whatever_happens(database_url: str) -> None:
    hall = Hall(database_url)
    run_state_machine_as_test(walking(hall), settings=SHORT)
    hall.close()
    assert hall.steps >= 500
