"""The one connection of a spoken session in the page: microphone frames up, sounds down, messages both ways."""

from collections.abc import Awaitable, Callable
from typing import Literal, NamedTuple

from nicegui import ui
from nicegui.events import GenericEventArguments

LinkKind = Literal['open', 'lost', 'closed', 'sound_blocked', 'sound_running', 'spoken']


class LinkEvent(NamedTuple):
    """`lost` is being restored, `closed` is not (its reason: over, elsewhere, forbidden, full, off, gone).

    `sound_blocked`: the browser wants a click before it plays. `spoken`: the utterance `id` was played to its end.
    """

    kind: LinkKind
    code: int = 0
    reason: str = ''
    id: str = ''


class VoiceLink(ui.element, component='voice_link.js', esm={'lab-speech': 'speech'}):
    """Opens `ws_path` with `?ticket=…` as soon as the page stands, and again after every drop.

    `ticket` is asked for a new one-use ticket before every connection; an empty one is tried again later.

    Up: binary frames of 20 ms (PCM16 mono 16 kHz, 640 bytes) and JSON `played`, `mute`, `talk`, `done`, `moment` as
    in `lab.voice.messages`. Down: binary sounds as `lab.voice.messages.packed` makes them, and JSON of `FromSpeech`:
    `interrupted`, `reopened` and `hush` silence the page at once, `partial`, `pause`, `turn` feed the captions,
    `voice_start` and `turn` the stage. `{"kind": "saying", "id", "member"}` before an utterance tells who says it.

    Close codes: 4401 asks for another ticket; 1000 and 4404 are the end; 4403, 4409 (opened elsewhere), 4429 (all
    places taken) and 4503 (no speech here) are told to the candidate and not tried again by themselves; any other is a
    drop, 1013 while speech is still loading.
    """

    def __init__(
        self, ws_path: str, ticket: Callable[[], Awaitable[str]], on_event: Callable[[LinkEvent], object]
    ) -> None:
        super().__init__()
        self._props['path'] = ws_path

        async def admit(event: GenericEventArguments) -> None:
            self.run_method('admit', event.args['number'], await ticket())

        self.on('ticket', admit)
        self.on('link', lambda event: on_event(LinkEvent(**event.args)))

    def done(self) -> None:
        """The answer is finished, whatever the silence says."""
        self.run_method('done')

    def moment(self, seconds: float) -> None:
        self.run_method('moment', seconds)

    def hush(self) -> None:
        """Stops what sounds and refuses the rest of it."""
        self.run_method('hush')

    def open(self) -> None:
        self.run_method('open')

    def close(self) -> None:
        self.run_method('close')
