"""One candidate's line to the speech process, and what it takes to go on with it in another one."""

import asyncio
from collections.abc import AsyncIterator, Callable

from lab.voice.messages import (
    Close,
    FromSpeech,
    Hush,
    Interrupted,
    Mute,
    Open,
    Overloaded,
    Reopened,
    Said,
    Say,
    Sounding,
    Talk,
    ToSpeech,
    Turn,
)

BYTES_A_MS = 32


class Line:
    """Iterating over it gives what comes, and ends when it is closed."""

    def __init__(self, opening: Open, send: Callable[[ToSpeech | bytes], None], closed: Callable[[], None]) -> None:
        self._opening, self._send, self._closed = opening, send, closed
        self._came: asyncio.Queue[FromSpeech | None] = asyncio.Queue()
        self._bytes = 0
        self._saying: list[Say] = []
        self._sounded: Sounding | None = None
        self._muted = self._down = self._over = False
        send(opening)

    def send(self, message: ToSpeech | bytes) -> None:
        """Never blocks; bytes are microphone audio, PCM16 mono 16 kHz."""
        if self._over:
            return
        if isinstance(message, bytes):
            self._bytes += len(message)
        else:
            self._remember(message)
        if not isinstance(message, Close):
            self._send(message)

    async def __aiter__(self) -> AsyncIterator[FromSpeech]:
        while (message := await self._came.get()) is not None:
            yield message

    async def close(self) -> None:
        if not self._over:
            self._over = True
            self._came.put_nowait(None)
            self._closed()

    @property
    def clock_ms(self) -> int:
        """Of the microphone's audio that was sent."""
        return self._opening.clock_ms + self._bytes // BYTES_A_MS

    def take(self, message: FromSpeech) -> None:
        """From the speech process."""
        match message:
            case Sounding():
                self._sounded = message
            case Said() | Interrupted() | Reopened():
                self._saying = []
            case Turn(usual_pause_ms=int(usual_ms)):
                self._opening = self._opening.model_copy(update={'known_pause_ms': usual_ms})
            case Overloaded():
                self._over = True
                self._closed()
        self._came.put_nowait(message)
        if self._over:
            self._came.put_nowait(None)

    def resume(self) -> None:
        """In a new speech process: the utterance in flight is lost, and the interviewer goes on where they were."""
        self._send(self._opening.model_copy(update={'clock_ms': max(1, self.clock_ms)}))
        if self._muted:
            self._send(Mute(on=True))
        if self._down:
            self._send(Talk(down=True))
        if self._saying:
            self._send(self._rest())

    def _rest(self) -> Say:
        """All parts as one, with what of it has been sent to the page."""
        first, last = self._saying[0], self._saying[-1]
        sounded = self._sounded if self._sounded and self._sounded.id == first.id else None
        update = {
            'text': ' '.join(say.text for say in self._saying),
            'more': last.more,
            'said': sounded.till if sounded else 0,
            'pieces': sounded.n + 1 if sounded else 0,
        }
        return first.model_copy(update=update)

    def _remember(self, message: ToSpeech) -> None:
        match message:
            case Say():
                same = self._saying and self._saying[0].id == message.id
                self._saying = [*self._saying, message] if same else [message]
                self._opening = self._opening.model_copy(
                    update={'expects': message.expects, 'seconds': message.seconds}
                )
            case Hush():
                self._saying = []
            case Mute():
                self._muted = message.on
            case Talk():
                self._down = message.down
