"""What a synthesiser makes of text."""

from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, Field

Shape = Literal['rest', 'closed', 'open', 'wide', 'round', 'oh', 'teeth', 'tongue', 'narrow', 'hiss', 'small']
"""Mouths: at rest; m b p; father; see; who; go; f v; th l; r; s sh; uh t k."""


class Mouth(NamedTuple):
    """The mouth takes this shape at this time of the sound and keeps it until the next."""

    at_ms: int
    shape: Shape


class VoiceChoice(BaseModel):
    """`id` is one of `Synthesiser.voices()`, empty for the first; pitch and rate are factors of the voice's own."""

    id: str = ''
    pitch: Annotated[float, Field(ge=0.5, le=2.0)] = 1.0
    rate: Annotated[float, Field(ge=0.5, le=2.0)] = 1.0

    model_config = {'frozen': True}


class Voice(NamedTuple):
    """An installed voice and how far it can be shifted and still sound like a person."""

    id: str
    name: str
    lowest_pitch: float
    highest_pitch: float


class Sound(NamedTuple):
    """One sentence, or a clause of a long one: PCM16 mono at `rate`, its mouths, and the text as it was given."""

    pcm: bytes
    rate: int
    mouth: list[Mouth]
    text: str

    @property
    def ms(self) -> int:
        return len(self.pcm) * 500 // self.rate
