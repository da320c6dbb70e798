"""What was heard of one candidate: their sound, in the session's time, and what of a turn counts as its answer."""

from lab.live.recorder import Recorder
from lab.live.timeline import Timeline
from lab.models.spoken import Spoken, TimedWord
from lab.voice.messages import Turn


class Heard:
    """With `recording` the sound itself is kept for a while, so that answers can be cut out of it."""

    def __init__(self, recording: bool) -> None:
        self._timeline = Timeline()
        self._recorder = Recorder() if recording else None
        self._counts_from_ms = -1

    @property
    def audio_ms(self) -> int:
        return self._timeline.audio_ms

    def add(self, pcm: bytes, now_ms: int) -> None:
        self._timeline.heard(len(pcm), now_ms)
        if self._recorder is not None:
            self._recorder.add(pcm)

    def drop(self) -> None:
        """What was said so far counts no more: the answer came in another way."""
        self._counts_from_ms = self._timeline.audio_ms

    def answer(self, turn: Turn) -> tuple[str, Spoken] | None:
        """What of the turn counts, in the session's time; None when nothing does."""
        if turn.ended_ms <= self._counts_from_ms:
            return None
        words = [word for word in turn.words if word.end_ms > self._counts_from_ms]
        whole = len(words) == len(turn.words)
        if turn.words and not words:
            return None
        at = self._timeline.at
        spoken = Spoken(
            words=[TimedWord(text=word.text, start_ms=at(word.start_ms), end_ms=at(word.end_ms)) for word in words],
            started_ms=at(turn.started_ms if whole else words[0].start_ms),
            ended_ms=at(turn.ended_ms),
            why=turn.why,
        )
        return turn.text if whole else ' '.join(word.text for word in words), spoken

    def sound_of(self, turn: Turn) -> bytes:
        """Empty without a recording."""
        return self._recorder.cut(turn.started_ms, turn.ended_ms) if self._recorder and turn.text else b''
