"""The clock of a live session: the server's time, of which only the candidate's presence counts."""

from datetime import datetime

from lab.models.live import TimeWarning
from lab.models.session import RoleplaySession

LONGEST_GAP_S = 45  # without a sign of life for longer, the candidate is taken to have been away
GRACE_S = 20  # after time is up: ten seconds for the sentence being said or typed, ten for what follows on it
WRAP_UP_S = 90
LAST_MINUTE_S = 60
UNTIMED = 2.0  # how much longer than planned an interview without a timer may become


class PresenceClock:
    """A closed laptop or a restarted server costs the candidate at most 45 seconds."""

    def start(self, live: RoleplaySession, now: datetime) -> None:
        live.started_at = live.seen_at = now
        live.used_s = 0

    def tick(self, live: RoleplaySession, now: datetime) -> None:
        live.used_s = self.used_s(live, now)
        live.seen_at = now

    def used_s(self, live: RoleplaySession, now: datetime) -> float:
        if live.seen_at is None or live.ended_at is not None:
            return live.used_s
        gap = (now - live.seen_at).total_seconds()
        return live.used_s + min(max(gap, 0.0), LONGEST_GAP_S)

    def remaining_s(self, live: RoleplaySession, now: datetime) -> float:
        length = live.limit_s * max(live.extra_time, UNTIMED if live.no_timer else 1.0)
        return length - self.used_s(live, now)

    def over(self, live: RoleplaySession, now: datetime) -> bool:
        """Without a timer only after three times the length: a place must not be kept for ever by an open page."""
        return self.remaining_s(live, now) <= -(live.limit_s if live.no_timer else GRACE_S)

    def warning(self, live: RoleplaySession, now: datetime) -> TimeWarning:
        left = self.remaining_s(live, now)
        if live.no_timer:
            return 'over' if left <= GRACE_S - live.limit_s else ''
        if left > WRAP_UP_S:
            return ''
        if left > LAST_MINUTE_S:
            return 'wrap_up'
        return 'last_minute' if left > 0 else 'over'
