"""Dictation: a longer recording cut at its quietest places into what the recogniser takes at once, and its words."""

from collections.abc import Awaitable, Callable

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
FRAME = RATE // 50
EARLIEST, LATEST = 6 * 50, 12 * 50
"""Frames: no piece is shorter (save the last) or longer."""
HUSH = 8
"""Frames over which loudness is summed: a gap between words is about that long."""
SILENT_RMS = 60.0
"""Of PCM16: below it nobody speaks, and a recogniser would make words up."""


async def words(pcm: bytes, transcribe: Callable[[bytes], Awaitable[str]]) -> str:
    """From PCM16 mono 16 kHz; empty when nobody spoke."""
    heard = [await transcribe(piece) for piece in pieces(pcm)]
    return ' '.join(part for each in heard if (part := each.strip()))


def pieces(pcm: bytes) -> list[bytes]:
    """In order; the silent ones are left out."""
    samples = np.frombuffer(pcm[: len(pcm) // 2 * 2], '<i2')
    loudness = _loudness(samples)
    found, start = [], 0
    while start < len(loudness):
        end = _quietest(loudness, start)
        if loudness[start:end].max() >= SILENT_RMS:
            found.append(samples[start * FRAME : end * FRAME].tobytes())
        start = end
    return found


def _loudness(samples: NDArray[np.int16]) -> NDArray[np.float64]:
    """Root mean square of each frame; a last piece of a frame is dropped."""
    frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME).astype(np.float64)
    rms: NDArray[np.float64] = np.sqrt((frames**2).mean(axis=1))
    return rms


def _quietest(loudness: NDArray[np.float64], start: int) -> int:
    if len(loudness) - start <= LATEST:
        return len(loudness)
    around = np.convolve(loudness[start + EARLIEST : start + LATEST], np.ones(HUSH), 'valid')
    return start + EARLIEST + int(around.argmin()) + HUSH // 2
