"""The server's side of speech: a process that hears and speaks for all lines, and what is sent to it and back."""

import asyncio
from contextlib import suppress
from itertools import count

from lab.errors import Unavailable
from lab.providers.tts.sound import Sound, VoiceChoice
from lab.settings import Settings
from lab.voice.line import Line
from lab.voice.messages import (
    Beat,
    Close,
    FromSpeech,
    Open,
    Problem,
    Ready,
    Sounding,
    ToSpeech,
    Transcribe,
    Transcribed,
    Utter,
)
from lab.voice.process import SpeechProcess

OFF = 'Speech is switched off here. Answers can be typed.'
LOADING = 'Speech is still getting ready on this server. Try again in a moment, or type your answers.'
FULL = 'All {places} places for spoken interviews are taken at the moment. Answers can be typed.'
FAILED = 'Speech has stopped working for a moment. Please try again.'
ANSWER_S = 20.0


class Speech:
    """Loads in the background; where a part is missing, `ready` says so and typed answers go on."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process = SpeechProcess(settings, self._take, self._up, self._down)
        self._running: asyncio.Task[None] | None = None
        self._ready: Ready | None = None if settings.speech else Ready(problems=[OFF])
        self._numbers = count(1)
        self._lines: dict[int, Line] = {}
        self._asked: dict[int, asyncio.Future[FromSpeech]] = {}

    async def start(self) -> None:
        """Returns at once."""
        if self._settings.speech and self._running is None:
            self._running = asyncio.get_running_loop().create_task(self._process.run())

    async def stop(self) -> None:
        for line in list(self._lines.values()):
            await line.close()
        if self._running is not None:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running
            self._running = None

    @property
    def ready(self) -> Ready | None:
        """None while loading."""
        return self._ready

    @property
    def beat(self) -> Beat | None:
        """What the process has used, every two seconds."""
        return self._process.beat

    @property
    def pid(self) -> int | None:
        return self._process.pid

    @property
    def places(self) -> int:
        return self._settings.speech_places

    @property
    def taken(self) -> int:
        return len(self._lines)

    async def open(self, opening: Open) -> Line:
        """Raises Unavailable when there is no speech here, or all places are taken."""
        ready = self._here()
        if not ready.stt and not ready.tts:
            raise Unavailable(' '.join(ready.problems) or OFF)
        if self.taken >= self.places:
            raise Unavailable(FULL.format(places=self.places))
        number = next(self._numbers)
        line = Line(opening, lambda message: self._process.send(number, message), lambda: self._closed(number))
        self._lines[number] = line
        return line

    async def transcribe(self, pcm: bytes) -> str:
        """From PCM16 mono 16 kHz, for the sound check. Raises Unavailable."""
        answer = await self._ask(Transcribe(), pcm)
        if not isinstance(answer, Transcribed):
            raise Unavailable(answer.sentence if isinstance(answer, Problem) else FAILED)
        return answer.text

    async def speak(self, text: str, voice: VoiceChoice) -> Sound:
        """One short text, for a voice sample. Raises Unavailable."""
        answer = await self._ask(Utter(text=text, voice=voice))
        if not isinstance(answer, Sounding):
            raise Unavailable(answer.sentence if isinstance(answer, Problem) else FAILED)
        return Sound(answer.pcm, answer.rate, answer.mouth, text)

    def _here(self) -> Ready:
        if self._ready is None:
            raise Unavailable(LOADING)
        return self._ready

    async def _ask(self, *messages: ToSpeech | bytes) -> FromSpeech:
        ready = self._here()
        if not ready.stt and not ready.tts:
            raise Unavailable(' '.join(ready.problems) or OFF)
        number = next(self._numbers)
        answer: asyncio.Future[FromSpeech] = asyncio.get_running_loop().create_future()
        self._asked[number] = answer
        for message in messages:
            self._process.send(number, message)
        try:
            async with asyncio.timeout(ANSWER_S):
                return await answer
        except TimeoutError as error:
            raise Unavailable(FAILED) from error
        finally:
            del self._asked[number]

    def _take(self, number: int, message: FromSpeech) -> None:
        if (line := self._lines.get(number)) is not None:
            line.take(message)
        elif (answer := self._asked.get(number)) is not None and not answer.done():
            answer.set_result(message)

    def _up(self, ready: Ready) -> None:
        self._ready = ready
        for line in self._lines.values():
            line.resume()

    def _down(self) -> None:
        """Lines wait for the next process; single questions do not."""
        self._ready = None
        for answer in self._asked.values():
            if not answer.done():
                answer.set_result(Problem(sentence=FAILED))

    def _closed(self, number: int) -> None:
        if self._lines.pop(number, None) is not None:
            self._process.send(number, Close())
