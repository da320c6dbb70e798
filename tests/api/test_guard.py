"""The guard: foreign sites, strangers and oversized bodies are stopped before anything else runs."""

from collections.abc import AsyncGenerator, AsyncIterator

import httpx
import pytest
from fastapi import FastAPI, Request, UploadFile, WebSocket
from starlette.middleware.sessions import SessionMiddleware
from starlette.types import Message

from lab.api.edge import install
from lab.api.who import viewer_of
from lab.errors import NotFound
from lab.wiring import Lab

HOST = 'http://lab.example'


@pytest.fixture
def app(lab: Lab) -> FastAPI:
    app = FastAPI()
    install(app, lab, open_paths=['/static/'])
    app.add_middleware(SessionMiddleware, secret_key='s' * 32)

    @app.get('/who')
    async def who(request: Request) -> dict[str, str]:
        return {'name': viewer_of(request).name, 'session': request.session.get('id', '')}

    @app.post('/api/size')
    async def size(file: UploadFile) -> int:
        return len(await file.read())

    @app.post('/api/raw')
    async def raw(request: Request) -> int:
        return len(await request.body())

    @app.get('/api/lost')
    async def lost() -> None:
        raise NotFound('There is no such document.')

    @app.get('/static/a.css')
    async def style() -> str:
        return 'a'

    @app.get('/_nicegui_ws/poll')
    async def poll() -> str:
        return 'polled'

    @app.websocket('/_nicegui_ws/')
    async def socket(websocket: WebSocket) -> None:
        await websocket.accept()
        await websocket.send_text('hello')
        await websocket.close()

    return app


@pytest.fixture
async def client(app: FastAPI) -> AsyncGenerator[httpx.AsyncClient, None]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HOST) as client:
        yield client


@pytest.fixture
async def signed_in(client: httpx.AsyncClient) -> httpx.AsyncClient:
    form = {'email': 'rosa@example.com', 'name': 'Rosa', 'password': 'correct horse'}
    assert (await client.post('/sign-up', data=form)).status_code == 303
    return client


async def test_strangers_are_led_to_sign_in_and_back(client: httpx.AsyncClient) -> None:
    answer = await client.get('/who?tab=2')
    assert (answer.status_code, answer.headers['location']) == (303, '/sign-in?next=/who%3Ftab%3D2')
    refused = await client.get('/api/lost')
    assert refused.status_code == 401
    assert refused.headers['content-type'] == 'application/problem+json'
    assert (await client.post('/api/raw', content=b'x')).status_code == 401
    assert (await client.get('/static/a.css')).status_code == 200
    assert (await client.get('/healthz')).json() == {'status': 'ok'}


async def test_signing_in_renews_the_session(client: httpx.AsyncClient, signed_in: httpx.AsyncClient) -> None:
    first = (await client.get('/who')).json()
    assert first['name'] == 'Rosa'
    answer = await client.post('/sign-in', data={'email': 'rosa@example.com', 'password': 'correct horse'})
    assert answer.status_code == 303
    second = (await client.get('/who')).json()
    assert second['session'] != first['session']
    assert (await client.post('/sign-out')).headers['location'] == '/sign-in'
    assert (await client.get('/who')).status_code == 303


async def test_a_session_from_before_signing_out_everywhere_is_worth_nothing(
    client: httpx.AsyncClient, signed_in: httpx.AsyncClient, lab: Lab
) -> None:
    user = await lab.accounts.sign_in('rosa@example.com', 'correct horse')
    async with lab.database.transaction() as session:
        user.session_version += 1
        session.add(user)
    assert (await client.get('/who')).status_code == 303


async def test_a_changed_cookie_is_nobodys(client: httpx.AsyncClient, signed_in: httpx.AsyncClient) -> None:
    value = client.cookies['session']
    client.cookies.clear()
    client.cookies.set('session', value[:-2] + ('aa' if value[-2:] != 'aa' else 'bb'))
    assert (await client.get('/who')).status_code == 303


@pytest.mark.parametrize('next_path', ['//evil.example', 'https://evil.example', '/\\evil.example', ''])
async def test_signing_in_never_leads_elsewhere(client: httpx.AsyncClient, lab: Lab, next_path: str) -> None:
    await lab.accounts.sign_up('rosa@example.com', 'Rosa', 'correct horse')
    form = {'email': 'rosa@example.com', 'password': 'correct horse', 'next': next_path}
    assert (await client.post('/sign-in', data=form)).headers['location'] == '/'


