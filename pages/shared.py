"""A report that somebody shared: to be read by whoever has the link, and nothing else."""

from nicegui import ui

from components.frame import frame
from components.markup import heading, note, paragraph, tag
from components.portrait import empty_room
from lab.errors import LabError
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door
from pages.story import story


def create(lab: Lab) -> None:
    @door('/shared/{secret}')
    async def shared(viewer: Viewer | None, secret: str) -> None:
        try:
            found = await lab.sharing.read(secret)
        except LabError as gone:
            ui.status_code(gone.status)
            with frame('Shared report', viewer), tag('div', 'closed'):
                with tag('div', 'stack'):
                    heading(1, 'This link leads nowhere any more.')
                    paragraph(gone.sentence, 'lead')
                empty_room()
            return
        with frame(f'Report of {found.candidate}', viewer):
            until = f'{found.expires_at:%d %B %Y}'
            note(f'{found.candidate} lets you read this practice report until {until}. Please keep it to yourself.')
            await story(found.report, found.candidate)
