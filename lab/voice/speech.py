"""The server's side of speech: a process that hears and speaks for all lines, and what is sent to it and back."""

from collections.abc import AsyncIterator

from lab.errors import Unavailable
from lab.providers.tts.sound import Sound, VoiceChoice
from lab.settings import Settings
from lab.voice.messages import FromSpeech, Open, Ready, ToSpeech

NONE_HERE = 'There is no speech on this server. Answers can be typed.'


class Speech:
    """Loads in the background; where a part is missing, `ready` says so and typed answers go on."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def start(self) -> None:
        """Returns at once."""

    async def stop(self) -> None: ...

    @property
    def ready(self) -> Ready | None:
        """None while loading."""
        return Ready(problems=[NONE_HERE])

    @property
    def places(self) -> int:
        return self._settings.speech_places

    @property
    def taken(self) -> int:
        return 0

    async def open(self, opening: Open) -> 'Line':
        """Raises Unavailable when there is no speech here, or all places are taken."""
        raise Unavailable(NONE_HERE)

    async def transcribe(self, pcm: bytes) -> str:
        """From PCM16 mono 16 kHz, for the sound check. Raises Unavailable."""
        raise Unavailable(NONE_HERE)

    async def speak(self, text: str, voice: VoiceChoice) -> Sound:
        """One short text, for a voice sample. Raises Unavailable."""
        raise Unavailable(NONE_HERE)


class Line:
    """One candidate's speech; iterating over it gives what comes, and ends when it is closed."""

    def send(self, message: ToSpeech | bytes) -> None:
        """Never blocks; bytes are microphone audio, PCM16 mono 16 kHz."""

    def __aiter__(self) -> AsyncIterator[FromSpeech]:
        raise NotImplementedError

    async def close(self) -> None: ...
