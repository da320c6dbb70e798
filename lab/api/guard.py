"""The guard: origin, signing in, size of uploads and security headers, for every request and every websocket."""

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Send
from starlette.types import Scope as Asked

from lab.api.problems import document
from lab.models.token import Scope
from lab.models.viewer import Viewer

OPEN = ('/sign-in', '/sign-up', '/sign-out', '/healthz', '/favicon.ico', '/_nicegui/', '/_nicegui_ws/')
CLOSED = ('/_nicegui/client/',)
SAFE = ('GET', 'HEAD', 'OPTIONS')
OVERHEAD = 2**20  # what a form may hold beside its file

# The page framework compiles its templates in the browser, so scripts cannot be closed further than this.
POLICY = '; '.join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "media-src 'self' blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
VIDEO_ROOMS = 'https://*.livekit.cloud'
HEADERS = {
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'microphone=(self), camera=(), geolocation=()',
}


def policy(video: str = '') -> str:
    """With the address of a service of videos, pages may speak to it and to where its pictures come from."""
    return POLICY.replace("connect-src 'self'", f"connect-src 'self' {video} {VIDEO_ROOMS}") if video else POLICY


class Accounts(Protocol):
    demo: bool

    async def viewer_of(self, cookie: Mapping[str, object]) -> Viewer | None: ...

    async def demo_cookie(self) -> dict[str, object]: ...


class Tokens(Protocol):
    async def bearer(self, secret: str) -> tuple[Viewer, frozenset[Scope]] | None: ...


class Guard:
    """Pure ASGI, because it must see websockets too. It runs inside the session middleware."""

    def __init__(
        self,
        app: ASGIApp,
        accounts: Accounts,
        tokens: Tokens,
        allowed_origins: str = '',
        upload_limit_mb: int = 10,
        https: bool = False,
        open_paths: tuple[str, ...] = (),
        video: str = '',
    ) -> None:
        self._app = app
        self._accounts = accounts
        self._tokens = tokens
        self._origins = {origin.strip() for origin in allowed_origins.split(',') if origin.strip()}
        self._limit = upload_limit_mb * 2**20 + OVERHEAD
        self._headers = (
            HEADERS
            | {'content-security-policy': policy(video)}
            | ({'strict-transport-security': 'max-age=31536000'} if https else {})
        )
        self._open = OPEN + open_paths

    async def __call__(self, scope: Asked, receive: Receive, send: Send) -> None:
        if scope['type'] == 'websocket':
            await self._websocket(scope, receive, send)
        elif scope['type'] == 'http':
            await self._http(scope, receive, self._with_headers(send))
        else:
            await self._app(scope, receive, send)

    async def _websocket(self, scope: Asked, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if 'origin' not in headers or not self._own(headers):
            await receive()
            await send({'type': 'websocket.close', 'code': 4403})
            return
        await self._app(scope, receive, send)

    async def _http(self, scope: Asked, receive: Receive, send: Send) -> None:
        refusal = self._foreign(scope) or self._too_big(scope) or await self._unknown(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
        elif scope['method'] in SAFE:
            await self._app(scope, receive, send)
        else:
            await Capped(self._app, self._limit)(scope, receive, send)

    def _foreign(self, scope: Asked) -> Response | None:
        headers = Headers(scope=scope)
        watched = scope['method'] not in SAFE or scope['path'].startswith('/_nicegui_ws/')
        if watched and (not self._own(headers) or headers.get('sec-fetch-site') == 'cross-site'):
            return document(403, 'Forbidden', 'This request came from another site.')
        return None

    def _own(self, headers: Headers) -> bool:
        origin = headers.get('origin')
        return origin is None or origin in self._origins or urlsplit(origin).netloc == headers.get('host')

    def _too_big(self, scope: Asked) -> Response | None:
        declared = Headers(scope=scope).get('content-length', '0')
        return too_big() if not declared.isdigit() or int(declared) > self._limit else None

    async def _unknown(self, scope: Asked) -> Response | None:
        """Nobody, where somebody is needed: pages lead to signing in, everything else is refused."""
        path, session = scope['path'], scope['session']
        scope['viewer'] = None
        if path.startswith(self._open) and not path.startswith(CLOSED):
            return None
        if (secret := bearer(scope)) is not None:
            return await self._program(scope, secret)
        if 'user' in session:
            scope['viewer'] = await self._accounts.viewer_of(session)
        if scope['viewer'] is None and self._accounts.demo:
            session.update(await self._accounts.demo_cookie())
            scope['viewer'] = await self._accounts.viewer_of(session)
        if scope['viewer'] is not None:
            return None
        if scope['method'] not in SAFE or path.startswith(('/api/', *CLOSED)):
            return document(401, 'Please sign in', 'Sign in first, then try again.')
        query = scope['query_string'].decode('latin-1')
        return RedirectResponse(f'/sign-in?next={quote(path + (f"?{query}" if query else ""))}', 303)

    async def _program(self, scope: Asked, secret: str) -> Response | None:
        """A token opens the API and nothing else, and as much of it as its scopes say."""
        known = await self._tokens.bearer(secret)
        if known is None:
            refused = {'WWW-Authenticate': 'Bearer'}
            return document(
                401, 'This token is not valid', 'It is unknown, expired or revoked. Make a new one.', refused
            )
        scope['viewer'], scopes = known
        needed = Scope.read if scope['method'] in SAFE else Scope.write
        if needed not in scopes or not scope['path'].startswith('/api/'):
            return document(403, 'This token may not do this', f'It needs the scope "{needed}", and opens /api only.')
        return None

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message['type'] == 'http.response.start':
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        return sending


def bearer(scope: Asked) -> str | None:
    kind, _, secret = Headers(scope=scope).get('authorization', '').partition(' ')
    return secret.strip() if kind.lower() == 'bearer' else None


class Capped:
    """Counts what a body really sends; past the limit the application sees the client gone, and the client a 413."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._left = limit
        self._answered = False

    async def __call__(self, scope: Asked, receive: Receive, send: Send) -> None:
        async def counted() -> Message:
            if self._left < 0:
                return {'type': 'http.disconnect'}
            message = await receive()
            self._left -= len(message.get('body', b''))
            return message if self._left >= 0 else {'type': 'http.disconnect'}

        async def answering(message: Message) -> None:
            if self._left >= 0 or self._answered:
                self._answered = True
                await send(message)

        try:
            await self._app(scope, counted, answering)
        except ClientDisconnect:
            if self._left >= 0:
                raise
        if self._left < 0 and not self._answered:
            await too_big()(scope, receive, send)


def too_big() -> Response:
    return document(
        413, 'This file is too big', 'This file is too big to be uploaded. Save a smaller one and try again.'
    )
