"""What a spoken session works with, and what it asks of the page that speaks for it."""

from dataclasses import dataclass
from typing import Any, Protocol

from lab.services.interviewing import Interviewing
from lab.services.recordings import Recordings
from lab.services.speaking import Speaking
from lab.voice.speech import Speech


class Page(Protocol):
    """The connection of one open page; none of these blocks."""

    def tell(self, message: dict[str, Any]) -> None: ...

    def play(self, sound: bytes) -> None: ...

    def close(self, code: int) -> None: ...


@dataclass(frozen=True)
class Parts:
    speech: Speech
    interviewing: Interviewing
    speaking: Speaking
    recordings: Recordings
