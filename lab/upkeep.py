"""Looking after a lab from the command line of its machine: accounts, exports, retention, and whether all is well."""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from lab.engines import choosing
from lab.engines.builtin.engine import BuiltinEngine
from lab.errors import InvalidInput, LabError
from lab.models.user import User
from lab.models.viewer import Role
from lab.providers.avatar import looking
from lab.services.accounts import viewer
from lab.settings import Settings
from lab.storage import audit, migrations
from lab.wiring import Lab


@dataclass(frozen=True)
class Finding:
    part: str
    words: str
    well: bool = True


async def seed() -> int:
    lab = Lab()
    planted = await lab.prepare()
    await lab.database.close()
    return planted


async def add_user(email: str, name: str, password: str, role: str) -> User:
    async with _prepared() as lab:
        return await lab.accounts.add(email, name, password, _role(role))


async def list_users() -> list[User]:
    async with _prepared() as lab:
        return await lab.accounts.list_all(None)


async def change_role(email: str, role: str) -> User:
    async with _prepared() as lab:
        return await lab.accounts.change_role(None, email, _role(role))


async def export(email: str) -> dict[str, list[dict[str, Any]]]:
    async with _prepared() as lab:
        return await lab.records.export(viewer(await lab.accounts.find_by_email(email)))


async def purge() -> tuple[int, int]:
    """Sessions, and recordings of voices, whose time was over."""
    async with _prepared() as lab:
        return await lab.records.purge(), await lab.recordings.purge()


async def doctor() -> list[Finding]:
    lab = Lab(engine=BuiltinEngine())  # a model that is not there must not keep anybody from being told so
    findings = [_data_folder(lab), await _database(lab), await _files(lab), await _trail(lab)]
    findings += [await _engine(lab.settings), await _interviewers(lab.settings), *_missing(lab)]
    await lab.database.close()
    return findings


def _data_folder(lab: Lab) -> Finding:
    folder = lab.settings.data_dir
    if not folder.is_dir():
        return Finding('data folder', f'{folder} will be made at the first start')
    return Finding('data folder', str(folder), os.access(folder, os.W_OK))


async def _database(lab: Lab) -> Finding:
    name = lab.database.engine.dialect.name
    if _unmade(lab):
        return Finding('database', 'SQLite, will be made in the data folder at the first start')
    try:
        revision = await lab.database.revision()
    except (OSError, LabError) as problem:
        return Finding('database', f'{name} is not answering: {problem}', well=False)
    state = 'up to date' if revision == migrations.head() else 'will be migrated at the next start'
    return Finding('database', f'{name}, {state}')


async def _files(lab: Lab) -> Finding:
    key = f'doctor/{uuid4().hex}'
    try:
        await lab.files.put(key, b'well', 'text/plain')
        await lab.files.delete(key)
    except LabError as problem:
        return Finding('files', f'{lab.settings.files}: {problem.sentence}', well=False)
    return Finding('files', f'{lab.settings.files}, written and deleted one')


async def _trail(lab: Lab) -> Finding:
    try:
        empty = _unmade(lab) or await lab.database.revision() is None
    except (OSError, LabError):
        return Finding('audit trail', 'cannot be read', well=False)
    if empty:
        return Finding('audit trail', 'empty')
    async with lab.database.session() as session:
        broken = await audit.find_break(session)
    return Finding('audit trail', f'broken before entry {broken}' if broken else 'whole', well=broken is None)


async def _engine(settings: Settings) -> Finding:
    if settings.engine == 'builtin':
        return Finding(
            'engine', 'builtin; LAB_ENGINE=llm adds an interviewer that thinks, on any OpenAI-compatible model'
        )
    well, words = await choosing.look(settings)
    return Finding('engine', words, well)


async def _interviewers(settings: Settings) -> Finding:
    well, words = await looking.look(settings)
    return Finding('interviewers', words, well)


def _unmade(lab: Lab) -> bool:
    """Only looking at a SQLite file would make it."""
    url = lab.database.engine.url
    return url.get_backend_name() == 'sqlite' and not Path(url.database or '').exists()


def _missing(lab: Lab) -> list[Finding]:
    """What is left at its default, and what setting it would add."""
    settings = lab.settings
    optional = {
        'LAB_DATABASE_URL': (settings.database_url, 'PostgreSQL, for several servers on one database'),
        'LAB_FILES=s3': (settings.files == 's3', 'uploads in an S3 store instead of the data folder'),
        'LAB_SECRET': (settings.secret, 'one signing secret for several servers; now this machine keeps its own'),
        'LAB_HTTPS': (settings.https, 'cookies over HTTPS only; set it behind a TLS proxy'),
        'LAB_DEMO': (settings.demo, 'everybody is signed in as a demo candidate; never where people are known'),
    }
    return [Finding(name, f'{"set" if value else "not set"}: {adds}') for name, (value, adds) in optional.items()]


@asynccontextmanager
async def _prepared() -> AsyncGenerator[Lab, None]:
    lab = Lab()
    await lab.prepare()
    try:
        yield lab
    finally:
        await lab.database.close()


def _role(name: str) -> Role:
    if name not in list(Role):
        raise InvalidInput(f'There is no role "{name}"; there are {", ".join(Role)}.')
    return Role(name)
