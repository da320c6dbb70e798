"""Moonshine tiny: English on this machine, ten times faster than time; its wheel carries the model."""

import ctypes
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lab.errors import Unavailable
from lab.providers.one_thread import OneThread
from lab.providers.stt.heard import Heard, Word

if TYPE_CHECKING:
    from moonshine_voice.transcriber import Transcriber

Samples = NDArray[np.float32]
RATE = 16_000
MISSING = 'Speech cannot be understood here because the package moonshine-voice is not installed. Answers can be typed.'
LONGEST_S, SHORTEST_S = 24, 12
"""Of one piece: the words are best when it hears much at once, and fall apart past 40 s."""
_SILENT = 0.004
_AFTER_S = 0.5
"""Silence it needs after the last word."""


class Moonshine:
    """Its own cutting at pauses is off: measured, whole pieces have a third fewer wrong words."""

    name = 'moonshine'
    words_known = False

    def __init__(self) -> None:
        self._thread = OneThread('moonshine')
        self._engine: Transcriber | None = None

    @property
    def waiting(self) -> int:
        return self._thread.waiting

    @property
    def spare(self) -> bool:
        return self._thread.spare

    async def load(self) -> None:
        try:
            await self._thread.run(0, self._load)
        except (ImportError, OSError) as error:
            raise Unavailable(MISSING) from error

    async def transcribe(self, samples: Samples) -> Heard:
        words: list[Word] = []
        for start, piece in cut(samples):
            text = await self._thread.run(0, self._text, piece)
            if text:
                words.append(Word(text, start * 1000 // RATE, (start + len(piece)) * 1000 // RATE))
        return Heard(' '.join(word.text for word in words), words)

    def _load(self) -> None:
        import moonshine_voice
        from moonshine_voice.moonshine_api import ModelArch
        from moonshine_voice.transcriber import Transcriber

        model = Path(moonshine_voice.__file__).parent / 'assets' / 'tiny-en'
        options = {'vad_threshold': '0.0', 'return_audio_data': 'false'}
        self._engine = Transcriber(model, ModelArch.TINY, options=options)
        self._text(np.sin(np.arange(RATE, dtype=np.float32) / 9))

    def _text(self, samples: Samples) -> str:
        """Straight from the array: the package's own call makes a list of it first, 5 ms for each second of sound.

        It names words in pure silence, so that is not asked for.
        """
        from moonshine_voice.errors import check_error
        from moonshine_voice.moonshine_api import TranscriptC

        if not len(samples) or float(np.abs(samples).max()) < _SILENT:
            return ''
        assert self._engine is not None
        padded = np.concatenate([samples, np.zeros(int(RATE * _AFTER_S), np.float32)]).astype(np.float32)
        pointer = padded.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
        heard = ctypes.POINTER(TranscriptC)()
        call = self._engine._lib.moonshine_transcribe_without_streaming
        check_error(call(self._engine._handle, pointer, len(padded), RATE, 0, ctypes.byref(heard)))
        return ' '.join(line.text.strip() for line in self._engine._parse_transcript(heard).lines).strip()


def cut(samples: Samples) -> list[tuple[int, Samples]]:
    """Pieces with where they start; what is too long is cut at its quietest 200 ms."""
    found, start = [], 0
    while len(samples) - start > LONGEST_S * RATE:
        end = start + SHORTEST_S * RATE + _quietest(samples[start + SHORTEST_S * RATE : start + LONGEST_S * RATE])
        found.append((start, samples[start:end]))
        start = end
    return [*found, (start, samples[start:])]


def _quietest(samples: Samples) -> int:
    step, width = RATE // 50, 10
    loudness = (samples[: len(samples) // step * step].reshape(-1, step) ** 2).sum(axis=1)
    return int(np.convolve(loudness, np.ones(width), 'valid').argmin() + width // 2) * step
