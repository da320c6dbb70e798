"""The interviewer on video, laid over the drawn one in the same stage."""

from collections.abc import Awaitable, Callable
from typing import Literal

from nicegui import ui
from nicegui.events import GenericEventArguments

from lab.models.video import VideoStart

VideoChange = Literal['began', 'slow', 'failed', 'dropped', 'closed']


class HeygenStage(
    ui.element,
    component='heygen_stage.js',
    esm={'lab-speech': 'speech', 'lab-liveavatar': 'vendor/liveavatar', 'events': 'vendor/events'},
):
    """Make it inside an `AvatarStage`. The page's playback is lent to it, so captions and clocks go on as without it.

    `rent` is asked once for what starts the video; None means that there is none. `on_change` hears how it goes;
    whatever goes wrong is told to the candidate in one sentence, and the drawn interviewer speaks on at once.
    """

    def __init__(
        self,
        name: str,
        rent: Callable[[], Awaitable[VideoStart | None]],
        on_change: Callable[[VideoStart | None, VideoChange], Awaitable[None]],
    ) -> None:
        super().__init__()
        self.rented: VideoStart | None = None
        self._props['name'] = name
        self._props['sentences'] = sentences(name.split()[0])

        async def want() -> None:
            self.rented = await rent()
            if self.rented is None:
                self.run_method('refuse')
            else:
                self.run_method('start', {'token': self.rented.token, 'url': self.rented.url})

        async def change(event: GenericEventArguments) -> None:
            await on_change(self.rented, event.args['kind'])

        self.on('want', want)
        self.on('video', change)

    def close(self) -> None:
        """The interviewer has said the last word."""
        self.run_method('close')


def sentences(name: str) -> dict[str, str]:
    return {
        'starting': f'{name}’s video is starting.',
        'slow': f'The video takes too long to start, so {name} is drawn today. The interview is the same.',
        'failed': f'The video is not available right now, so {name} is drawn today. The interview is the same.',
        'dropped': f'The video has broken off, so {name} goes on as a drawing. Nothing you said is lost.',
    }
