"""Errors as problem documents (RFC 9457), translated once, at the edge."""

from fastapi import FastAPI, Request
from starlette.responses import JSONResponse

from lab.errors import LabError


def install(app: FastAPI) -> None:
    @app.exception_handler(LabError)
    async def answer(request: Request, problem: LabError) -> JSONResponse:
        return document(problem.status, problem.title, problem.sentence)


def document(status: int, title: str, detail: str) -> JSONResponse:
    content = {'type': 'about:blank', 'title': title, 'status': status, 'detail': detail}
    return JSONResponse(content, status, media_type='application/problem+json')
