"""Errors as problem documents (RFC 9457), translated once, at the edge."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.responses import JSONResponse

from lab.errors import LabError, TooManyCalls

UNREADABLE = 'Some of what was sent is missing or not of the right form; `errors` says what.'


def install(app: FastAPI) -> None:
    @app.exception_handler(LabError)
    async def answer(request: Request, problem: LabError) -> JSONResponse:
        headers = problem.headers if isinstance(problem, TooManyCalls) else _counted(request)
        return document(problem.status, problem.title, problem.sentence, headers)

    @app.exception_handler(RequestValidationError)
    async def unreadable(request: Request, problem: RequestValidationError) -> JSONResponse:
        errors = [{'where': _where(each['loc']), 'problem': str(each['msg'])} for each in problem.errors()]
        return document(422, 'This call cannot be understood', UNREADABLE, _counted(request), errors=errors)


def document(
    status: int, title: str, detail: str, headers: Mapping[str, str] | None = None, **more: object
) -> JSONResponse:
    content = {'type': 'about:blank', 'title': title, 'status': status, 'detail': detail, **more}
    return JSONResponse(content, status, headers, media_type='application/problem+json')


def _counted(request: Request) -> Mapping[str, str] | None:
    """What the route has counted for this call, where it came that far."""
    headers: Mapping[str, str] | None = getattr(request.state, 'headers', None)
    return headers


def _where(location: tuple[Any, ...]) -> str:
    return '.'.join(str(part) for part in location)
