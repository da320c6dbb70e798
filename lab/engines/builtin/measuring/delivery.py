"""Delivery: what the times of spoken words say about how somebody speaks. Nothing here infers what they feel."""

from dataclasses import dataclass

from lab.models.interview import Turn

LONG_PAUSE_S = 2.0
"""Shorter ones belong to speaking: breath, emphasis, the next clause."""


@dataclass(frozen=True)
class Delivery:
    """Of one spoken answer, in seconds; `pauses_s` are those inside it that are long, `first_word_s` None when it began
    before the question had ended."""

    seconds: float
    pauses_s: tuple[float, ...]
    first_word_s: float | None
    at_s: float

    @property
    def speaking_s(self) -> float:
        return max(0.0, self.seconds - sum(self.pauses_s))


def delivery_of(transcript: list[Turn], index: int) -> Delivery | None:
    """None for an answer without times."""
    turn = transcript[index]
    if turn.started_ms is None or turn.ended_ms is None or turn.ended_ms <= turn.started_ms:
        return None
    return Delivery(
        seconds=(turn.ended_ms - turn.started_ms) / 1000,
        pauses_s=_long_pauses(turn),
        first_word_s=_to_first_word(transcript, index, turn.started_ms),
        at_s=turn.started_ms / 1000,
    )


def asked_s(transcript: list[Turn]) -> float:
    """For how long interviewers were heard to speak."""
    spans = ((turn.started_ms, turn.ended_ms) for turn in transcript if turn.speaker == 'interviewer')
    return sum((end - start) / 1000 for start, end in spans if start is not None and end is not None and end > start)


def _long_pauses(turn: Turn) -> tuple[float, ...]:
    pairs = zip(turn.words, turn.words[1:], strict=False)
    gaps = ((after.start_ms - before.end_ms) / 1000 for before, after in pairs)
    return tuple(round(gap, 1) for gap in gaps if gap > LONG_PAUSE_S)


def _to_first_word(transcript: list[Turn], index: int, started_ms: int) -> float | None:
    asked = transcript[index - 1] if index else None
    if asked is None or asked.speaker != 'interviewer' or asked.ended_ms is None:
        return None
    return round((started_ms - asked.ended_ms) / 1000, 1) if started_ms >= asked.ended_ms else None
