"""What is known about an answer because it was spoken, and about a question because it was said aloud."""

from typing import Literal

from pydantic import BaseModel

Patience = Literal['quick', 'normal', 'patient']


class TimedWord(BaseModel):
    """A word as it was recognised; times are milliseconds of the session."""

    text: str
    start_ms: int
    end_ms: int


class Spoken(BaseModel):
    """How an answer was spoken; `why` names what decided that it was over."""

    words: list[TimedWord] = []
    started_ms: int
    ended_ms: int
    why: str = ''


class Aloud(BaseModel):
    """When a question sounded; `heard` is how far it came when the candidate spoke over it, else null."""

    started_ms: int
    ended_ms: int
    heard: str | None = None
