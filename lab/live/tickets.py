"""Tickets for the voice connection: each admits one viewer to one session, once, within a minute."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from uuid import UUID

from lab.models.viewer import Viewer

VALID_S = 45
BYTES = 32


@dataclass(frozen=True)
class Ticket:
    """`fresh`: the first connection of a newly opened page, which has heard nothing yet."""

    viewer: Viewer
    session_id: UUID
    fresh: bool
    until: float


class Tickets:
    """Kept in this process: the page and its connection come to the same one."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._open: dict[str, Ticket] = {}

    def issue(self, viewer: Viewer, session_id: UUID, fresh: bool) -> str:
        self._forget()
        word = secrets.token_urlsafe(BYTES)
        self._open[word] = Ticket(viewer, session_id, fresh, self._now() + VALID_S)
        return word

    def take(self, word: str, session_id: UUID, user_id: UUID | None) -> Ticket | None:
        """The ticket, if it is this user's for this session and still valid; whatever it was, it is used up."""
        ticket = self._open.pop(word, None)
        if ticket is None or ticket.until < self._now() or ticket.session_id != session_id:
            return None
        return ticket if ticket.viewer.user_id == user_id else None

    def _forget(self) -> None:
        now = self._now()
        self._open = {word: ticket for word, ticket in self._open.items() if ticket.until >= now}
