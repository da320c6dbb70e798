"""The design system, for developers: tokens and every component in all its states, made of the same code as the app."""

from components.frame import frame
from components.markup import heading, paragraph, tag
from components.pictured import draw_all
from components.specimens import chapters
from components.specimens.chapter import index, show
from lab.errors import Forbidden, NotFound
from lab.models.viewer import Role, Viewer
from lab.wiring import Lab
from pages.doors import door

ADDRESS = '/staff/design'


def create(lab: Lab) -> None:
    @door(ADDRESS)
    async def design(viewer: Viewer) -> None:
        await _chapter(lab, viewer, 'foundations')

    @door(f'{ADDRESS}/{{key}}')
    async def chapter(viewer: Viewer, key: str) -> None:
        await _chapter(lab, viewer, key)


async def _chapter(lab: Lab, viewer: Viewer, key: str) -> None:
    if viewer.role is not Role.admin:
        raise Forbidden('This page is for the developers of the lab.')
    every = {each.key: each for each in chapters(await lab.catalog.list_avatars())}
    if key not in every:
        raise NotFound('The design system has no chapter of this name.')
    with frame(f'Design: {every[key].title}', viewer, 'design'):
        with tag('header', 'stack tight'):
            tag('span', 'eyebrow', 'What this lab is made of: live, in the theme you chose above, with invented people')
            heading(1, every[key].title)
            paragraph(every[key].about, 'lead')
        with tag('div', 'design'):
            index(list(every.values()), key, ADDRESS)
            pictures = show(every[key])
    await draw_all(pictures)
