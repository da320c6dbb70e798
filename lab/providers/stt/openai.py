"""Any OpenAI-compatible transcription endpoint; the sound leaves this machine."""

import io
import wave
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lab.providers.endpoint import Answer, Endpoint
from lab.providers.stt.heard import Heard, Word
from lab.settings import Settings

RATE = 16_000
WITH_WORDS = {'response_format': 'verbose_json', 'timestamp_granularities[]': 'word'}
PLAIN = {'response_format': 'json'}


class OpenAIRecogniser:
    """Asks for the times of words until the endpoint says that it has none."""

    name = 'openai'

    def __init__(self, settings: Settings) -> None:
        self._endpoint = Endpoint('The recogniser', settings.stt_url, settings.stt_key)
        self._model = settings.stt_model
        self._wish = WITH_WORDS
        self.words_known = False
        self.waiting = 0

    @property
    def spare(self) -> bool:
        return not self.waiting

    async def load(self) -> None:
        """Asks nothing: an endpoint that is down now may be up when it is needed."""

    async def transcribe(self, samples: NDArray[np.float32]) -> Heard:
        self.waiting += 1
        try:
            answer = await self._ask(samples)
        finally:
            self.waiting -= 1
        said = answer.json()
        if answer.status != 200 or not isinstance(said.get('text'), str):
            raise self._endpoint.failed(f'gives no text (status {answer.status})')
        return self._heard(said, len(samples) * 1000 // RATE)

    async def _ask(self, samples: NDArray[np.float32]) -> Answer:
        files = {'file': ('answer.wav', _wav(samples), 'audio/wav')}
        wish = self._wish
        answer = await self._endpoint.post('audio/transcriptions', files=files, data={'model': self._model, **wish})
        if answer.status in (400, 422) and wish is WITH_WORDS:
            self._wish = PLAIN
            return await self._endpoint.post('audio/transcriptions', files=files, data={'model': self._model, **PLAIN})
        return answer

    def _heard(self, said: dict[str, Any], end_ms: int) -> Heard:
        text = said['text'].strip()
        for kind, key in (('words', 'word'), ('segments', 'text')):
            timed = _timed(said.get(kind), key)
            if timed:
                self.words_known = kind == 'words'
                return Heard(text, timed)
        self.words_known = False
        return Heard(text, [Word(text, 0, end_ms)] if text else [])


def _timed(found: object, key: str) -> list[Word]:
    """Empty unless each has its text and times in order."""
    if not isinstance(found, list):
        return []
    try:
        words = [Word(str(w[key]).strip(), round(w['start'] * 1000), round(w['end'] * 1000)) for w in found]
    except (KeyError, TypeError, ValueError, OverflowError):
        return []
    return words if all(word.start_ms <= word.end_ms for word in words) else []


def _wav(samples: NDArray[np.float32]) -> bytes:
    content = io.BytesIO()
    with wave.open(content, 'wb') as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype('<i2').tobytes())
    return content.getvalue()
