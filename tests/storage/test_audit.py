"""The audit trail shows any entry that was changed or taken out."""

import asyncio
from uuid import uuid4

from sqlalchemy import text
from sqlmodel import select

from lab.models.audit import AuditEvent
from lab.storage import audit
from lab.storage.database import Database


async def entries(database: Database, count: int = 4) -> None:
    async def one(number: int) -> None:
        async with database.transaction() as session:
            await audit.record(session, uuid4(), 'role_changed', str(number), to='staff')

    await asyncio.gather(*(one(number) for number in range(count)))


async def broken_at(database: Database) -> int | None:
    async with database.session() as session:
        return await audit.find_break(session)


async def test_an_untouched_trail_is_whole(database: Database) -> None:
    await entries(database)
    assert await broken_at(database) is None
    async with database.session() as session:
        assert len({event.hash for event in (await session.exec(select(AuditEvent))).all()}) == 4


async def test_a_changed_entry_is_found(database: Database) -> None:
    await entries(database)
    async with database.engine.begin() as connection:
        await connection.execute(text("UPDATE audit_events SET action = 'nothing' WHERE id = 2"))
    assert await broken_at(database) == 2


async def test_a_missing_entry_is_found(database: Database) -> None:
    await entries(database)
    async with database.engine.begin() as connection:
        await connection.execute(text('DELETE FROM audit_events WHERE id = 2'))
    assert await broken_at(database) == 3
