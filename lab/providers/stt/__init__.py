"""Who turns speech into text: Moonshine on this machine, or any OpenAI-compatible endpoint."""

from typing import TYPE_CHECKING, Protocol

from lab.providers.stt.heard import Heard
from lab.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Recogniser(Protocol):
    """Shared by all lines. Blocking engines run in a thread of their own, one call at a time, in order."""

    name: str
    words_known: bool

    @property
    def waiting(self) -> int:
        """How many calls are not answered yet."""

    @property
    def spare(self) -> bool:
        """Whether there is time for what can be left out: nobody waits, nor is likely to soon."""

    async def load(self) -> None:
        """Once, before all else. Raises Unavailable with a sentence when a part is missing."""

    async def transcribe(self, samples: 'NDArray[np.float32]') -> Heard:
        """From 16 kHz mono between -1 and 1. Raises Unavailable."""


def create(settings: Settings) -> Recogniser:
    """What an engine needs is imported by its `load`, so that a missing package can be told in words."""
    if settings.stt == 'moonshine':
        from lab.providers.stt.moonshine import Moonshine

        return Moonshine()
    if settings.stt == 'openai':
        from lab.providers.stt.openai import OpenAIRecogniser

        return OpenAIRecogniser(settings)
    from lab.providers.stt.fake import FakeRecogniser

    return FakeRecogniser()
