"""What the speech process asks of the parts that hear; `lab.voice.hearing.Hearing` is the one there is.

The process loads `lab.voice.vad.load(path) -> () -> VoiceActivity` and `lab.voice.turn_model.load(path) -> TurnModel`
once, and gives every line a `Hearing` of its own, with a fresh VoiceActivity.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from lab.providers.stt import Recogniser
from lab.providers.tts.sound import Sound
from lab.voice.messages import Expects, FromHearing, Open

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Emit = Callable[[FromHearing], None]
"""Never blocks and may be called from the event loop only."""


class VoiceActivity(Protocol):
    """Keeps the state of one line."""

    def __call__(self, window: 'NDArray[np.float32]') -> float:
        """The probability of voice in 512 samples at 16 kHz."""

    def reset(self) -> None: ...


class TurnModel(Protocol):
    async def p_end(self, samples: 'NDArray[np.float32]') -> float:
        """The probability that the turn has ended, from its last 8 s at 16 kHz."""


class Hears(Protocol):
    """`Hearing(recogniser, vad, turn_model, settings: Open, emit)`: one candidate's microphone."""

    async def feed(self, pcm: bytes) -> None:
        """PCM16 mono 16 kHz in pieces of any length; recognition goes on in tasks of its own."""

    def expect(self, expects: Expects, seconds: float) -> None:
        """A question that asks for such an answer begins to sound."""

    def sounding(self, sound: Sound) -> None:
        """What has just been sent to the page, in order: an echo of it is not the candidate."""

    def speaking(self, id: str, playing: bool, played_ms: int) -> None:
        """How far the page has played; not playing: it came to its end or was stopped."""

    def done(self) -> None: ...

    def moment(self, seconds: float) -> None: ...

    def talk(self, down: bool) -> None: ...

    def mute(self, on: bool) -> None: ...

    async def close(self) -> None:
        """Ends its tasks; nothing is emitted afterwards."""


MakeHearing = Callable[[Recogniser, VoiceActivity, TurnModel, Open, Emit], Hears]
