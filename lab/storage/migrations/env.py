"""What alembic runs: the models' tables against the connection it was given."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import JSON
from sqlmodel import AutoString, SQLModel

from lab.models import tables  # noqa: F401  every table registers itself
from lab.models.columns import Utc


def render(kind: str, thing: Any, autogen: AutogenContext) -> str | Literal[False]:  # noqa: ANN401
    if kind == 'type' and isinstance(thing, Utc):
        autogen.imports.add('from lab.models.columns import Utc')
        return 'Utc()'
    if kind == 'type' and isinstance(thing, JSON):
        autogen.imports.add('from lab.models.columns import Json')
        return 'Json'
    if kind == 'type' and isinstance(thing, AutoString):
        return f'sa.String({thing.length or ""})'
    return False


context.configure(
    connection=context.config.attributes['connection'],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=render,
)
with context.begin_transaction():
    context.run_migrations()
