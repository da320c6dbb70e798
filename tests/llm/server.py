"""An OpenAI-compatible server on loopback whose every answer is scripted, its misbehaviour included."""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.llm.sensible import sensible

Script = Callable[['Asked'], Any]
"""What is answered: an object that is sent as JSON, or the text itself."""
FAULTS = (
    'limited',
    'broken',
    'hangs',
    'cut',
    'no_json',
    'wrong_shape',
    'empty',
    'huge',
    'refuses',
)
PIECE = 24


@dataclass
class Asked:
    """One request: the name of the schema it wants, and the texts it sent."""

    body: dict[str, Any]

    @property
    def wants(self) -> str:
        return str(self.body['response_format']['json_schema']['name'])

    @property
    def system(self) -> str:
        return str(self.body['messages'][0]['content'])

    @property
    def user(self) -> str:
        return str(self.body['messages'][1]['content'])

    @property
    def is_repair(self) -> bool:
        return len(self.body['messages']) > 2

    def data(self, name: str) -> Any:  # noqa: ANN401
        """A block of data by the beginning of its name."""
        found = re.search(rf'<data name="{name}[^"]*">\n(.*?)\n</data>', self.system + self.user, re.DOTALL)
        assert found, (name, self.user)
        return json.loads(found[1])


@dataclass
class ScriptedModel:
    """`fault` befalls the requests for which `when` holds, `times` of them (all, when it is None)."""

    script: Script = sensible
    fault: str = ''
    times: int | None = None
    when: Callable[[Asked], bool] = lambda asked: True
    first_s: float = 0.0
    piece_s: float = 0.0
    usage: bool = True
    retry_after: float = 0.05
    asked: list[Asked] = field(default_factory=list)
    left: list[Asked] = field(default_factory=list)
    url: str = ''

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, '127.0.0.1', 0)
        self.url = f'http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/v1'
        self._open: set[asyncio.StreamWriter] = set()

    async def stop(self) -> None:
        """As if it were killed: open connections break."""
        self._server.close()
        for writer in list(self._open):
            writer.transport.abort()
        await asyncio.sleep(0)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            head = (await reader.readuntil(b'\r\n\r\n')).decode()
            length = int(re.search(r'content-length: (\d+)', head, re.IGNORECASE)[1])  # type: ignore[index]
            asked = Asked(json.loads(await reader.readexactly(length)))
            self.asked.append(asked)
            await self._answer(asked, reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self._open.discard(writer)
            writer.close()

    async def _answer(self, asked: Asked, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        fault = self._due(asked)
        if fault in ('limited', 'broken'):
            return _refuse(writer, 429 if fault == 'limited' else 500, self.retry_after)
        said = self.script(asked)
        text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
        _head(writer)
        gone = asyncio.create_task(reader.read())
        gone.add_done_callback(lambda task: task.cancelled() or task.exception())
        for piece in _misbehaving(fault, text):
            await asyncio.sleep(self.piece_s if writer.transport.get_write_buffer_size() else self.first_s)
            if gone.done():
                self.left.append(asked)
                return None
            if piece == 'hang':
                await gone
                self.left.append(asked)
                return None
            if piece == 'cut':
                writer.transport.abort()
                return None
            _send(writer, {'choices': [{'index': 0, 'delta': piece, 'finish_reason': None}]})
            await writer.drain()
            await asyncio.sleep(self.piece_s)
        _send(writer, {'choices': [{'index': 0, 'delta': {}, 'finish_reason': 'stop'}]})
        if self.usage:
            counted = {'prompt_tokens': 1000, 'completion_tokens': 50, 'total_tokens': 1050}
            _send(writer, {'choices': [], 'usage': {**counted, 'prompt_tokens_details': {'cached_tokens': 800}}})
        writer.write(_chunk(b'data: [DONE]\n\n') + b'0\r\n\r\n')
        await writer.drain()
        gone.cancel()
        return None

    def _due(self, asked: Asked) -> str:
        if not self.fault or not self.when(asked) or self.times == 0:
            return ''
        self.times = self.times - 1 if self.times is not None else None
        return self.fault


def _misbehaving(fault: str, text: str) -> list[Any]:
    pieces: list[Any] = [{'content': text[i : i + PIECE]} for i in range(0, len(text), PIECE)]
    half = pieces[: len(pieces) // 2]
    return {
        '': pieces,
        'hangs': ['hang'],
        'hangs_midway': [*half, 'hang'],
        'cut': [*half, 'cut'],
        'no_json': [{'content': 'Certainly, here is what you asked for: yes and no, {maybe}.'}],
        'wrong_shape': [{'content': '{"verdict": "fine", "score": "five", "question": 3}'}],
        'empty': [],
        'huge': [{'content': '{"question": "'}, *({'content': 'never ' * 200} for _ in range(900))],
        'refuses': [{'refusal': 'I cannot help with that.'}],
    }[fault]


def _head(writer: asyncio.StreamWriter) -> None:
    writer.write(b'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n')


def _send(writer: asyncio.StreamWriter, event: dict[str, Any]) -> None:
    whole = {'id': 'c', 'object': 'chat.completion.chunk', 'created': 1, 'model': 'scripted', **event}
    writer.write(_chunk(f'data: {json.dumps(whole)}\n\n'.encode()))


def _chunk(content: bytes) -> bytes:
    return f'{len(content):x}\r\n'.encode() + content + b'\r\n'


def _refuse(writer: asyncio.StreamWriter, status: int, after: float) -> None:
    body = json.dumps({'error': {'message': 'not now', 'type': 'trouble'}}).encode()
    retry = f'retry-after: {after}\r\n' if status == 429 else ''
    writer.write(
        f'HTTP/1.1 {status} No\r\ncontent-type: application/json\r\n{retry}content-length: {len(body)}\r\n\r\n'.encode()
        + body
    )
