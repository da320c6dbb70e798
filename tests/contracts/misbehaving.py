"""A loopback server in the place of an OpenAI-compatible speech endpoint, which misbehaves as it is told."""

import asyncio
import io
import json
import wave
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import numpy as np

TEXT = 'I led the move of our billing to Postgres.'


def wav(seconds: float = 1.0, rate: int = 24_000, channels: int = 1, width: int = 2) -> bytes:
    tone = np.sin(np.arange(int(seconds * rate)) / 20) * 8000
    content = io.BytesIO()
    with wave.open(content, 'wb') as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(np.repeat(tone.astype('<i2'), channels).tobytes())
    return content.getvalue()


class Server:
    """`manner` is fine, error, refused, hang, cut, junk or strict (no word times); `answer` replaces the content."""

    def __init__(self) -> None:
        self.manner = 'fine'
        self.answer: bytes | None = None
        self.port = 0
        self.asked: list[tuple[str, bytes]] = []

    @property
    def url(self) -> str:
        return f'http://127.0.0.1:{self.port}/v1'

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b'\r\n\r\n')).decode()
            length = next(
                int(line.split(':')[1]) for line in head.split('\r\n') if line.lower().startswith('content-length')
            )
            body = await reader.readexactly(length)
            self.asked.append((head.split()[1], body))
            await self._answer(writer, head.split()[1], body)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _answer(self, writer: asyncio.StreamWriter, path: str, body: bytes) -> None:
        content = self.answer if self.answer is not None else self._content(path, body)
        status = {'error': '500 Oops', 'refused': '401 Unauthorized'}.get(self.manner, '200 OK')
        if self.manner == 'strict' and b'timestamp_granularities' in body:
            status, content = '400 Bad Request', b'{}'
        if self.manner == 'hang':
            await asyncio.sleep(30)
        if self.manner == 'junk':
            content = b'<html>not what was asked for</html>'
        writer.write(f'HTTP/1.1 {status}\r\nContent-Length: {len(content)}\r\nConnection: close\r\n\r\n'.encode())
        writer.write(content[: len(content) // 2] if self.manner == 'cut' else content)
        await writer.drain()

    def _content(self, path: str, body: bytes) -> bytes:
        if path.endswith('/speech'):
            return wav()
        words = [{'word': word, 'start': n * 0.3, 'end': n * 0.3 + 0.25} for n, word in enumerate(TEXT.split())]
        return json.dumps({'text': TEXT} | ({'words': words} if b'timestamp_granularities' in body else {})).encode()


@asynccontextmanager
async def running() -> AsyncGenerator[Server, None]:
    server = Server()
    listening = await asyncio.start_server(server.serve, '127.0.0.1', 0)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
