"""What every REST route does around its own work: count the call, and carry out a repeated one only once."""

import hashlib
import json
import re
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from lab.api.rates import Rates
from lab.api.who import viewer_of
from lab.errors import InvalidInput
from lab.models.viewer import Viewer
from lab.services.repeating import Answered, Repeating

Handle = Callable[[Request], Coroutine[Any, Any, Response]]
KEY = re.compile(r'[\x21-\x7e]{1,200}')
REPEATABLE = {
    'parameters': [
        {
            'name': 'Idempotency-Key',
            'in': 'header',
            'required': False,
            'description': 'Any text of your own. The same call with the same key within a day is carried out once.',
            'schema': {'type': 'string', 'pattern': r'^[\x21-\x7e]{1,200}$', 'minLength': 1, 'maxLength': 200},
        }
    ]
}
"""`openapi_extra` of a route that starts something."""


class Routers:
    """Makes the routers of the REST API, which share their rates."""

    def __init__(self, rates: Rates, repeating: Repeating) -> None:
        self._rates, self._repeating = rates, repeating

    def router(self, prefix: str, name: str) -> APIRouter:
        return APIRouter(prefix=prefix, tags=[name], route_class=self._route())

    def _route(self) -> type[APIRoute]:
        rates, repeating = self._rates, self._repeating

        class Counted(APIRoute):
            def get_route_handler(self) -> Handle:
                handle = understood(super().get_route_handler())

                async def counted(request: Request) -> Response:
                    viewer = viewer_of(request)
                    request.state.headers = await rates.take(viewer)
                    key = request.headers.get('idempotency-key') if request.method == 'POST' else None
                    answer = await (handle(request) if key is None else once(repeating, viewer, key, request, handle))
                    answer.headers.update(request.state.headers)
                    return answer

                return counted

        return Counted


def understood(handle: Handle) -> Handle:
    """A body that breaks off or is not what it claims to be is refused in the same way as a wrong field."""

    async def handled(request: Request) -> Response:
        try:
            return await handle(request)
        except HTTPException as unreadable:
            raise InvalidInput('The body is not whole, or not of the form that it claims to have.') from unreadable

    return handled


async def once(
    repeating: Repeating, viewer: Viewer, key: str, request: Request, handle: Callable[[Request], Awaitable[Response]]
) -> Response:
    """A call that failed is forgotten, so that it can be sent again."""
    if not KEY.fullmatch(key):
        raise InvalidInput('An idempotency key is 1 to 200 printable characters without spaces.')
    before = await repeating.begin(viewer, key, await _fingerprint(request))
    if before is not None:
        return JSONResponse(before.answer, before.status, headers={'Idempotent-Replayed': 'true'})
    try:
        answer = await handle(request)
    except BaseException:
        await repeating.forget(viewer, key)
        raise
    await repeating.finish(viewer, key, Answered(answer.status_code, json.loads(bytes(answer.body))))
    return answer


async def _fingerprint(request: Request) -> str:
    """Of method, path and body; a form's boundary is made anew each time it is sent and does not count."""
    body = await request.body()
    boundary = re.search(r'boundary="?([^";]+)', request.headers.get('content-type', ''))
    if boundary:
        body = body.replace(boundary.group(1).encode('latin-1'), b'')
    called = f'{request.method} {request.url.path}?{request.url.query}\n'.encode()
    return hashlib.sha256(called + body).hexdigest()
