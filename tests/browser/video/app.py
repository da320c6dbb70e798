"""The speech parts with a video: `python -m tests.browser.video.app PORT`, with LAB_HEYGEN_… as ever."""

import sys

from nicegui import ui

from components import theme
from components.avatar_stage import AvatarStage
from components.captions import Captions
from components.heygen_stage import HeygenStage
from components.markup import tag
from components.voice_link import VoiceLink
from lab.errors import VideoRefused
from lab.models.columns import utc_now
from lab.models.video import VideoStart
from lab.providers import avatar
from lab.settings import Settings
from tests.browser.speech.app import LOOKS, members, noted, seen, ticket

video = avatar.create(Settings(_env_file=None))


@ui.page('/video')
def on_video() -> None:
    async def rent() -> VideoStart | None:
        await ui.run_javascript('window.room', timeout=30)  # the page has what a media server would bring
        try:
            rental = await video.rent('ines-moreau', 300)
        except VideoRefused as refusal:
            seen.events.append(['refused', refusal.kind])
            return None
        return VideoStart(id=rental.id, token=rental.token, url=video.url)  # type: ignore[arg-type]

    async def change(start: VideoStart | None, kind: str) -> None:
        seen.events.append(['video', kind, utc_now().timestamp()])

    with tag('div', 'room-page'), tag('div', 'room'):
        tag('h1', 'visually-hidden', 'Interview')
        bar = tag('div', 'room-bar')
        with tag('div', 'room-stage'):
            with AvatarStage(members(1), LOOKS):
                stage = HeygenStage(members(1)[0].name, rent, change)
            with tag('div', 'room-notices'):
                VoiceLink('/api/ws/voice/one', ticket, noted('link'))
        with tag('div', 'room-words'):
            Captions(members(1))
    with bar:
        ui.button('The last word is said', on_click=stage.close)


if __name__ == '__main__':
    theme.install()
    ui.run(
        port=int(sys.argv[1]),
        host='127.0.0.1',
        reload=False,
        show=False,
        show_welcome_message=False,
        tailwind=False,
        dark=None,
        language='en-US',
        title='Video',
    )
