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
