"""What a recogniser makes of sound."""

from typing import NamedTuple


class Word(NamedTuple):
    """A word with its times from the start of the sound; a longer stretch where the recogniser knows no words."""

    text: str
    start_ms: int
    end_ms: int


class Heard(NamedTuple):
    text: str
    words: list[Word]


FILLERS_HEARD: dict[str, float] = {'moonshine': 0.52}
"""The share of spoken fillers that a recogniser writes down, by its name: Moonshine 51 of 99 "um"s and "uh"s of nine
synthetic voices (`lab bench voice --fillers`), so at least as many were said as were counted."""
