"""Two clocks brought together: the microphone's audio, which stands still while muted, and the session's time."""

from bisect import bisect_right

SAMPLES_A_MS, BYTES_A_SAMPLE = 16, 2
DRIFT_MS = 250
KEPT = 200


class Timeline:
    """Both in milliseconds. `audio_ms` is how much was heard so far."""

    def __init__(self) -> None:
        self._bytes = 0
        self._anchors: list[tuple[int, int]] = []

    @property
    def audio_ms(self) -> int:
        return self._bytes // (SAMPLES_A_MS * BYTES_A_SAMPLE)

    def heard(self, size: int, now_ms: int) -> None:
        """`size` bytes of audio have just come in, at `now_ms` of the session."""
        begins = now_ms - size // (SAMPLES_A_MS * BYTES_A_SAMPLE)
        if not self._anchors or abs(begins - self.at(self.audio_ms)) > DRIFT_MS:
            self._anchors = [*self._anchors[-KEPT:], (self.audio_ms, begins)]
        self._bytes += size

    def at(self, audio_ms: int) -> int:
        """The session's time at a point of the audio."""
        place = bisect_right(self._anchors, (audio_ms, 2**62)) - 1
        if place < 0:
            return audio_ms
        audio, session = self._anchors[place]
        return session + audio_ms - audio
