"""How long this candidate pauses within answers, learned while they speak."""

from collections import deque

SHORTEST_MS, LONGEST_MS = 300, 6000
"""Less is articulation, more is absence."""
REMEMBERED, ENOUGH = 30, 5
SHARE = 0.8
LONG_MS = 1000


class Pauses:
    """`known_ms` is what an earlier line of the same candidate has learned; it fades as new pauses come."""

    def __init__(self, known_ms: int | None = None) -> None:
        known = [] if known_ms is None else [known_ms] * ENOUGH
        self._seen: deque[int] = deque(known, maxlen=REMEMBERED)
        self._long: list[int] = []

    def begin_answer(self) -> None:
        self._long = []

    def add(self, ms: int, taken_for_end: bool) -> None:
        self._long += [ms] * (2 if taken_for_end else ms >= LONG_MS)
        if SHORTEST_MS <= ms <= LONGEST_MS:
            self._seen.append(ms)

    @property
    def lately_ms(self) -> int:
        """The longest in this answer, once there were two long ones or one that was taken for its end; else 0."""
        return max(self._long) if len(self._long) > 1 else 0

    @property
    def usual_ms(self) -> int | None:
        """Most are shorter than this; None while too few were seen."""
        if len(self._seen) < ENOUGH:
            return None
        return sorted(self._seen)[int(SHARE * (len(self._seen) - 1))]