async def test_a_wrong_password_leads_back_without_a_session(client: httpx.AsyncClient) -> None:
    answer = await client.post('/sign-in', data={'email': 'rosa@example.com', 'password': 'x', 'next': '/who'})
    assert answer.headers['location'] == '/sign-in?next=%2Fwho'
    assert (await client.get('/who')).status_code == 303


@pytest.mark.parametrize('origin', ['https://evil.example', 'null', 'http://lab.example.evil.example', ''])
async def test_other_sites_cannot_write(signed_in: httpx.AsyncClient, origin: str) -> None:
    answer = await signed_in.post('/api/raw', content=b'x', headers={'origin': origin})
    assert answer.status_code == 403
    assert (await signed_in.get('/_nicegui_ws/poll', headers={'origin': origin})).status_code == 403


async def test_the_own_site_can_write(signed_in: httpx.AsyncClient) -> None:
    assert (await signed_in.post('/api/raw', content=b'x', headers={'origin': HOST})).json() == 1
    crossed = await signed_in.post('/api/raw', content=b'x', headers={'sec-fetch-site': 'cross-site'})
    assert crossed.status_code == 403


@pytest.mark.parametrize(
    ('origin', 'answered'),
    [
        (HOST, ['websocket.accept', 'websocket.send', 'websocket.close']),
        ('https://evil.example', ['websocket.close']),
        ('null', ['websocket.close']),
        (None, ['websocket.close']),
    ],
)
async def test_sockets_open_for_the_own_site_only(app: FastAPI, origin: str | None, answered: list[str]) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {'type': 'websocket.connect'}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b'host', b'lab.example'), *([(b'origin', origin.encode())] if origin else [])]
    scope = {'type': 'websocket', 'path': '/_nicegui_ws/', 'headers': headers, 'query_string': b'', 'subprotocols': []}
    await app(scope, receive, send)
    assert [message['type'] for message in sent] == answered
    assert sent[-1]['code'] == (1000 if len(answered) > 1 else 4403)


async def test_bodies_past_the_limit_are_refused_declared_or_not(signed_in: httpx.AsyncClient) -> None:
    big = b'x' * (12 * 2**20)

    async def streamed() -> AsyncIterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        for _ in range(120):
            yield b'x' * 100_000

    declared = await signed_in.post('/api/size', files={'file': ('a.pdf', big)})
    form = {'content-type': 'multipart/form-data; boundary=b'}
    as_form = await signed_in.post('/api/size', content=streamed(), headers=form)
    as_body = await signed_in.post('/api/raw', content=streamed())
    assert [answer.status_code for answer in (declared, as_form, as_body)] == [413] * 3
    assert (await signed_in.post('/api/raw', headers={'content-length': '-5'}, content=b'')).status_code == 413
    fits = await signed_in.post('/api/size', files={'file': ('a.pdf', b'x' * 10 * 2**20)})
    assert fits.json() == 10 * 2**20


async def test_errors_are_problem_documents(signed_in: httpx.AsyncClient) -> None:
    answer = await signed_in.get('/api/lost')
    assert answer.headers['content-type'] == 'application/problem+json'
    assert answer.json() == {
        'type': 'about:blank',
        'title': 'This does not exist',
        'status': 404,
        'detail': 'There is no such document.',
    }


async def test_every_answer_carries_the_security_headers(client: httpx.AsyncClient) -> None:
    for path in ('/healthz', '/who', '/static/a.css', '/nowhere'):
        headers = (await client.get(path)).headers
        assert "frame-ancestors 'none'" in headers['content-security-policy']
        assert headers['x-content-type-options'] == 'nosniff'
        assert headers['referrer-policy'] == 'same-origin'
        assert 'microphone=(self)' in headers['permissions-policy']


async def test_a_demo_lab_opens_for_its_candidate(client: httpx.AsyncClient, lab: Lab) -> None:
    lab.accounts.demo = True
    assert (await client.get('/who')).json()['name'] == 'Demo candidate'
    await client.post('/sign-out')
    form = {'email': 'rosa@example.com', 'name': 'Rosa', 'password': 'correct horse'}
    await client.post('/sign-up', data=form)
    assert (await client.get('/who')).json()['name'] == 'Rosa'
