"""What is known of a face that was rented."""

from datetime import datetime
from typing import Literal, NamedTuple

Ending = Literal[
    'USER_CLOSED',
    'USER_DISCONNECTED',
    'SERVER_ERROR',
    'MAX_DURATION_REACHED',
    'ZOMBIE_SESSION_REAP',
    'UNKNOWN',
]
"""Why it is stopped, in the words of the service."""


class Rental(NamedTuple):
    """`token` is good for this one session and may be given to the page; the account's key never is."""

    id: str
    token: str


class Running(NamedTuple):
    """As the service reckons it; `credits` is what it has cost so far."""

    id: str
    created_at: datetime | None
    seconds: float
    credits: float
