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
HUM_NEEDED, OPEN_NEEDED = 18, 2
"""An "mhm" is over by then; with an open mouth it is none."""
CLEAR_NEEDED, CLEAR_OPEN = 5, 4
"""Windows that are enough when nearly all of them are of an open mouth."""
OPEN, BRIGHT, LEAST_OPEN = 0.5, 0.35, 0.08
"""Shares of the energy from 450 to 1200 Hz, and above, with which a mouth is open; less is enough for a voice that is
known to have less there."""
MORE_OPEN = 2.0
GAP = 3
"""Windows without voice that a consonant may take."""
TONAL = 0.45
QUIET = 0.004
MUCH_SOFTER = 0.12
"""Of how loud this candidate usually is: what leaks out of a loudspeaker."""
ECHO_PEAK = 20.0
"""Standard deviations that the best alignment with our own sound stands out by: above 45 for an echo, also from a room
and 20 dB down, and at most 15 for another voice (measured on eight voices)."""
FAINT = 1e-3
"""Of the strongest frequency in common: what is weaker says nothing."""
STILL_ECHO_PEAK, ECHO_LASTS = 14.0, 30
"""And where there has just been an echo: for so many windows of voice."""
LOOK_BACK_MS, LOOK_AHEAD_MS = 1500, 700
_HANN = np.hanning(WINDOW).astype(np.float32)


class Interruptions:
    def __init__(self) -> None:
        self.played_ms = 0
        self._ours = np.zeros(0, np.float32)
        self._recent: deque[Samples] = deque(maxlen=NEEDED + 4)
        self._usual, self._usual_open = 0.0, OPEN / MORE_OPEN
        self._echo_ago = ECHO_LASTS
        self.forget()

    def forget(self) -> None:
        self._hot = self._tonal = self._open = self._gap = 0

    def sounding(self, sound: Sound, first: bool) -> None:
        ours = _at_16k(floats(sound.pcm), sound.rate)
        self._ours = ours if first else np.concatenate((self._ours, ours))
        if first:
            self.played_ms = 0

    def played(self, ms: int) -> None:
        self.played_ms = ms

    def learn(self, window: Samples) -> None:
        """How loud and how open the candidate's voice is while they answer."""
        loud, (middle, _) = _loudness(window), _shares(window)
        self._usual = loud if not self._usual else 0.98 * self._usual + 0.02 * loud
        self._usual_open = 0.996 * self._usual_open + 0.004 * middle

    def window(self, window: Samples, voice: float) -> bool:
        """Whether with this window there is enough of it."""
        self._recent.append(window)
        self.played_ms += WINDOW_MS
        loud = _loudness(window)
        if voice < HOT or loud < max(QUIET, MUCH_SOFTER * self._usual):
            self._gap += 1
            if self._gap > GAP:
                self.forget()
            return False
        self._gap = 0
        self._hot += 1
        self._tonal += _tonal(window)
        self._open += self._is_open(window)
        return self._hot >= self._needed and self._tonal >= OF_THEM_TONAL and not self._is_echo()

    @property
    def _needed(self) -> int:
        if self._open >= CLEAR_OPEN:
            return CLEAR_NEEDED
        return NEEDED if self._open >= OPEN_NEEDED else HUM_NEEDED

    def _is_open(self, window: Samples) -> bool:
        """A hum has next to nothing above the first formant of a nasal, around 300 Hz."""
        middle, high = _shares(window)
        return middle > min(OPEN, max(LEAST_OPEN, MORE_OPEN * self._usual_open)) or high > BRIGHT

    def _is_echo(self) -> bool:
        """By the phase correlation of the last windows with what we have just played (Knapp and Carter 1976)."""
        here = self.played_ms * RATE // 1000
        ours = self._ours[max(0, here - LOOK_BACK_MS * RATE // 1000) : here + LOOK_AHEAD_MS * RATE // 1000]
        heard = np.concatenate(self._recent)
        if len(ours) < len(heard) or float(np.abs(ours).max()) < QUIET:
            return False
        size = 1 << (len(ours) + len(heard)).bit_length()
        cross = np.fft.rfft(_faded(ours), size) * np.conj(np.fft.rfft(_faded(heard), size))
        low, high = 200 * size // RATE, 3500 * size // RATE
        whitened = np.zeros_like(cross)
        size_of = np.abs(cross[low:high])
        whitened[low:high] = cross[low:high] / (size_of + FAINT * size_of.max() + 1e-12)
        peaks = np.abs(np.fft.irfft(whitened, size))
        peak = float(peaks.max() / (peaks.std() + 1e-12))
        self._echo_ago = 0 if peak > ECHO_PEAK else self._echo_ago + 1
        return peak > (ECHO_PEAK if self._echo_ago >= ECHO_LASTS else STILL_ECHO_PEAK)


def _faded(samples: Samples) -> Samples:
    """Without edges, which would fit each other best."""
    fade = np.minimum(1.0, np.arange(len(samples), dtype=np.float32) / WINDOW)
    return np.asarray(samples * fade * fade[::-1], np.float32)


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


def _shares(window: Samples) -> tuple[float, float]:
    """Of the energy, in the range of the first formant of an open vowel, and above it."""
    power = np.abs(np.fft.rfft(window * _HANN)) ** 2
    low, middle, high, end = (hertz * WINDOW // RATE for hertz in (80, 450, 1200, 4000))
    whole = float(power[low:end].sum()) + 1e-12
    return float(power[middle:high].sum()) / whole, float(power[high:end].sum()) / whole
