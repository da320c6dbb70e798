"""Kokoro: natural women and men, for machines with more cores; model and voices are files named in the settings."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import yaml
from numpy.typing import NDArray

from lab.errors import Unavailable
from lab.providers.one_thread import OneThread
from lab.providers.tts import visemes, waves
from lab.providers.tts.breaths import breathed
from lab.providers.tts.sentences import pieces
from lab.providers.tts.sound import Sound, Voice, VoiceChoice
from lab.providers.tts.spoken import spoken_form
from lab.settings import Settings

if TYPE_CHECKING:
    from piper.phonemize_espeak import EspeakPhonemizer

RATE = 24_000
MOST_TOKENS = 509
UNNAMED = 'The interviewer has no voice because LAB_KOKORO_MODEL and LAB_KOKORO_VOICES do not name its files.'
MISSING = 'The interviewer has no voice here because the packages onnxruntime and piper-tts are not installed.'
HERTZ = {'f': 200, 'm': 115}
"""By the second letter of a voice's name, as in `bf_emma`; the first says American or British."""

TRAINED = {'eɪ': 'A', 'aɪ': 'I', 'oʊ': 'O', 'aʊ': 'W', 'ɔɪ': 'Y', 'dʒ': 'ʤ', 'tʃ': 'ʧ', 'ɚ': 'əɹ', 'ɐ': 'ə', 'r': 'ɹ'}
"""What espeak-ng writes, as the model was taught it."""
SOUNDS = {'A': 'eɪ', 'I': 'aɪ', 'O': 'oʊ', 'W': 'aʊ', 'Y': 'ɔɪ', 'ʤ': 'ʒ', 'ʧ': 'ʃ'}


class Kokoro:
    name = 'kokoro'

    def __init__(self, settings: Settings) -> None:
        self._model, self._files = settings.kokoro_model, settings.kokoro_voices
        self._thread = OneThread('kokoro')
        self._styles: dict[str, NDArray[np.float32]] = {}
        self._session: Any = None
        self._phonemiser: EspeakPhonemizer | None = None
        self._numbers: dict[str, int] = {}

    async def load(self) -> None:
        if self._model is None or self._files is None:
            raise Unavailable(UNNAMED)
        try:
            await self._thread.run(0, self._load, self._model, self._files)
        except ImportError as error:
            raise Unavailable(MISSING) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise Unavailable(f'{UNNAMED[:-1]}: {error}') from error

    def voices(self) -> list[Voice]:
        return [
            Voice(id=name, name=name.partition('_')[2].title() or name, hertz=HERTZ.get(name[1:2], 0), pitch=(0.9, 1.1))
            for name in self._styles
        ]

    async def speak(self, text: str, voice: VoiceChoice) -> AsyncIterator[Sound]:
        name = voice.id if voice.id in self._styles else next(iter(self._styles))
        for n, piece in enumerate(pieces(text)):
            yield await self._thread.run(min(n, 1), self._sound, name, piece, voice)

    def _load(self, model: Path, files: Path) -> None:
        import onnxruntime
        from piper.phonemize_espeak import EspeakPhonemizer

        self._numbers = yaml.safe_load(Path(__file__).with_name('lexicon').joinpath('kokoro.yaml').read_text())
        self._styles = _styles(files)
        self._phonemiser = EspeakPhonemizer()
        self._session = onnxruntime.InferenceSession(str(model), providers=['CPUExecutionProvider'])
        self._sound(next(iter(self._styles)), 'Ready.', VoiceChoice())

    def _sound(self, name: str, piece: str, voice: VoiceChoice) -> Sound:
        phonemes = self._phonemes(spoken_form(piece), 'en-gb' if name.startswith('b') else 'en-us')
        samples, lengths = self._infer(phonemes, self._styles[name], voice.rate / voice.pitch)
        samples = waves.shifted(samples, RATE, voice.pitch)
        mouths = visemes.timed(_sounds(phonemes, lengths, len(samples) * 1000 / RATE)) if len(lengths) else []
        return breathed(waves.levelled(samples, RATE), RATE, mouths, piece)

    def _phonemes(self, text: str, language: str) -> str:
        assert self._phonemiser is not None
        phonemes = ' '.join(''.join(sentence) for sentence in self._phonemiser.phonemize(language, text))
        for written, taught in TRAINED.items():
            phonemes = phonemes.replace(written, taught)
        return ''.join(letter for letter in phonemes if letter in self._numbers)[:MOST_TOKENS]

    def _infer(self, phonemes: str, style: NDArray[np.float32], speed: float) -> tuple[waves.Samples, waves.Samples]:
        """Samples, and the relative lengths of all tokens where the model tells them; the input has had two names."""
        types = {place.name: np.int32 if 'int32' in place.type else np.float32 for place in self._session.get_inputs()}
        tokens = np.array([[0, *(self._numbers[letter] for letter in phonemes), 0]], np.int64)
        known = {'tokens': tokens, 'input_ids': tokens, 'style': style[min(len(phonemes), len(style)) - 1]}
        wish = {name: known[name] for name in types if name in known}
        made = self._session.run(None, wish | {'speed': np.array([speed], types['speed'])})
        lengths = made[1].ravel() if len(made) > 1 else np.zeros(0)
        return np.asarray(made[0], np.float32).ravel(), np.asarray(lengths, np.float32)


def _styles(files: Path) -> dict[str, NDArray[np.float32]]:
    """A folder with one raw file of float32 a voice, or all of them in one archive of numpy's."""
    if files.is_dir():
        found = {path.stem: np.fromfile(path, np.float32).reshape(-1, 1, 256) for path in sorted(files.glob('*.bin'))}
    else:
        with np.load(files) as archive:
            found = {name: np.asarray(archive[name], np.float32) for name in sorted(archive.files)}
    if not found:
        raise ValueError('no voice was found')
    return found


def _sounds(phonemes: str, lengths: waves.Samples, total_ms: float) -> list[tuple[str, float]]:
    """Every letter with its milliseconds; a diphthong is two mouths."""
    unit = total_ms / float(lengths.sum())
    timed = [('^', float(lengths[0]) * unit)]
    for letter, length in zip(phonemes, lengths[1:], strict=False):
        parts = SOUNDS.get(letter, letter)
        timed += [(part, float(length) * unit / len(parts)) for part in parts]
    return timed
