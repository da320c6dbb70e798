"""Tokens: keys that a candidate gives to a program, and the calls that such a program may repeat safely."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from lab.models.columns import Json, Row, Utc


class Scope(StrEnum):
    """`read` looks things up; `write` starts, answers, uploads and ends."""

    read = 'read'
    write = 'write'


class ApiToken(Row, table=True):
    """Only the SHA-256 of the secret is kept; `shown` are its first letters, to tell tokens apart."""

    __tablename__ = 'api_tokens'

    user_id: UUID = Field(foreign_key='users.id', ondelete='CASCADE', index=True)
    name: str = Field(max_length=80)
    shown: str = Field(max_length=16)
    secret_hash: str = Field(unique=True, max_length=64)
    scopes: list[str] = Field(default_factory=list, sa_type=Json)
    expires_at: datetime = Field(sa_type=Utc)
    used_at: datetime | None = Field(default=None, sa_type=Utc)
    revoked_at: datetime | None = Field(default=None, sa_type=Utc)


class NewToken(BaseModel):
    """The only moment at which the secret can be read."""

    token: ApiToken
    secret: str


class RepeatableCall(Row, table=True):
    """A call made with an idempotency key; `status` is null while it is being answered for the first time."""

    __tablename__ = 'repeatable_calls'
    __table_args__ = (UniqueConstraint('user_id', 'key'),)

    user_id: UUID = Field(foreign_key='users.id', ondelete='CASCADE', index=True)
    key: str = Field(max_length=200)
    fingerprint: str = Field(max_length=64, description='SHA-256 of method, path and body')
    status: int | None = None
    answer: dict[str, Any] | None = Field(default=None, sa_type=Json)
