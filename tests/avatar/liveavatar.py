"""LiveAvatar on loopback, as docs.liveavatar.com describes it, without the pictures: it can do all that goes wrong.

`python -m tests.avatar.liveavatar PORT` serves it; `POST /fake {"mood": …}` says how it behaves from now on,
`GET /fake` what it has seen. In a mood other than `well` calls fail (those whose path holds `only`): `no_credits`,
`wrong_key`, `busy`, `briefly_busy`, `broken`, `silent` (answers after 30 s), `nonsense`. `slow_ms` delays the start a
page asks for; `deaf` never opens the socket, `mute` takes sound and says nothing.
"""

import asyncio
import base64
import json
import sys
import time
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import uvicorn
from fastapi import FastAPI, Request, WebSocket, WebSocketDisconnect
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from starlette.responses import PlainTextResponse, Response

KEY = 'right-key'
RATE = 24_000


class Seen:
    def __init__(self) -> None:
        self.mood, self.only, self.slow_ms, self.deaf, self.mute = 'well', '', 0, False, False
        self.credits = 10.0
        self.calls: list[list[Any]] = []
        self.sessions: dict[str, dict[str, Any]] = {}
        self.heard: list[dict[str, Any]] = []
        self.commands: list[list[Any]] = []
        self.lines: list[WebSocket] = []
        self.refusals = 0


seen = Seen()
app = FastAPI()
app.add_middleware(
    CORSMiddleware, allow_origin_regex='.*', allow_methods=['*'], allow_headers=['*'], allow_credentials=True
)


@app.get('/fake')
async def look() -> dict[str, Any]:
    kept = ('calls', 'sessions', 'heard', 'commands')
    return {name: getattr(seen, name) for name in kept} | {'open': len(seen.lines)}


@app.post('/fake')
async def behave(how: dict[str, Any]) -> None:
    for name, value in how.items():
        setattr(seen, name, value)
    seen.refusals = 0


@app.post('/fake/forget')
async def forget() -> None:
    seen.__init__()  # type: ignore[misc]


@app.post('/fake/drop')
async def drop() -> None:
    """In the middle of a session, as a network does."""
    for line in list(seen.lines):
        await line.close(1011)


@app.post('/fake/leave')
async def leave(zombie: dict[str, Any]) -> None:
    """A session that somebody has forgotten."""
    seen.sessions[zombie['id']] = born(zombie['id'], zombie.get('age_s', 600)) | {'active': True}


@app.middleware('http')
async def moody(request: Request, follow: Any) -> Response:  # noqa: ANN401
    path = request.url.path
    if not path.startswith('/v1/') or request.method == 'OPTIONS':
        return await follow(request)  # type: ignore[no-any-return]
    body = await request.body()
    seen.calls.append([request.method, path, json.loads(body) if body else None, request.headers.get('authorization')])
    if seen.only in path and (refusal := await refused()) is not None:
        refusal.headers['access-control-allow-origin'] = request.headers.get('origin', '*')
        refusal.headers['access-control-allow-credentials'] = 'true'
        return refusal
    if 'authorization' not in request.headers and request.headers.get('x-api-key') != KEY:
        return said(401, 'Invalid API key', 4010)
    return await follow(request)  # type: ignore[no-any-return]


async def refused() -> Response | None:
    seen.refusals += 1
    match seen.mood:
        case 'no_credits':
            return said(402, 'Insufficient credits', 4020)
        case 'no_credits_400':
            return said(400, 'Not enough credits to start a session', 4000)
        case 'wrong_key':
            return said(401, 'Unauthorized', 4010)
        case 'busy':
            return said(429, 'Too many requests', 4290, {'Retry-After': '30'})
        case 'briefly_busy' if seen.refusals == 1:
            return said(429, 'Too many requests', 4290, {'Retry-After': '0.2'})
        case 'broken':
            return PlainTextResponse('oops', 500)
        case 'nonsense':
            return PlainTextResponse('<html>hello</html>')
        case 'silent':
            await asyncio.sleep(30)
    return None


@app.post('/v1/sessions/token')
async def token(wanted: dict[str, Any]) -> Response:
    if wanted.get('mode') != 'LITE' or not wanted.get('avatar_id'):
        return said(422, 'Validation error', 4220)
    if seen.credits < 1:
        return said(402, 'Insufficient credits', 4020)
    id = str(uuid4())
    seen.sessions[id] = born(id) | {'wanted': wanted, 'token': token_of(id), 'active': False}
    return good({'session_id': id, 'session_token': token_of(id)})


@app.post('/v1/sessions/start')
async def start(request: Request) -> Response:
    session = session_of(request, {})
    if session is None:
        return said(401, 'Unauthorized', 4010)
    await asyncio.sleep(seen.slow_ms / 1000)
    session['active'], session['started'] = True, time.time()
    address = str(request.url.replace(scheme='ws', path='/deaf' if seen.deaf else f'/line/{session["id"]}'))
    longest = session['wanted']['max_session_duration']
    return good({'session_id': session['id'], 'max_session_duration': longest, 'ws_url': address}, 201)


