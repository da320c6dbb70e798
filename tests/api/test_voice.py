"""The voice connection of a real server: who is refused, and how; recordings and samples behind it."""

import asyncio
import json
import socket
from collections.abc import AsyncGenerator
from typing import Any
from uuid import UUID

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request
from starlette.middleware.sessions import SessionMiddleware
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from lab.api.edge import install
from lab.api.recordings import ranged
from lab.live.spoken_parts import Parts
from lab.live.spoken_sessions import SpokenSessions
from lab.live.tickets import VALID_S, Tickets
from lab.models.live import Readiness
from lab.models.viewer import Viewer
from lab.services.accounts import cookie
from lab.services.speaking import Speaking
from lab.voice.messages import Done, Played
from lab.wiring import Lab
from tests.doubles import WORDS
from tests.live.scripted import ScriptedSpeech, until
from tests.steps import prepared


class Server:
    def __init__(self, lab: Lab, speech: ScriptedSpeech, port: int) -> None:
        self.lab, self.speech, self.host = lab, speech, f'127.0.0.1:{port}'
        self.now = 0.0

    async def enter(self, viewer: Viewer) -> str:
        """The cookie of somebody signed in."""
        async with httpx.AsyncClient(base_url=f'http://{self.host}') as client:
            answer = await client.get(f'/static/enter/{viewer.user_id}')
            return f'session={answer.cookies["session"]}'

    def dial(self, session_id: UUID, ticket: str, cookie: str, origin: str = '') -> Any:  # noqa: ANN401
        headers = {'Cookie': cookie, 'Origin': origin or f'http://{self.host}'}
        return connect(
            f'ws://{self.host}/api/ws/voice/{session_id}?ticket={ticket}', additional_headers=headers, proxy=None
        )

    async def code(self, session_id: UUID, ticket: str, cookie: str, origin: str = '') -> int:
        """With which code the connection is refused; 0 when it is not."""
        try:
            async with self.dial(session_id, ticket, cookie, origin) as connection:
                return await closing_code(connection)
        except InvalidStatus as refused:  # before it was opened
            return {403: 4403}.get(refused.response.status_code, refused.response.status_code)


async def closing_code(connection: ClientConnection, seconds: float = 15) -> int:
    try:
        async with asyncio.timeout(seconds):
            while True:
                if isinstance(message := await connection.recv(), str) and '"saying"' in message:
                    return 0
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else -1


@pytest.fixture
async def server(lab: Lab) -> AsyncGenerator[Server, None]:
    speech = ScriptedSpeech()
    parts = Parts(speech, lab.interviewing, Speaking(lab.database), lab.recordings)  # type: ignore[arg-type]
    lab.spoken = SpokenSessions(parts, lab.catalog, lab.admission)
    app = FastAPI()
    install(app, lab, open_paths=['/static/'])
    app.add_middleware(SessionMiddleware, secret_key='s' * 32)

    @app.get('/static/enter/{user_id}')
    async def enter(request: Request, user_id: UUID) -> str:
        request.session.update(cookie(await lab.accounts.get(Viewer(user_id))))
        return 'in'

    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    running = uvicorn.Server(uvicorn.Config(app, port=port, log_level='warning', lifespan='off'))
    task = asyncio.create_task(running.serve())
    server = Server(lab, speech, port)
    lab.spoken.tickets = Tickets(lambda: server.now)
    await until(lambda: running.started)
    yield server
    running.should_exit = True
    await task


@pytest.fixture
async def session_id(lab: Lab, rosa: Viewer) -> UUID:
    session_id = await lab.interviewing.start(rosa, await prepared(lab, rosa))
    await lab.interviewing.get_ready(rosa, session_id, Readiness(consent=True, typed=False, recording=True))
    await lab.interviewing.begin(rosa, session_id)
    return session_id


async def test_a_ticket_admits_its_owner_once(server: Server, session_id: UUID, rosa: Viewer) -> None:
    mine = await server.enter(rosa)
    ticket = await server.lab.spoken.ticket(rosa, session_id, True)
    assert len(ticket) >= 43
    assert await server.code(session_id, ticket, mine) == 0
    assert await server.code(session_id, ticket, mine) == 4401, 'a ticket was used twice'
    assert await server.code(session_id, 'made-up', mine) == 4401
    assert await server.code(session_id, '', mine) == 4401


async def test_a_ticket_is_worth_nothing_to_others_elsewhere_or_later(
    server: Server, session_id: UUID, rosa: Viewer, stranger: Viewer
) -> None:
    async def ticket() -> str:
        return await server.lab.spoken.ticket(rosa, session_id, True)

    mine, theirs = await server.enter(rosa), await server.enter(stranger)
    assert await server.code(session_id, await ticket(), theirs) == 4401
    assert await server.code(session_id, await ticket(), '') == 4401
    assert await server.code(UUID(int=7), await ticket(), mine) == 4401
    assert await server.code(session_id, await ticket(), mine, origin='https://evil.example') == 4403
    late = await ticket()
    server.now += VALID_S + 1
    assert await server.code(session_id, late, mine) == 4401
    assert server.speech.lines == []


