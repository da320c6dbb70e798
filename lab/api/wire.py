"""What goes over the wire: JSON in camelCase, lists in pages, and how the answers that are no result look."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from lab.errors import InvalidInput

T = TypeVar('T')
Limit = Annotated[int, Query(ge=1, le=100, description='How many to give at most.')]
Slug = Annotated[str, Field(pattern=r'^[a-z0-9-]+$', max_length=80)]
"""The id of something in the catalogue."""
Cursor = Annotated[str | None, Query(max_length=40, description='`nextCursor` of the page before.', examples=['MjA'])]


class Wire(BaseModel):
    """Read and written with camelCase names; what is not known is refused rather than ignored."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, from_attributes=True, extra='forbid')


def shown_as(*examples: dict[str, Any]) -> ConfigDict:
    """The `model_config` of a request body that the document shows with these examples."""
    return ConfigDict(json_schema_extra={'examples': list(examples)})


class Problem(BaseModel):
    """RFC 9457; `detail` is one sentence that can be shown to people."""

    type: str = 'about:blank'
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] | None = None


class Page(Wire, Generic[T]):
    """`nextCursor` is null on the last page."""

    entries: list[T]
    next_cursor: str | None = None


def page(entries: Sequence[T], limit: int, cursor: str | None) -> Page[T]:
    """Raises InvalidInput for a cursor that no page gave."""
    start = _start(cursor) if cursor else 0
    more = len(entries) > start + limit
    return Page(entries=list(entries[start : start + limit]), next_cursor=_cursor(start + limit) if more else None)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How a route's problem documents are described, beside those that any route may give."""
    found = sorted({401, 403, 422, 429, 503, *statuses})
    content = {'application/problem+json': {'schema': {'$ref': '#/components/schemas/Problem'}}}
    return {status: {'description': TITLES[status], 'content': content} for status in found}


TITLES = {
    401: 'No valid token or session',
    403: 'The token may not do this, or the call came from another site',
    404: 'There is no such thing, or it is somebody else’s',
    409: 'It is not in the state for this, or has changed in the meantime',
    413: 'The upload is too big',
    422: 'The call cannot be understood or carried out as it is',
    429: 'Too many calls; `Retry-After` says when to go on',
    503: 'A part of the lab is not answering',
    507: 'There is no room left to store this',
}


def _cursor(start: int) -> str:
    return urlsafe_b64encode(str(start).encode()).decode().rstrip('=')


def _start(cursor: str) -> int:
    try:
        start = int(urlsafe_b64decode(cursor + '=' * (-len(cursor) % 4)).decode('ascii'))
    except ValueError as malformed:
        raise InvalidInput('This cursor is none that a page gave.') from malformed
    if not 0 <= start < 10**9:
        raise InvalidInput('This cursor is none that a page gave.')
    return start
