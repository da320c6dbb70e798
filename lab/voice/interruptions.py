"""Voice over the interviewer's own sound: whether it is somebody speaking up, or a cough, a hum, or our own echo."""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from lab.providers.tts.sound import Sound
from lab.providers.tts.waves import floats
from lab.voice.vad import RATE, WINDOW, WINDOW_MS

Samples = NDArray[np.float32]
HOT = 0.6
NEEDED, OF_THEM_TONAL = 6, 4
"""Windows of voice, and how many must have a pitch: a cough, a breath or a keyboard has none."""
TONAL = 0.45
QUIET = 0.004
MUCH_SOFTER = 0.12
"""Of how loud this candidate usually is: what leaks out of a loudspeaker."""
ECHO_PEAK = 9.0
"""Standard deviations that the best alignment with our own sound stands out by."""
LOOK_BACK_MS, LOOK_AHEAD_MS = 1500, 700


class Interruptions:
    def __init__(self) -> None:
        self.played_ms = 0
        self._ours = np.zeros(0, np.float32)
        self._recent: deque[Samples] = deque(maxlen=NEEDED + 4)
        self._usual = 0.0
        self.forget()

    def forget(self) -> None:
        self._hot = self._tonal = self._gap = 0

    def sounding(self, sound: Sound, first: bool) -> None:
        ours = _at_16k(floats(sound.pcm), sound.rate)
        self._ours = ours if first else np.concatenate((self._ours, ours))
        if first:
            self.played_ms = 0

    def played(self, ms: int) -> None:
        self.played_ms = ms

    def learn(self, window: Samples) -> None:
        """How loud the candidate is while they answer."""
        loud = _loudness(window)
        self._usual = loud if not self._usual else 0.98 * self._usual + 0.02 * loud

    def window(self, window: Samples, voice: float) -> bool:
        """Whether with this window there is enough of it."""
        self._recent.append(window)
        self.played_ms += WINDOW_MS
        loud = _loudness(window)
        if voice < HOT or loud < max(QUIET, MUCH_SOFTER * self._usual):
            self._gap += 1
            if self._gap > 1:
                self.forget()
            return False
        self._gap = 0
        self._hot += 1
        self._tonal += _tonal(window)
        return self._hot >= NEEDED and self._tonal >= OF_THEM_TONAL and not self._is_echo()

    def _is_echo(self) -> bool:
        """By the phase correlation of the last windows with what we have just played (Knapp and Carter 1976)."""
        here = self.played_ms * RATE // 1000
        ours = self._ours[max(0, here - LOOK_BACK_MS * RATE // 1000) : here + LOOK_AHEAD_MS * RATE // 1000]
        heard = np.concatenate(self._recent)
        if len(ours) < len(heard) or float(np.abs(ours).max()) < QUIET:
            return False
        size = 1 << (len(ours) + len(heard)).bit_length()
        cross = np.fft.rfft(ours, size) * np.conj(np.fft.rfft(heard, size))
        low, high = 200 * size // RATE, 3500 * size // RATE
        whitened = np.zeros_like(cross)
        whitened[low:high] = cross[low:high] / (np.abs(cross[low:high]) + 1e-9)
        peaks = np.abs(np.fft.irfft(whitened, size))
        return float(peaks.max() / (peaks.std() + 1e-12)) > ECHO_PEAK


def _at_16k(samples: Samples, rate: int) -> Samples:
    if rate == RATE:
        return samples
    import soxr

    return np.asarray(soxr.resample(samples, rate, RATE, quality='QQ'), np.float32)


def _loudness(window: Samples) -> float:
    return float(np.sqrt((window**2).mean()))


def _tonal(window: Samples) -> bool:
    """Whether the wave repeats itself at a pitch of 70 to 400 Hz."""
    centred = window - window.mean()
    spectrum = np.abs(np.fft.rfft(centred, 2 * WINDOW)) ** 2
    repeated = np.fft.irfft(spectrum)[: RATE // 70]
    lags = np.arange(RATE // 400, RATE // 70)
    strength = repeated[lags] / (1 - lags / WINDOW)
    return float(strength.max()) > TONAL * float(repeated[0])
