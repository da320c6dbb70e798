"""The answers of LiveAvatar as far as they are used; `data` holds what was asked for."""

from datetime import UTC, datetime
from typing import TypeVar

import httpx
from pydantic import AliasChoices, BaseModel, Field, ValidationError

from lab.errors import VideoRefused
from lab.providers.avatar.rental import Running

_Body = TypeVar('_Body', bound=BaseModel)


class Given(BaseModel):
    session_id: str
    session_token: str


class Session(BaseModel):
    id: str = Field(validation_alias=AliasChoices('id', 'session_id'))
    created_at: datetime | None = None
    duration: float | None = None
    credits_consumed: float | None = None

    def running(self) -> Running:
        created = self.created_at.replace(tzinfo=self.created_at.tzinfo or UTC) if self.created_at else None
        return Running(self.id, created, self.duration or 0, self.credits_consumed or 0)


class Listed(BaseModel):
    results: list[Session] = []


class Purse(BaseModel):
    credits_left: float = Field(validation_alias=AliasChoices('credits_left', 'credits'))


class Face(BaseModel):
    id: str
    name: str = ''


class Faces(BaseModel):
    results: list[Face] = []


def json_of(kind: type[_Body], answer: httpx.Response) -> _Body:
    try:
        return kind.model_validate(answer.json()['data'])
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        raise VideoRefused('down', 'HeyGen answered in a form that this lab does not know.') from error
