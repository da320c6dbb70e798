"""Who speaks: Piper or Kokoro on this machine, or any OpenAI-compatible endpoint."""

from collections.abc import AsyncIterator
from typing import Protocol

from lab.providers.tts.sound import Sound, Voice, VoiceChoice
from lab.settings import Settings


class Synthesiser(Protocol):
    """Shared by all lines; the first sound of a text goes before the later ones of others."""

    name: str

    async def load(self) -> None:
        """Once, before all else. Raises Unavailable with a sentence when a part is missing."""

    def voices(self) -> list[Voice]:
        """What is installed; never empty once loaded."""

    def speak(self, text: str, voice: VoiceChoice) -> AsyncIterator[Sound]:
        """A sentence, or a clause of a long one, at a time, each made when it is asked for. Raises Unavailable.

        A voice that is not there is spoken by the first.
        """


def create(settings: Settings) -> Synthesiser:
    """What an engine needs is imported by its `load`, so that a missing package can be told in words."""
    if settings.tts == 'piper':
        from lab.providers.tts.piper import Piper

        return Piper(settings)
    if settings.tts == 'kokoro':
        from lab.providers.tts.kokoro import Kokoro

        return Kokoro(settings)
    if settings.tts == 'openai':
        from lab.providers.tts.openai import OpenAISynthesiser

        return OpenAISynthesiser(settings)
    from lab.providers.tts.fake import FakeSynthesiser

    return FakeSynthesiser()
