"""Planted rows in the database, and which files they came from."""

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models.columns import SeedRow, utc_now
from lab.models.seed import PlantedFile
from lab.storage.database import one_at_a_time

KEPT = {'id', 'created_at', 'updated_at'}


async def prints(session: AsyncSession) -> dict[str, str]:
    """Path → SHA-256 of every file as it was planted last."""
    return {file.path: file.sha256 for file in (await session.exec(select(PlantedFile))).all()}


async def plant(session: AsyncSession, row: SeedRow) -> None:
    """Insert it, or bring the row of the same key up to date."""
    planted = await session.get(type(row), row.id)
    if planted is None:
        session.add(row)
    else:
        planted.sqlmodel_update(row.model_dump(exclude=KEPT))
    await session.flush()


async def remember(session: AsyncSession, path: str, sha256: str) -> None:
    await session.merge(PlantedFile(path=path, sha256=sha256, planted_at=utc_now()))


async def take_turn(session: AsyncSession) -> None:
    """Let one starting server plant at a time."""
    await one_at_a_time(session, PlantedFile)
