"""A microphone for tests of hearing: real models, real sound, and time that goes as fast as they can listen."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from lab.providers.stt import Recogniser
from lab.providers.stt.moonshine import Moonshine
from lab.providers.tts.sound import Sound
from lab.voice import messages, turn_model, vad
from lab.voice.child import MODELS
from lab.voice.contracts import TurnModel, VoiceActivity
from lab.voice.hearing import Hearing
from lab.voice.messages import FromHearing, Open, Turn
from tests.voice.sounds import RATE, Samples, pcm, said, silence

FRAME = 320
NOISE = 20 / 32768
QUESTION = 'Could you tell me about a time when you had to change your mind, and what it was that convinced you then?'


@dataclass
class Models:
    recogniser: Recogniser
    make_vad: Callable[[], VoiceActivity]
    turn_model: TurnModel


async def load() -> Models:
    recogniser = Moonshine()
    await recogniser.load()
    return Models(
        recogniser, vad.load(MODELS / 'silero_vad.onnx'), turn_model.load(MODELS / 'smart_turn_v3.2_cpu.onnx')
    )


@dataclass
class Ears:
    models: Models
    opening: Open = field(default_factory=Open)
    recogniser: Recogniser | None = None
    came: list[FromHearing] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._draw = np.random.default_rng(2)
        self.hearing = Hearing(
            self.recogniser or self.models.recogniser,
            self.models.make_vad(),
            self.models.turn_model,
            self.opening,
            self.came.append,
        )
        self.hearing.expect(self.opening.expects, self.opening.seconds)

    async def hear(self, *sounds: Samples | float) -> None:
        """Numbers are silences in seconds; there is always a little noise."""
        parts = [silence(sound) if isinstance(sound, int | float) else sound for sound in sounds]
        sound = np.concatenate(parts)
        sound = sound + (self._draw.standard_normal(len(sound)) * NOISE).astype(np.float32)
        for at in range(0, len(sound), FRAME):
            await self.hearing.feed(pcm(sound[at : at + FRAME]))
            await self.hearing.settled()

    def interviewer_begins(self) -> Samples:
        """With a question of some seconds; what they are heard to say is returned."""
        ours = said(QUESTION)
        self.hearing.sounding(Sound(pcm(ours), RATE, [], QUESTION))
        return ours

    def interviewer_ends(self) -> None:
        self.hearing.speaking('q', False, 99_000)

    def kinds(self) -> list[str]:
        return [message.kind for message in self.came if message.kind not in ('partial', 'pause', 'voice_start')]

    @property
    def turn(self) -> Turn:
        """The last one."""
        return [message for message in self.came if isinstance(message, messages.Turn)][-1]
