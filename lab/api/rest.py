"""The REST API as a whole: its routers, the document that describes it, and what no route answers."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.responses import JSONResponse

from lab.api import catalogue, configs, documents, kits, results, sessions
from lab.api.problems import document
from lab.api.rates import Rates
from lab.api.route import Routers
from lab.api.wire import Problem
from lab.wiring import Lab

DESCRIBED = '/api/openapi.json'
METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']
ABOUT = (
    'Everything the pages do for a candidate, for programs: documents, interviews and workplace conversations with '
    'typed answers, analyses, history. Send `Authorization: Bearer …` with a token made on the profile page. Calls '
    'that start something may carry an `Idempotency-Key`. Errors are problem documents (RFC 9457) whose `detail` can '
    'be shown to people.'
)


def install(app: FastAPI, lab: Lab) -> None:
    routers = Routers(Rates(lab.settings.api_rate), lab.repeating)
    starts = sessions.Starts(lab.interviewing, lab.conversations, lab.accounts)
    nouns = [
        kits.router(routers, lab.catalog),
        documents.router(routers, lab.documents),
        configs.router(routers, lab.planning),
        sessions.router(routers, starts, lab.spoken),
        *results.of(routers, starts, results.Analyses(lab.reports, lab.conversations), lab.history),
        catalogue.router(routers, lab.catalog),
    ]
    routes = [route for noun in nouns for route in noun.routes if isinstance(route, APIRoute)]
    for noun in nouns:
        app.include_router(noun)
    app.include_router(_described(routes))
    app.state.rest_routes = routes


def close(app: FastAPI) -> None:
    """After all routes under `/api`: what comes later is never reached."""
    app.include_router(_rest(app.state.rest_routes))


def openapi(routes: Sequence[APIRoute]) -> dict[str, Any]:
    whole = get_openapi(title='Interview Practice Lab', version='1', description=ABOUT, routes=routes)
    schemas = whole['components']['schemas']
    schemas['Problem'] = Problem.model_json_schema()
    for unused in ('HTTPValidationError', 'ValidationError'):
        schemas.pop(unused, None)
    whole['components']['securitySchemes'] = {'token': {'type': 'http', 'scheme': 'bearer'}}
    whole['security'] = [{'token': []}]
    return whole


def _described(routes: Sequence[APIRoute]) -> APIRouter:
    router = APIRouter()

    @router.get(DESCRIBED, include_in_schema=False)
    async def describe() -> JSONResponse:
        return JSONResponse(openapi(routes))

    return router


def _rest(routes: Sequence[APIRoute]) -> APIRouter:
    router = APIRouter()

    @router.api_route('/api/{rest:path}', methods=METHODS, include_in_schema=False)
    async def nothing(request: Request, rest: str) -> JSONResponse:
        here = [each for each in routes if each.path_regex.match(request.url.path)]
        if not here:
            return document(404, 'This does not exist', 'There is nothing at this address.')
        allowed = sorted({method for each in here for method in each.methods or ()})
        return document(
            405, 'Not like this', 'This address does not take this kind of call.', {'Allow': ', '.join(allowed)}
        )

    return router
