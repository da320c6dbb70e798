"""How columns are typed, the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, DateTime, Dialect
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import declared_attr
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    'ix': 'ix_%(column_0_label)s',
    'uq': 'uq_%(table_name)s_%(column_0_name)s',
    'ck': 'ck_%(table_name)s_%(constraint_name)s',
    'fk': 'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s',
    'pk': 'pk_%(table_name)s',
}

Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), 'postgresql')


class Utc(TypeDecorator[datetime]):
    """Time zone aware on both sides; SQLite drops the zone, so it is put back. Naive times are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError('naive datetime')
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def utc_now() -> datetime:
    return datetime.now(UTC)


def choice(kind: type[StrEnum], name: str) -> Any:  # noqa: ANN401  SQLModel takes any column type here
    """A column type for an enum: text with a check, because native enums make migrations painful."""
    return SqlEnum(
        kind,
        native_enum=False,
        length=32,
        create_constraint=True,
        name=name,
        values_callable=lambda e: [m.value for m in e],
    )


class Row(SQLModel):
    """What rows made by people share: a random id and two times."""

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    created_at: datetime = Field(default_factory=utc_now, sa_type=Utc)
    updated_at: datetime = Field(default_factory=utc_now, sa_type=Utc, sa_column_kwargs={'onupdate': utc_now})


class Versioned(SQLModel):
    """For rows that people edit: a write based on an older version is refused (StaleDataError)."""

    version: int = 1

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805  SQLAlchemy calls it on the class
        return {'version_id_col': cls.__table__.c.version}  # type: ignore[attr-defined]


class SeedRow(SQLModel):
    """What planted rows share: a stable key that seeds, addresses and the command line use, and two times."""

    id: str = Field(primary_key=True, max_length=80)
    name: str
    created_at: datetime = Field(default_factory=utc_now, sa_type=Utc)
    updated_at: datetime = Field(default_factory=utc_now, sa_type=Utc, sa_column_kwargs={'onupdate': utc_now})
