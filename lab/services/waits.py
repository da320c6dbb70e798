"""How long somebody will probably wait for a place: played through with the lengths of recent sessions."""

import heapq
from collections.abc import Sequence
from statistics import fmean

FEWEST = 3  # with fewer recent sessions, the length that sessions are planned for says more
SOONEST_S = 15  # a session that is over its usual length may end at any moment, but hardly now


def usual_length_s(recent: Sequence[float], planned_s: float) -> float:
    return fmean(recent) if len(recent) >= FEWEST else planned_s


def wait_s(position: int, held_for_s: Sequence[float], places: int, length_s: float) -> float:
    """For the one at `position` (from 1) behind `held_for_s`, how long each taken place has been held by now."""
    if places < 1:
        return length_s * position
    ends = [max(SOONEST_S, length_s - held) for held in held_for_s] + [0.0] * max(0, places - len(held_for_s))
    heapq.heapify(ends)
    free_at = 0.0
    for _ in range(max(1, position)):
        free_at = heapq.heappop(ends)
        heapq.heappush(ends, free_at + length_s)
    return free_at
