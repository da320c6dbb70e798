"""A recogniser for tests: it hears as many words of its script as the sound is long."""

import numpy as np
from numpy.typing import NDArray

from lab.providers.stt.heard import Heard, Word

SCRIPT = 'I led the move of our billing to Postgres and we cut the nightly batch from four hours to twenty minutes.'
WORD_MS = 300
_LOUD = 0.01


class FakeRecogniser:
    """The same sound is always the same words, so that a turn can be heard again as it grows."""

    name = 'fake'
    words_known = True
    waiting, spare = 0, True

    def __init__(self, script: str = SCRIPT) -> None:
        self._script = script.split()

    async def load(self) -> None:
        """Nothing to load."""

    async def transcribe(self, samples: NDArray[np.float32]) -> Heard:
        milliseconds = samples[: len(samples) // 16 * 16].reshape(-1, 16)
        loud = np.flatnonzero(np.abs(milliseconds).max(axis=1) > _LOUD) if len(milliseconds) else np.zeros(0, int)
        starts = loud[::WORD_MS][: len(loud) // WORD_MS]
        words = [Word(w, int(at), int(at) + WORD_MS) for w, at in zip(self._script, starts, strict=False)]
        return Heard(' '.join(word.text for word in words), words)
