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


class Voice(BaseModel):
    """An installed voice; `hertz` is how high it speaks, 0 when unknown, and beyond `pitch` it stops sounding human."""

    id: str
    name: str
    hertz: int = 0
    pitch: tuple[float, float] = (0.8, 1.25)


class Sound(NamedTuple):
    """One sentence, or a clause of a long one: PCM16 mono at `rate`, its mouths, and the text as it was given."""

    pcm: bytes
    rate: int
    mouth: list[Mouth]
    text: str

    @property
    def ms(self) -> int:
        return len(self.pcm) * 500 // self.rate