async def test_frames_go_up_and_sounds_come_down(server: Server, session_id: UUID, rosa: Viewer) -> None:
    mine = await server.enter(rosa)
    async with server.dial(session_id, await server.lab.spoken.ticket(rosa, session_id, True), mine) as connection:
        first = json.loads(await text(connection))
        assert first == {'kind': 'saying', 'id': first['id'], 'member': 'lead'}
        sound = await connection.recv()
        assert isinstance(sound, bytes)
        head = json.loads(sound[4 : 4 + int.from_bytes(sound[:4], 'little')])
        assert head['text'] == WORDS[0]
        line = server.speech.lines[0]
        await connection.send(b'\0' * 640)
        await connection.send(json.dumps({'kind': 'played', 'id': first['id'], 'ms': 40}))
        await connection.send(json.dumps({'kind': 'say', 'id': 'x', 'text': 'Put into the mouth of the interviewer'}))
        await connection.send('no JSON')
        await connection.send(json.dumps({'kind': 'done'}))
        await until(lambda: line.count(Done))
        assert line.heard == 640
        assert line.count(Played) == 1
        assert len(line.says) == 1, 'a page says what the interviewer says'


async def text(connection: ClientConnection) -> str:
    """The next message that is not a hush."""
    while isinstance(message := await connection.recv(), bytes) or '"hush"' in message:
        pass
    return message


async def test_what_no_microphone_sends_closes_the_connection(server: Server, session_id: UUID, rosa: Viewer) -> None:
    mine = await server.enter(rosa)
    for frames, size in ((1, 65 * 1024), (2000, 640)):
        ticket = await server.lab.spoken.ticket(rosa, session_id, False)
        async with server.dial(session_id, ticket, mine) as connection:
            with pytest.raises(ConnectionClosed) as closed:  # noqa: PT012  whichever comes first
                for _ in range(frames):
                    await connection.send(b'\0' * size)
                while True:
                    await connection.recv()
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 4408


async def test_a_full_house_and_a_second_window_are_told_apart(server: Server, session_id: UUID, rosa: Viewer) -> None:
    mine = await server.enter(rosa)
    async with server.dial(session_id, await server.lab.spoken.ticket(rosa, session_id, True), mine) as older:
        assert await closing_code(older) == 0
        assert await server.code(session_id, await server.lab.spoken.ticket(rosa, session_id, True), mine) == 0
        with pytest.raises(ConnectionClosed) as closed:  # noqa: PT012  what was sent before comes first
            while True:
                await older.recv()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4409
    await server.lab.spoken.close(session_id)
    server.speech.places = 0
    assert await server.code(session_id, await server.lab.spoken.ticket(rosa, session_id, True), mine) == 4429
    server.speech.ready = None  # type: ignore[assignment]
    assert await server.code(session_id, await server.lab.spoken.ticket(rosa, session_id, True), mine) == 1013


async def test_a_recording_is_heard_by_its_owner_in_ranges(
    server: Server, session_id: UUID, rosa: Viewer, stranger: Viewer
) -> None:
    await server.lab.interviewing.answer(rosa, session_id, 1, 'I built a balance')
    await server.lab.recordings.keep(rosa, session_id, 1, b'\x01\x00' * 16_000)
    path = f'http://{server.host}/api/recordings/{session_id}/1.wav'
    async with httpx.AsyncClient() as client:
        mine, theirs = {'cookie': await server.enter(rosa)}, {'cookie': await server.enter(stranger)}
        whole = await client.get(path, headers=mine)
        assert (whole.status_code, len(whole.content)) == (200, 32_044)
        assert whole.headers['content-type'] == 'audio/wav'
        part = await client.get(path, headers=mine | {'range': 'bytes=0-99'})
        assert (part.status_code, part.content) == (206, whole.content[:100])
        assert (await client.get(path, headers=theirs)).status_code == 404
        assert (await client.get(path)).status_code == 401
        assert (await client.get(path.replace('/1.wav', '/0.wav'), headers=mine)).status_code == 404


@pytest.mark.parametrize(
    ('wanted', 'status', 'content'),
    [
        ('', 200, b'0123456789'),
        ('bytes=2-4', 206, b'234'),
        ('bytes=7-', 206, b'789'),
        ('bytes=-3', 206, b'789'),
        ('bytes=5-500', 206, b'56789'),
        ('bytes=10-', 416, b''),
        ('bytes=0-1,4-5', 200, b'0123456789'),
        ('pages=1', 200, b'0123456789'),
    ],
)
def test_ranges_are_those_of_the_standard(wanted: str, status: int, content: bytes) -> None:
    answer = ranged(b'0123456789', wanted)
    assert (answer.status_code, bytes(answer.body)) == (status, content)
