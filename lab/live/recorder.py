"""What the microphone has heard lately, so that an answer can be cut out of it once it is over."""

from collections import deque

BYTES_A_MS = 32
LONGEST_MS = 8 * 60_000
MARGIN_MS = 250


class Recorder:
    """PCM16 mono 16 kHz; the newest eight minutes of it."""

    def __init__(self) -> None:
        self._pieces: deque[bytes] = deque()
        self._begins = self._ends = 0  # in bytes since the first

    def add(self, pcm: bytes) -> None:
        self._pieces.append(pcm)
        self._ends += len(pcm)
        while self._ends - self._begins > LONGEST_MS * BYTES_A_MS:
            self._begins += len(self._pieces.popleft())

    def cut(self, from_ms: int, to_ms: int) -> bytes:
        """The sound between two times of the audio, with a little around it."""
        first = max(self._begins, (from_ms - MARGIN_MS) * BYTES_A_MS)
        last = min(self._ends, (to_ms + MARGIN_MS) * BYTES_A_MS)
        return b''.join(self._pieces)[first - self._begins : max(first, last) - self._begins]
