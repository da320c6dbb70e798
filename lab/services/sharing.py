"""Sharing: a link to one report, made, listed and taken back by its candidate, read by whoever has it."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from lab.errors import Conflict, InvalidInput, NotFound
from lab.models.columns import utc_now
from lab.models.session import SessionState
from lab.models.share import NewShare, SharedReport, ShareLink
from lab.models.viewer import Viewer
from lab.services.reports import Reports
from lab.storage import audit, sessions, shares, users
from lab.storage.database import Database

LONGEST_DAYS = 90
MOST = 10
GONE = 'This link is not valid any more. Ask the person who sent it for a new one.'


class Sharing:
    def __init__(self, database: Database, reports: Reports) -> None:
        self._database = database
        self._reports = reports

    async def share(
        self, viewer: Viewer, session_id: UUID, days: int = 14, note: str = '', with_transcript: bool = True
    ) -> NewShare:
        """The secret is in the answer and nowhere else. Raises Conflict while the report is not finished."""
        if not 1 <= days <= LONGEST_DAYS:
            raise InvalidInput(f'A link lives for 1 to {LONGEST_DAYS} days.')
        secret = secrets.token_urlsafe(24)
        async with self._database.transaction() as session:
            live = await sessions.get_live(session, viewer, session_id)
            if live.state is not SessionState.analyzed:
                raise Conflict('The report is not finished yet. Share it when it is.')
            if len(await shares.list_open(session, viewer, session_id)) >= MOST:
                raise InvalidInput(f'There are {MOST} links to this report already. Take one back first.')
            link = ShareLink(
                session_id=session_id,
                user_id=viewer.user_id,
                note=' '.join(note.split())[:120],
                secret_hash=_hash(secret),
                with_transcript=with_transcript,
                expires_at=utc_now() + timedelta(days=days),
            )
            session.add(link)
            await audit.record(session, viewer.user_id, 'report_shared', str(session_id), days=days)
        return NewShare(link=link, secret=secret)

    async def list_mine(self, viewer: Viewer, session_id: UUID) -> list[ShareLink]:
        async with self._database.session() as session:
            await sessions.get_live(session, viewer, session_id)
            return await shares.list_open(session, viewer, session_id)

    async def revoke(self, viewer: Viewer, link_id: UUID) -> None:
        async with self._database.transaction() as session:
            link = await shares.get(session, viewer, link_id)
            if link.revoked_at is None:
                link.revoked_at = utc_now()
                await audit.record(session, viewer.user_id, 'share_revoked', str(link.session_id))

    async def read(self, secret: str) -> SharedReport:
        """For whoever has the link, signed in or not. Raises NotFound once it is over, whatever the reason."""
        async with self._database.transaction() as session:
            link = await shares.find_by_hash(session, _hash(secret))
            if link is None or link.revoked_at is not None or link.expires_at <= utc_now():
                raise NotFound(GONE)
            owner = await users.get(session, link.user_id)
            link.opened += 1
            link.opened_at = utc_now()
        report = await self._reports.report(Viewer(owner.id, owner.role, owner.name), link.session_id)
        if not link.with_transcript:
            course = report.course.without_words()
            report = report.model_copy(update={'transcript': [], 'notebook': [], 'course': course})
        return SharedReport(report=report, candidate=owner.name, expires_at=link.expires_at)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
