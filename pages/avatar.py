"""Choosing the interviewer, or the members of a panel."""

from uuid import UUID

from nicegui import ui

from components.avatar_cards import avatar_cards
from components.frame import frame, steps
from components.markup import button, heading, note, paragraph, tag
from lab.models.live import LiveView
from lab.models.session import SessionState
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, told


def create(lab: Lab) -> None:
    @door('/session/{session_id}/avatar')
    async def avatar(viewer: Viewer, session_id: UUID) -> None:
        view = await lab.interviewing.view(viewer, session_id)
        if view.state is not SessionState.created:
            ui.navigate.to(f'/session/{session_id}/live')
            return
        avatars = await lab.catalog.list_avatars()
        fitting = [each for each in avatars if view.interview_type in each.suits] or avatars
        seats = len(view.members)
        with frame('Your interviewer', viewer, 'practice'):
            with tag('header', 'stack'):
                steps('avatar')
                heading(1, 'Who would you like to face?' if seats == 1 else f'Choose your panel of {seats}.')
                paragraph(_introduction(view), 'lead')
            choosing = Choosing(lab, viewer, view)
            avatar_cards(fitting, choosing.chosen, seats > 1, choosing.choose)
            choosing.go_on()


def _introduction(view: LiveView) -> str:
    if len(view.members) == 1:
        return f'They all know your résumé. For this interview they speak as {_article(view.members[0].role)}.'
    roles = [_article(member.role) for member in view.members]
    return f'They sit there as {", ".join(roles[:-1])} and {roles[-1]}, in the order you choose them.'


class Choosing:
    def __init__(self, lab: Lab, viewer: Viewer, view: LiveView) -> None:
        self.lab, self.viewer, self.view = lab, viewer, view
        self.chosen = [member.avatar_id for member in view.members if member.avatar_id]

    def choose(self, avatar_id: str, chosen: bool) -> None:
        others = [each for each in self.chosen if each != avatar_id] if len(self.view.members) > 1 else []
        self.chosen = [*others, avatar_id] if chosen else others
        self._check()

    def go_on(self) -> None:
        with tag('div', 'line'):
            self.go = button('Continue', 'primary', 'big').on_click(self.take)
            self.why = note(f'Choose {len(self.view.members)} people for your panel.')
        self._check()

    @told
    async def take(self) -> None:
        await self.lab.interviewing.choose_avatar(self.viewer, self.view.session_id, self.chosen)
        ui.navigate.to(f'/session/{self.view.session_id}/ready')

    def _check(self) -> None:
        full = len(self.chosen) == len(self.view.members)
        self.go.set_enabled(full)
        self.why.set_visibility(not full)


def _article(role: str) -> str:
    return f'{"an" if role[:1].lower() in "aeiou" else "a"} {role}'
