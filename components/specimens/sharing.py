"""Links of a report that nobody can open: enough for the dialog that makes them."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from lab.models.share import NewShare, ShareLink

UNTIL = datetime(2026, 4, 4, tzinfo=UTC)


class Pretended:
    def __init__(self) -> None:
        self._links = [_link('Ms Haddad, career centre', opened=2)]

    async def links(self) -> list[ShareLink]:
        return self._links

    async def share(self, days: int, note: str, with_transcript: bool) -> NewShare:
        self._links.append(_link(note))
        return NewShare(link=self._links[-1], secret='a-specimen-opens-nothing')

    async def revoke(self, link_id: UUID) -> None:
        self._links = [link for link in self._links if link.id != link_id]


def _link(note: str, opened: int = 0) -> ShareLink:
    return ShareLink(
        id=uuid4(), session_id=uuid4(), user_id=uuid4(), note=note, secret_hash='', expires_at=UNTIL, opened=opened
    )
