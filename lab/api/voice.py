"""The voice connection: one WebSocket a page, admitted by a one-use ticket; frames of the microphone up, sounds down.

Close codes: 4401 no valid ticket, 4403 somebody else's, 4404 the interview is not going on, 4408 too much at once, 4409
opened elsewhere, 4429 all places taken, 4503 no speech here, 1013 speech is still loading, 1000 the end.
"""

import asyncio
import json
from contextlib import suppress
from time import monotonic
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, WebSocket
from pydantic import Field, TypeAdapter, ValidationError
from starlette.websockets import WebSocketDisconnect, WebSocketState

from lab.api.guard import bearer
from lab.errors import LabError, Unavailable
from lab.live.spoken import SpokenSession
from lab.live.spoken_sessions import SpokenSessions
from lab.models.token import Scope
from lab.models.viewer import Viewer
from lab.voice.messages import Done, Moment, Mute, Played, Talk
from lab.wiring import Lab

FRAME_LIMIT = 64 * 1024
RATE, BURST = 100, 250
"""Frames a second, and how many may come at once after a stall; a microphone makes fifty."""
WAITING = 400
"""What may wait for a slow page, before it counts as gone."""
NO_TICKET, OVER, TOO_MUCH, FULL, NO_SPEECH, LOADING = 4401, 4404, 4408, 4429, 4503, 1013

_from_page: TypeAdapter[Done | Moment | Mute | Played | Talk] = TypeAdapter(
    Annotated[Done | Moment | Mute | Played | Talk, Field(discriminator='kind')]
)


def router(lab: Lab) -> APIRouter:
    router = APIRouter()

    @router.websocket('/api/ws/voice/{session_id}')
    async def voice(socket: WebSocket, session_id: UUID, ticket: str = '') -> None:
        await socket.accept()
        viewer = await lab.accounts.viewer_of(socket.session) or await _program(lab, socket)
        await _serve(lab.spoken, socket, session_id, ticket, viewer)

    return router


async def _program(lab: Lab, socket: WebSocket) -> Viewer | None:
    """Whose program this is, when it shows a token instead of a browser's cookie."""
    secret = bearer(socket.scope)
    known = await lab.tokens.bearer(secret) if secret else None
    return known[0] if known and Scope.write in known[1] else None


async def _serve(spoken: SpokenSessions, socket: WebSocket, session_id: UUID, word: str, viewer: Viewer | None) -> None:
    ticket = spoken.tickets.take(word, session_id, viewer.user_id if viewer else None)
    if ticket is None:
        await socket.close(NO_TICKET)
        return
    page = SocketPage(socket)
    writing = asyncio.create_task(page.write(), name='writing to a page')
    try:
        session = await spoken.attach(ticket, page)
    except LabError as refusal:
        page.close(_why(spoken, refusal))
        await writing
        return
    reading = asyncio.create_task(_read(socket, session), name='reading from a page')
    try:
        await asyncio.wait([reading, writing], return_when=asyncio.FIRST_COMPLETED)
        if reading.done() and reading.result():
            page.close(TOO_MUCH)
            await writing
    finally:
        for task in (reading, writing):
            task.cancel()
        spoken.detach(session, page)


def _why(spoken: SpokenSessions, refusal: LabError) -> int:
    if not isinstance(refusal, Unavailable):
        return OVER
    if spoken.ready is None:
        return LOADING
    return FULL if spoken.ready.stt or spoken.ready.tts else NO_SPEECH


class SocketPage:
    """What goes to the page waits in a line, so that nobody has to wait for the page."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._waiting: asyncio.Queue[bytes | str | int] = asyncio.Queue()

    def tell(self, message: dict[str, Any]) -> None:
        self._put(json.dumps(message))

    def play(self, sound: bytes) -> None:
        self._put(sound)

    def close(self, code: int) -> None:
        self._waiting.put_nowait(code)

    def _put(self, message: bytes | str) -> None:
        if self._waiting.qsize() < WAITING:
            self._waiting.put_nowait(message)
        else:
            self.close(TOO_MUCH)

    async def write(self) -> None:
        """Until it is closed, by us or by them."""
        with suppress(WebSocketDisconnect, RuntimeError):
            while not isinstance(message := await self._waiting.get(), int):
                await (
                    self._socket.send_text(message) if isinstance(message, str) else self._socket.send_bytes(message)
                )
            if self._socket.application_state is WebSocketState.CONNECTED:
                await self._socket.close(message)


async def _read(socket: WebSocket, session: SpokenSession) -> bool:
    """Until the page is gone; true when it sent more than a page does."""
    allowance = Allowance()
    while (message := await socket.receive())['type'] != 'websocket.disconnect':
        frame, text = message.get('bytes'), message.get('text')
        if not allowance.take() or len(frame or text or '') > FRAME_LIMIT:
            return True
        if frame is not None:
            session.hear(frame[: len(frame) // 2 * 2])
        else:
            with suppress(ValidationError):  # a page of another version may say more
                session.take(_from_page.validate_json(text or ''))
    return False


class Allowance:
    """A bucket that fills with RATE a second up to BURST."""

    def __init__(self) -> None:
        self._left, self._at = float(BURST), monotonic()

    def take(self) -> bool:
        now = monotonic()
        self._left = min(float(BURST), self._left + (now - self._at) * RATE)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
