"""Any OpenAI-compatible speech endpoint; the interviewer's words leave this machine."""

import io
import wave
from collections.abc import AsyncIterator

import numpy as np

from lab.errors import Unavailable
from lab.providers.endpoint import Answer, Endpoint
from lab.providers.tts import waves
from lab.providers.tts.breaths import breathed
from lab.providers.tts.sentences import pieces
from lab.providers.tts.sound import Sound, Voice, VoiceChoice
from lab.providers.tts.spoken import spoken_form
from lab.settings import Settings

NO_MODEL = 'The interviewer has no voice because no speech model is named (LAB_TTS_MODEL). Questions are shown as text.'


class OpenAISynthesiser:
    """Asks for WAV, because its head tells the rate; mouths follow the spelling within the time that there is voice."""

    name = 'openai'

    def __init__(self, settings: Settings) -> None:
        self._endpoint = Endpoint('The synthesiser', settings.tts_url, settings.tts_key)
        self._model = settings.tts_model
        self._voices = [name.strip() for name in settings.tts_voices.split(',') if name.strip()] or ['alloy']

    async def load(self) -> None:
        """Asks nothing: an endpoint that is down now may be up when it is needed."""
        if not self._model:
            raise Unavailable(NO_MODEL)

    def voices(self) -> list[Voice]:
        return [Voice(id=name, name=name.title()) for name in self._voices]

    async def speak(self, text: str, voice: VoiceChoice) -> AsyncIterator[Sound]:
        for piece in pieces(text):
            yield self._sound(await self._ask(piece, voice), piece, voice.pitch)

    async def _ask(self, piece: str, voice: VoiceChoice) -> Answer:
        """Slower by as much as a higher pitch makes it shorter afterwards."""
        name = voice.id if voice.id in self._voices else self._voices[0]
        wish = {'model': self._model, 'voice': name, 'input': spoken_form(piece), 'response_format': 'wav'}
        return await self._endpoint.post('audio/speech', json=wish | {'speed': round(voice.rate / voice.pitch, 3)})

    def _sound(self, answer: Answer, piece: str, pitch: float) -> Sound:
        if answer.status != 200:
            raise self._endpoint.failed(f'does not speak (status {answer.status})')
        try:
            samples, rate = _read(answer.content)
        except (wave.Error, EOFError, ValueError) as error:
            raise self._endpoint.failed('sends something that is no sound') from error
        return breathed(waves.shifted(samples, rate, pitch), rate, [], piece)


def _read(content: bytes) -> tuple[waves.Samples, int]:
    """Mono, whatever the number of channels. Raises wave.Error, EOFError or ValueError.

    A streamed WAV may not know its length; what is there counts.
    """
    with wave.open(io.BytesIO(content)) as file:
        if file.getsampwidth() != 2 or not 8_000 <= file.getframerate() <= 96_000:
            raise ValueError('not 16 bits at a usual rate')
        channels, rate = file.getnchannels(), file.getframerate()
        samples = waves.floats(file.readframes(file.getnframes()))
    if not len(samples):
        raise ValueError('no samples')
    return np.asarray(samples[: len(samples) // channels * channels].reshape(-1, channels).mean(axis=1)), rate
