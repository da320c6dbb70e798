"""A line to a speech process that says what a test wants it to, and remembers what it was told."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any, TypeVar

from lab.errors import Unavailable
from lab.providers.stt.heard import Word
from lab.voice.messages import FromSpeech, Open, Ready, Said, Say, Sounding, ToSpeech, Turn

MS = 32  # bytes
T = TypeVar('T')


class ScriptedLine:
    """Sounds of what is said come by themselves; that they were played to the end is for the test to say."""

    def __init__(self, opening: Open) -> None:
        self.opening = opening
        self.told: list[ToSpeech] = []
        self.heard = 0
        self.closed = False
        self._coming: asyncio.Queue[FromSpeech | None] = asyncio.Queue()

    def send(self, message: ToSpeech | bytes) -> None:
        if isinstance(message, bytes):
            self.heard += len(message)
            return
        self.told.append(message)
        if isinstance(message, Say):
            text = message.text
            self.come(
                Sounding(
                    id=message.id, n=0, text=text, till=len(text), rate=16000, mouth=[], last=True, pcm=b'\0' * 320
                )
            )

    def come(self, *messages: FromSpeech) -> None:
        for message in messages:
            self._coming.put_nowait(message)

    def said(self) -> None:
        """The page has played all of it."""
        self.come(Said(id=self.says[-1].id))

    def answer(self, text: str, why: str = 'finished') -> None:
        """A second a word from where the microphone is now, ended there."""
        words = text.split()
        start = self.opening.clock_ms + self.heard // MS
        self.heard += 1000 * len(words) * MS
        timed = [Word(word, start + 1000 * n, start + 1000 * n + 800) for n, word in enumerate(words)]
        ended = start + 1000 * len(words)
        self.come(Turn(text=text, words=timed, started_ms=start, ended_ms=ended, why=why))

    @property
    def says(self) -> list[Say]:
        return [message for message in self.told if isinstance(message, Say)]

    def count(self, kind: type[Any]) -> int:
        return sum(isinstance(message, kind) for message in self.told)

    async def __aiter__(self) -> AsyncIterator[FromSpeech]:
        while (message := await self._coming.get()) is not None:
            yield message

    async def close(self) -> None:
        self.closed = True
        self._coming.put_nowait(None)


class ScriptedSpeech:
    """`places` lines at most; `lines` are all that were ever opened."""

    def __init__(self, places: int = 6) -> None:
        self.places = places
        self.lines: list[ScriptedLine] = []
        self.ready = Ready(stt='scripted', tts='scripted')

    @property
    def taken(self) -> int:
        return sum(not line.closed for line in self.lines)

    async def open(self, opening: Open) -> ScriptedLine:
        if self.taken >= self.places:
            raise Unavailable('All places are taken.')
        self.lines.append(ScriptedLine(opening))
        return self.lines[-1]

    async def start(self) -> None: ...

    async def stop(self) -> None: ...


class ScriptedPage:
    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.sounds = 0
        self.code: int | None = None

    def tell(self, message: dict[str, Any]) -> None:
        self.messages.append(message)

    def play(self, sound: bytes) -> None:
        self.sounds += 1

    def close(self, code: int) -> None:
        self.code = code

    def kinds(self) -> list[str]:
        return [message['kind'] for message in self.messages]


async def until(holds: Callable[[], T], seconds: float = 20) -> T:
    async with asyncio.timeout(seconds):
        while not (found := holds()):  # noqa: ASYNC110  nothing here could set an event
            await asyncio.sleep(0.01)
    return found
