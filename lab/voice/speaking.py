"""What the interviewer says on one line: sentence by sentence, each made while the one before sounds."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Protocol

from lab.errors import Unavailable
from lab.providers.tts import Synthesiser
from lab.providers.tts.sentences import pieces
from lab.providers.tts.sound import Sound, VoiceChoice
from lab.voice.messages import FromSpeech, Played, Prepare, Problem, Said, Say
from lab.voice.utterance import Utterance

AHEAD_MS = 1500
"""The page is not sent more than this and one piece beyond what it has played."""
PREPARED = 8
NOTHING = Sound(b'\0\0', 16000, [], '')


class Listens(Protocol):
    """Who has to know what sounds."""

    def sounding(self, sound: Sound) -> None: ...

    def speaking(self, id: str, playing: bool, played_ms: int) -> None: ...


class Speaking:
    """Without a synthesiser everything counts as said at once: the page shows the text."""

    def __init__(
        self, synthesiser: Synthesiser | None, emit: Callable[[FromSpeech], None], listener: Listens | None
    ) -> None:
        self._synthesiser, self._emit, self._listener = synthesiser, emit, listener
        self._prepared: dict[tuple[str, VoiceChoice], asyncio.Task[Sound | None]] = {}
        self._now: Utterance | None = None
        self._parts: asyncio.Queue[tuple[str, bool]] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    def say(self, say: Say) -> None:
        """A new id stops what was being said; the same id goes on where its text ended."""
        if self._now is None or self._now.id != say.id or self._now.whole:
            self.hush()
            self._now, self._parts = Utterance(say), asyncio.Queue()
            self._task = asyncio.get_running_loop().create_task(self._speak(self._now, self._parts))
        self._parts.put_nowait((self._now.add(say), say.more))

    def prepare(self, prepare: Prepare) -> None:
        first = next(iter(pieces(prepare.text)), '')
        key = first, prepare.voice
        if first and key not in self._prepared and self._synthesiser:
            self._prepared[key] = asyncio.get_running_loop().create_task(self._first(*key))
        for old in list(self._prepared)[:-PREPARED]:
            self._prepared.pop(old).cancel()

    def played(self, played: Played) -> None:
        if self._now and self._now.id == played.id:
            self._now.played(played.ms)
            if self._listener:
                self._listener.speaking(played.id, True, played.ms)

    def hush(self) -> Utterance | None:
        """What was being said, if anything was."""
        stopped, self._now = self._now, None
        if self._task:
            self._task.cancel()
        if stopped and self._listener:
            self._listener.speaking(stopped.id, False, stopped.played_ms)
        return stopped

    def close(self) -> None:
        for task in [*self._prepared.values(), *([self._task] if self._task else [])]:
            task.cancel()

    async def _speak(self, utterance: Utterance, parts: 'asyncio.Queue[tuple[str, bool]]') -> None:
        sounds = self._sounds(utterance.voice, parts)
        coming = asyncio.ensure_future(anext(sounds, None))
        try:
            while (made := await coming) is not None:
                coming = asyncio.ensure_future(anext(sounds, None))
                await utterance.played_to(AHEAD_MS)
                self._send(utterance, *made)
        except Unavailable as error:
            self._emit(Problem(sentence=error.sentence))
        finally:
            coming.cancel()
        await self._played_out(utterance)

    def _send(self, utterance: Utterance, sound: Sound, last: bool) -> None:
        self._emit(utterance.sounding(sound, last))
        if self._listener:
            self._listener.sounding(sound)

    async def _played_out(self, utterance: Utterance) -> None:
        await utterance.heard_out()
        self._now = None
        if self._listener:
            self._listener.sounding(NOTHING)  # also when nothing has sounded, an answer is due from here on
            self._listener.speaking(utterance.id, False, utterance.played_ms)
        self._emit(Said(id=utterance.id))

    async def _sounds(
        self, voice: VoiceChoice, parts: 'asyncio.Queue[tuple[str, bool]]'
    ) -> AsyncIterator[tuple[Sound, bool]]:
        """Every sound with whether it is the last."""
        more = True
        while more:
            text, more = await parts.get()
            left = 0
            async for sound, left in self._part(text, voice):
                yield sound, left == 0 and not more
            if not more and not pieces(text):
                yield NOTHING, True

    async def _part(self, text: str, voice: VoiceChoice) -> AsyncIterator[tuple[Sound, int]]:
        """Every sound with how many more there are; the first may have been made ahead."""
        if self._synthesiser is None:
            return
        first = next(iter(pieces(text)), '')
        ready = self._prepared.pop((first, voice), None)
        if ready and (sound := await ready):
            text = text[text.find(first) + len(first) :]
            yield sound, len(pieces(text))
        left = len(pieces(text))
        if left:
            async for sound in self._synthesiser.speak(text, voice):
                left = max(0, left - 1)
                yield sound, left

    async def _first(self, text: str, voice: VoiceChoice) -> Sound | None:
        assert self._synthesiser is not None
        try:
            async for sound in self._synthesiser.speak(text, voice):
                return sound
        except Unavailable:
            return None  # it will be told when it is said
        return None
