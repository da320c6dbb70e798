"""Signing up, in and out: plain form posts, because only an HTTP answer can set the session's cookie."""

from typing import Annotated
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse

from lab.errors import LabError
from lab.models.user import User
from lab.services.accounts import Accounts, cookie

Field = Annotated[str, Form()]


def router(accounts: Accounts) -> APIRouter:
    """A form that fails leads back to its page, which finds out why with `take_notice`."""
    router = APIRouter(include_in_schema=False)

    @router.post('/sign-in')
    async def sign_in(request: Request, email: Field = '', password: Field = '', next: Field = '/') -> RedirectResponse:
        try:
            user = await accounts.sign_in(email, password)
        except LabError as problem:
            return _back(request, '/sign-in', problem, {'email': email, 'next': next})
        return _signed_in(request, user, next)

    @router.post('/sign-up')
    async def sign_up(
        request: Request, email: Field = '', name: Field = '', password: Field = '', next: Field = '/'
    ) -> RedirectResponse:
        try:
            user = await accounts.sign_up(email, name, password)
        except LabError as problem:
            return _back(request, '/sign-up', problem, {'email': email, 'name': name, 'next': next})
        return _signed_in(request, user, next)

    @router.post('/sign-out')
    async def sign_out(request: Request) -> RedirectResponse:
        _renew(request)
        return RedirectResponse('/sign-in', 303)

    return router


def take_notice(request: Request) -> dict[str, str]:
    """Once: the `problem` of the form sent last, with what was filled in beside the password."""
    notice: dict[str, str] = request.session.pop('notice', {})
    return notice


def inside(path: str) -> str:
    """The path if it leads to this site, else the home page."""
    return path if path.startswith('/') and not path.startswith(('//', '/\\')) else '/'


def _signed_in(request: Request, user: User, next_path: str) -> RedirectResponse:
    _renew(request)
    request.session.update(cookie(user))
    return RedirectResponse(inside(next_path), 303)


def _renew(request: Request) -> None:
    """A new id, so that one planted or seen before signing in is worth nothing afterwards."""
    request.session.clear()
    request.session['id'] = str(uuid4())


def _back(request: Request, page: str, problem: LabError, filled: dict[str, str]) -> RedirectResponse:
    request.session['notice'] = filled | {'problem': problem.sentence}
    return RedirectResponse(f'{page}?{urlencode({"next": inside(filled["next"])})}', 303)
