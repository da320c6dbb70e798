"""Every row that belongs to a user, found by walking the tables along the keys that delete with their owner."""

from typing import Any

from pydantic_core import to_jsonable_python
from sqlalchemy import Table, select
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models import tables  # noqa: F401  every table registers itself
from lab.models.user import User
from lab.models.viewer import Viewer

SECRET = {'password_hash', 'secret_hash'}


async def list_owned(session: AsyncSession, viewer: Viewer) -> dict[str, list[dict[str, Any]]]:
    """Table → rows as plain JSON. A row belongs to a user when deleting the user would delete it."""
    owned: dict[str, list[dict[str, Any]]] = {}
    for table in SQLModel.metadata.sorted_tables:
        condition = _belongs(table, viewer, owned)
        if condition is not None:
            connection = await session.connection()
            rows = (await connection.execute(select(table).where(condition))).mappings().all()
            owned[table.name] = [{key: row[key] for key in row if key not in SECRET} for row in rows]
    plain: dict[str, list[dict[str, Any]]] = to_jsonable_python(owned)
    return plain


def _belongs(table: Table, viewer: Viewer, owned: dict[str, list[dict[str, Any]]]) -> Any:  # noqa: ANN401
    if table.name == User.__tablename__:
        return table.c.id == viewer.user_id
    for key in table.foreign_keys:
        if key.ondelete == 'CASCADE' and (owners := owned.get(key.column.table.name)) is not None:
            return key.parent.in_([owner[key.column.name] for owner in owners])
    return None
