"""Planting: the seed files become rows, again whenever a file has changed."""

import hashlib
from pathlib import Path

from lab.services import seeds
from lab.storage import seeds as planted
from lab.storage.database import Database


async def plant(database: Database, folder: Path = seeds.SEEDS) -> int:
    """The number of rows planted; rows are inserted or brought up to date, never deleted."""
    prints = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path, _ in seeds.files(folder)}
    async with database.session() as session:
        known = await planted.prints(session)
    changed = [each for each in seeds.files(folder) if known.get(_key(each[0], folder)) != prints[each[0]]]
    if not changed:
        return 0
    read = [(path, seeds.rows(path, model)) for path, model in changed]
    async with database.transaction() as session:
        await planted.take_turn(session)
        for path, rows in read:
            for row in rows:
                await planted.plant(session, row)
            await planted.remember(session, _key(path, folder), prints[path])
    return sum(len(rows) for _, rows in read)


def _key(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
