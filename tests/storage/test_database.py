"""Transactions: whole or not at all, one writer at a time, and stale writes refused."""

import asyncio
import shutil
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from lab.errors import Conflict, StorageFull
from lab.models.document import DocType, UserDocument
from lab.models.user import User
from lab.storage.database import Database

FEW_PAGES = 'PRAGMA max_page_count = 100'


async def a_user(database: Database, email: str = 'rosa@example.com') -> User:
    async with database.transaction() as session:
        user = User(email=email, name='Rosa')
        session.add(user)
    return user


async def half_a_user(database: Database) -> None:
    async with database.transaction() as session:
        session.add(User(email='rosa@example.com', name='Rosa'))
        await session.flush()
        raise ZeroDivisionError


async def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        await half_a_user(database)
    async with database.session() as session:
        assert (await session.exec(select(User))).all() == []


async def test_what_was_read_still_stands_when_it_is_written(database: Database) -> None:
    user = await a_user(database)

    async def once_more() -> None:
        while True:
            try:
                async with database.transaction() as session:
                    found = (await session.exec(select(User).where(User.id == user.id))).one()
                    found.session_version += 1
                return
            except Conflict:
                continue

    await asyncio.gather(*(once_more() for _ in range(20)))
    async with database.session() as session:
        assert (await session.exec(select(User.session_version))).one() == 21


async def test_a_stale_write_is_a_conflict(database: Database) -> None:
    user = await a_user(database)
    async with database.session() as session:
        mine = (await session.exec(select(User).where(User.id == user.id))).one()
    async with database.transaction() as session:
        (await session.exec(select(User).where(User.id == user.id))).one().name = 'Rosa B.'
    mine.name = 'R.'
    with pytest.raises(Conflict):
        async with database.transaction() as session:
            session.add(mine)


async def test_foreign_keys_hold(database: Database) -> None:
    user = await a_user(database)
    document = UserDocument(
        user_id=user.id, doc_type=DocType.resume, file_name='a', mime_type='b', s3_url='c', source_hash='d'
    )
    async with database.transaction() as session:
        session.add(document)
    async with database.transaction() as session:
        await session.delete(await session.get_one(User, user.id))
    async with database.session() as session:
        assert (await session.exec(select(UserDocument))).all() == []
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            session.add(UserDocument(**document.model_dump(exclude={'id'})))


async def test_an_address_in_capitals_is_refused_by_the_table(database: Database) -> None:
    with pytest.raises(IntegrityError):
        await a_user(database, 'Rosa@example.com')


async def test_absent_json_is_null(database: Database) -> None:
    user = await a_user(database)
    async with database.transaction() as session:
        session.add(
            UserDocument(
                user_id=user.id, doc_type=DocType.resume, file_name='a', mime_type='b', s3_url='c', source_hash='d'
            )
        )
    async with database.session() as session:
        found = await session.scalar(text('SELECT count(*) FROM user_documents WHERE parsed_json IS NULL'))
    assert found == 1


async def test_a_full_disk_is_said_and_changes_nothing(migrated_file: Path, tmp_path: Path) -> None:
    """SQLite says the same when the pages it may use are used up."""
    shutil.copy(migrated_file, tmp_path / 'lab.db')
    database = Database(f'sqlite+aiosqlite:///{tmp_path / "lab.db"}')
    event.listen(database.engine.sync_engine, 'connect', lambda connection, _: connection.execute(FEW_PAGES))
    with pytest.raises(StorageFull):
        await a_user(database, f'{"r" * 200_000}@example.com')
    await a_user(database)
    async with database.session() as session:
        assert await session.scalar(text('PRAGMA integrity_check')) == 'ok'
        assert len((await session.exec(select(User))).all()) == 1
    await database.close()
