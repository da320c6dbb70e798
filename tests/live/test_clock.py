"""The clock counts presence: gaps cost little, restarts nothing, and the server decides when time is up."""

from datetime import timedelta
from uuid import uuid4

import pytest

from lab.live.clock import GRACE_S, LONGEST_GAP_S, PresenceClock
from lab.models.columns import utc_now
from lab.models.session import RoleplaySession, SessionType

NOW = utc_now()


@pytest.fixture
def live() -> RoleplaySession:
    live = RoleplaySession(user_id=uuid4(), session_type=SessionType.interview_practice, context_ref_id='kit')
    PresenceClock().start(live, NOW)
    return live


def after(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def test_presence_counts_second_by_second(live: RoleplaySession) -> None:
    clock = PresenceClock()
    for tick in range(10, 101, 10):
        clock.tick(live, NOW + after(tick))
    assert clock.used_s(live, NOW + after(105)) == pytest.approx(105)
    assert clock.remaining_s(live, NOW + after(105)) == pytest.approx(255)


def test_an_absence_costs_at_most_the_longest_gap(live: RoleplaySession) -> None:
    clock = PresenceClock()
    clock.tick(live, NOW + after(20))
    back = NOW + after(20 + 3600)
    assert clock.used_s(live, back) == 20 + LONGEST_GAP_S
    clock.tick(live, back)
    assert clock.used_s(live, back + after(5)) == 20 + LONGEST_GAP_S + 5


def test_a_clock_set_back_costs_nothing(live: RoleplaySession) -> None:
    clock = PresenceClock()
    clock.tick(live, NOW + after(30))
    clock.tick(live, NOW - after(600))
    assert live.used_s == 30


def test_extra_time_stretches_the_session(live: RoleplaySession) -> None:
    live.extra_time = 1.5
    assert PresenceClock().remaining_s(live, NOW) == 540


def test_warnings_come_in_order_and_the_end_after_the_grace(live: RoleplaySession) -> None:
    clock, seen = PresenceClock(), []
    for second in range(0, 360 + GRACE_S + 1, 10):
        clock.tick(live, NOW + after(second))
        if (warning := clock.warning(live, NOW + after(second))) not in seen:
            seen.append(warning)
        assert clock.over(live, NOW + after(second)) == (second >= 360 + GRACE_S)
    assert seen == ['', 'wrap_up', 'last_minute', 'over']


def test_without_a_timer_nothing_warns_until_the_end_of_an_endless_session(live: RoleplaySession) -> None:
    live.no_timer, clock = True, PresenceClock()
    over = []
    for second in range(0, 4 * 360, 30):
        clock.tick(live, NOW + after(second))
        assert clock.warning(live, NOW + after(second)) == ('over' if second >= 3 * 360 - GRACE_S else '')
        over.append(clock.over(live, NOW + after(second)))
    assert over.index(True) * 30 == 3 * 360


def test_an_ended_session_stands_still(live: RoleplaySession) -> None:
    clock = PresenceClock()
    clock.tick(live, NOW + after(30))
    live.ended_at = NOW + after(30)
    assert clock.used_s(live, NOW + after(300)) == 30
