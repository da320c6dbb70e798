"""The audit trail in the database: entries are added and checked, never changed."""

from typing import Any
from uuid import UUID

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models.audit import AuditEvent
from lab.storage.database import one_at_a_time


async def record(
    session: AsyncSession,
    actor_id: UUID | None,
    action: str,
    subject: str = '',
    **detail: Any,  # noqa: ANN401
) -> None:
    """`detail` holds ids, kinds and counts; never a name, an address or a text."""
    await one_at_a_time(session, AuditEvent)
    previous = (await session.exec(select(AuditEvent.hash).order_by(col(AuditEvent.id).desc()).limit(1))).first()
    event = AuditEvent(actor_id=actor_id, action=action, subject=subject, detail=detail, previous_hash=previous or '')
    event.hash = event.seal(event.previous_hash)
    session.add(event)
    await session.flush()


async def find_break(session: AsyncSession) -> int | None:
    """The first entry that was changed, or before which one is missing."""
    previous = ''
    for event in (await session.exec(select(AuditEvent).order_by(col(AuditEvent.id)))).all():
        if event.previous_hash != previous or event.hash != event.seal(previous):
            return event.id
        previous = event.hash
    return None