@app.post('/v1/sessions/keep-alive')
async def keep_alive(request: Request) -> Response:
    session = session_of(request, json.loads(await request.body() or b'{}'))
    if session is None or not session['active']:
        return said(404, 'Session not found', 4040)
    session['kept'] += 1
    return good(None)


@app.post('/v1/sessions/stop')
async def stop(request: Request) -> Response:
    body = json.loads(await request.body() or b'{}')
    session = session_of(request, body)
    if session is None:
        return said(404, 'Session not found', 4040)
    if session['active']:
        session['active'], session['duration'] = False, time.time() - session['started']
        session['credits_consumed'] = 1.0 + session['duration'] // 60
    session['stops'].append(body.get('reason', ''))
    return good(None)


@app.get('/v1/sessions')
async def list_sessions(page: int = 1, page_size: int = 20) -> Response:
    active = [each for each in seen.sessions.values() if each['active']]
    return good({'count': len(active), 'results': active[(page - 1) * page_size : page * page_size]})


@app.get('/v1/sessions/{id}')
async def one(id: str) -> Response:
    return good(seen.sessions[id]) if id in seen.sessions else said(404, 'Session not found', 4040)


@app.get('/v1/users/credits')
async def credits() -> Response:
    return good({'credits_left': seen.credits})


@app.get('/v1/avatars')
async def avatars() -> Response:
    return good({'count': 1, 'results': [{'id': 'face-1', 'name': 'Judy'}]})


@app.websocket('/line/{id}')
async def line(socket: WebSocket, id: str) -> None:
    """Sound with the same event id is one utterance; utterances are said one after another, each as long as it is."""
    await socket.accept()
    await socket.send_json({'type': 'session.state_updated', 'state': 'connected'})
    seen.lines.append(socket)
    mouth, sounds, waiting = Mouth(socket), {}, asyncio.Queue[tuple[str, bytes]]()
    speaking = asyncio.create_task(mouth.speak(waiting))
    try:
        while True:
            message = json.loads(await socket.receive_text())
            kind, event = message['type'], message.get('event_id', '')
            seen.commands.append([kind, time.time()])
            if kind == 'agent.speak':
                sounds[event] = sounds.get(event, b'') + base64.b64decode(message['audio'], validate=True)
            elif kind == 'agent.speak_end':
                seen.heard.append(described(sounds[event]))
                waiting.put_nowait((event, sounds.pop(event)))
            elif kind == 'agent.interrupt':
                waiting = asyncio.Queue()
                speaking.cancel()
                speaking = asyncio.create_task(mouth.speak(waiting))
    except WebSocketDisconnect:
        pass
    finally:
        speaking.cancel()
        seen.lines.remove(socket)
        if id in seen.sessions:
            seen.sessions[id]['left'] = True


@app.websocket('/deaf')
async def deaf(socket: WebSocket) -> None:
    await asyncio.sleep(60)


class Mouth:
    def __init__(self, socket: WebSocket) -> None:
        self.socket = socket

    async def speak(self, waiting: asyncio.Queue[tuple[str, bytes]]) -> None:
        while True:
            event, sound = await waiting.get()
            if seen.mute:
                continue
            await self.socket.send_json({'type': 'agent.speak_started', 'event_id': event})
            await asyncio.sleep(len(sound) / 2 / RATE)
            await self.socket.send_json({'type': 'agent.speak_ended', 'event_id': event})


def described(sound: bytes) -> dict[str, Any]:
    """Length, and the strongest frequency, which tells whether the rate was right."""
    import numpy as np

    samples = np.frombuffer(sound, '<i2').astype(float)
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    hertz = float(np.argmax(spectrum)) * RATE / len(samples)
    return {'ms': len(samples) * 1000 / RATE, 'hertz': hertz, 'peak': float(np.abs(samples).max())}


def session_of(request: Request, body: dict[str, Any]) -> dict[str, Any] | None:
    bearer = request.headers.get('authorization', '').removeprefix('Bearer ')
    found = [each for each in seen.sessions.values() if bearer and each.get('token') == bearer]
    return found[0] if found else seen.sessions.get(body.get('session_id', ''))


def born(id: str, age_s: float = 0) -> dict[str, Any]:
    created = datetime.fromtimestamp(time.time() - age_s, UTC).isoformat()
    return {'id': id, 'created_at': created, 'started': time.time() - age_s, 'kept': 0, 'stops': []}


def token_of(id: str) -> str:
    """Unsigned, but of the shape that the SDK reads its mode from."""
    claims = {'session_id': id, 'start_session_data': {'mode': 'LITE'}}
    packed = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip('=')
    return f'e30.{packed}.x'


def good(body: Any, status: int = 200) -> Response:  # noqa: ANN401
    return JSONResponse({'code': 1000, 'data': body, 'message': 'ok'}, status)


def said(status: int, message: str, code: int, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({'code': code, 'data': None, 'message': message}, status, headers)


if __name__ == '__main__':
    uvicorn.run(app, host='127.0.0.1', port=int(sys.argv[1]), log_level='warning', timeout_keep_alive=300)
