"""What happens to a voice on its way: thinking pauses, drawn-out syllables, a room, a noise."""

import numpy as np

from bench.voices.synthesis import RATE, Samples


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


def quietest(sound: Samples, share: float, reach: float = 0.4) -> int:
    """The sample with the least energy around it near `share` of the whole: where a clause ends."""
    energy = np.convolve(sound**2, np.ones(960, np.float32) / 960, 'same')
    centre = int(share * len(sound))
    low, high = max(0, centre - int(reach * RATE)), min(len(sound), centre + int(reach * RATE))
    return low + int(np.argmin(energy[low:high]))


def drawn_out(sound: Samples, tail: float = 0.3, factor: float = 1.6) -> Samples:
    """The last syllable lengthened at its pitch, as people do who have not finished (overlap-add of 30 ms grains)."""
    split = max(0, len(sound) - round(tail * RATE))
    return np.concatenate([sound[:split], _stretched(sound[split:], factor)])


def _stretched(sound: Samples, factor: float, grain: int = 480) -> Samples:
    hop = grain // 2
    if len(sound) < 3 * grain:
        return sound
    out = np.zeros(int(len(sound) * factor) + grain, np.float32)
    window = np.hanning(grain).astype(np.float32)
    previous = 0
    for at in range(0, int(len(sound) * factor) - grain, hop):
        wanted = int(at / factor)
        start = _aligned(sound, previous + hop, wanted, grain) if at else 0
        out[at : at + grain] += sound[start : start + grain] * window
        previous = start
    return out[: int(len(sound) * factor)]


def _aligned(sound: Samples, natural: int, wanted: int, grain: int, reach: int = 160) -> int:
    """The start near `wanted` whose wave goes on best from where the last grain left off."""
    target = sound[natural : natural + grain]
    last = len(sound) - grain
    starts = range(max(0, min(wanted - reach, last)), max(0, min(wanted + reach, last)) + 1, 4)
    if len(target) < grain:
        return min(wanted, last)
    return max(starts, key=lambda start: float(np.dot(sound[start : start + grain], target)))


def in_a_room(sound: Samples, seed: int = 0, decay_s: float = 0.35, wet: float = 0.5) -> Samples:
    """A small reverberant room: a decaying noise as impulse response (60 dB down after `decay_s`)."""
    draw = np.random.default_rng(seed)
    length = int(decay_s * RATE)
    tail = draw.standard_normal(length) * 10 ** (-3 * np.arange(length) / length)
    tail *= wet / np.sqrt((tail**2).sum())
    size = len(sound) + length
    heard = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(tail, size), size).astype(np.float32)
    heard[: len(sound)] += sound
    return 0.5 * heard / max(1e-6, float(np.abs(heard).max()))


def noisy(sound: Samples, snr_db: float, seed: int = 0) -> Samples:
    """Fan-like noise under the whole, `snr_db` below the speech."""
    spoken = sound[np.abs(sound) > 0.01]
    level = np.sqrt((spoken**2).mean()) if len(spoken) else 0.1
    draw = np.random.default_rng(seed)
    spectrum = np.fft.rfft(draw.standard_normal(len(sound)))
    spectrum /= np.sqrt(1 + np.arange(len(spectrum)) * RATE / 2 / len(spectrum) / 200)
    noise = np.fft.irfft(spectrum, len(sound)).astype(np.float32)
    noise *= level * 10 ** (-snr_db / 20) / np.sqrt((noise**2).mean())
    return np.clip(sound + noise, -1, 1).astype(np.float32)
