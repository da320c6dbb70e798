"""Samples: silence off the ends, pitch, loudness, PCM16."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
LOUDNESS, PEAK = 0.08, 0.97
"""Root mean square of speech at a comfortable level, and where the loudest sample may be."""

_QUIET = 0.02


def voiced(samples: Samples, rate: int) -> tuple[int, int]:
    """Where the sound begins and ends, by its loudness over 10 ms against its loudest."""
    step = rate // 100
    frames = samples[: len(samples) // step * step].reshape(-1, step)
    energy = np.sqrt((frames**2).mean(axis=1)) if len(frames) else np.zeros(1)
    loud = np.flatnonzero(energy > _QUIET * max(float(energy.max()), 1e-4))
    return (int(loud[0]) * step, (int(loud[-1]) + 1) * step) if len(loud) else (0, 0)


def shifted(samples: Samples, rate: int, pitch: float) -> Samples:
    """Higher and shorter, or lower and longer, by the factor."""
    if pitch == 1.0 or not len(samples):
        return samples
    import soxr

    return np.asarray(soxr.resample(samples, rate * pitch, rate), dtype=np.float32)


def pcm16(samples: Samples) -> bytes:
    return bytes((np.clip(samples, -PEAK, PEAK) * 32767).astype('<i2').tobytes())


def floats(pcm: bytes) -> Samples:
    return np.asarray(np.frombuffer(pcm[: len(pcm) // 2 * 2], '<i2') / 32768, dtype=np.float32)


def hertz(samples: Samples, rate: int) -> int:
    """How high a voice speaks: the median over its voiced frames of the best autocorrelation between 60 and 400 Hz."""
    width, shortest, longest = rate // 20, rate // 400, rate // 60
    found: list[float] = []
    for start in range(0, len(samples) - width - longest, width // 2):
        frame = samples[start : start + width + longest]
        if float(np.abs(frame).max()) < 0.05:
            continue
        frame = frame - frame.mean()
        products = np.correlate(frame, frame[:width], 'valid')[shortest : longest + 1]
        best: Any = int(products.argmax())
        if products[best] > 0.5 * float((frame[:width] ** 2).sum()):
            found.append(rate / (best + shortest))
    return round(float(np.median(found))) if found else 0


def levelled(samples: Samples, rate: int) -> Samples:
    """At the loudness that all voices have."""
    start, end = voiced(samples, rate)
    loud = float(np.sqrt((samples[start:end] ** 2).mean())) if end > start else 0.0
    return samples * (LOUDNESS / loud) if loud else samples
