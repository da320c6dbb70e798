"""The database: one engine, transactions that read, transactions that write, and its migrations."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import Conflict, InvalidInput, StorageFull, Unavailable
from lab.storage import migrations

PRAGMAS = ('foreign_keys=ON', 'journal_mode=WAL', 'synchronous=NORMAL', 'busy_timeout=30000', 'secure_delete=ON')
FULL = ('disk is full', 'could not extend file', 'No space left on device')
UNSTORABLE = ('invalid byte sequence for encoding', 'unsupported Unicode escape sequence')
"""PostgreSQL of a zero character, in a text and in JSON."""


class Database:
    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _sqlite_engine(url) if url.startswith('sqlite') else create_async_engine(url, pool_pre_ping=True)
        self._writer = self.engine.execution_options(writes=True)

    @asynccontextmanager
    async def session(self) -> AsyncGenerator[AsyncSession, None]:
        """A transaction that reads; nothing in it is kept."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            with _translated():
                yield session

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[AsyncSession, None]:
        """A transaction that may write, kept as a whole or not at all.

        On SQLite it holds the write lock from its first statement, so that what it read still stands when it writes.
        Raises Conflict when a row has changed since it was read.
        """
        async with AsyncSession(self._writer, expire_on_commit=False) as session:
            with _translated():
                yield session
                await session.commit()

    async def migrate(self) -> None:
        """Bring the tables to the newest revision; cheap when they already are."""
        if await self.revision() != migrations.head():
            await migrations.upgrade(self.url)

    async def revision(self) -> str | None:
        async with self.engine.connect() as connection:
            if not await connection.run_sync(_has_table, 'alembic_version'):
                return None
            return str(await connection.scalar(text('SELECT version_num FROM alembic_version')))

    async def scrub(self) -> None:
        """What was deleted is also gone from SQLite's log of writes, which keeps old pages until it is written back."""
        if self.url.startswith('sqlite'):
            async with self.engine.connect() as connection:
                raw = (await connection.get_raw_connection()).driver_connection
                assert raw is not None
                await raw.rollback()  # a log cannot be emptied from within a transaction
                await raw.execute('PRAGMA wal_checkpoint(TRUNCATE)')

    async def close(self) -> None:
        await self.engine.dispose()


async def one_at_a_time(session: AsyncSession, table: type[SQLModel]) -> None:
    """Wait until no other transaction writes the table; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == 'postgresql':
        await session.exec(text(f'LOCK TABLE {table.__tablename__} IN EXCLUSIVE MODE'))  # type: ignore[call-overload]


class _translated:  # noqa: N801  reads as a verb where it is used
    """Database failures that a person can do something about, in their words."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, problem: BaseException | None, trace: Any) -> None:  # noqa: ANN401
        if isinstance(problem, StaleDataError):
            raise Conflict('This was changed elsewhere in the meantime. Reload the page and try again.') from problem
        if isinstance(problem, DBAPIError) and not isinstance(problem, IntegrityError):
            if any(words in str(problem.orig) for words in FULL):
                raise StorageFull('There is no room left to store this. Nothing was changed.') from problem
            if any(words in str(problem.orig) for words in UNSTORABLE):
                raise InvalidInput('There is a character in this that cannot be stored. Take it out.') from problem
            if problem.connection_invalidated:
                raise Unavailable('The database is not answering. Try again in a moment.') from problem


def _sqlite_engine(url: str) -> AsyncEngine:
    engine = create_async_engine(url)

    @event.listens_for(engine.sync_engine, 'connect')
    def prepare(connection: Any, record: Any) -> None:  # noqa: ANN401
        connection.isolation_level = None  # the driver would begin late, and never for a read
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f'PRAGMA {pragma}')
        cursor.close()

    @event.listens_for(engine.sync_engine, 'begin')
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get('writes')
        connection.exec_driver_sql('BEGIN IMMEDIATE' if writes else 'BEGIN')

    return engine


def _has_table(connection: Connection, name: str) -> bool:
    return connection.dialect.has_table(connection, name)
