"""Choosing the interviewer, or the members of a panel."""

from collections.abc import Mapping
from uuid import UUID

from nicegui import ui
from nicegui.element import Element

from components.avatar_cards import avatar_cards
from components.choices import Choice, choices
from components.frame import frame, steps
from components.markup import button, heading, paragraph, say, tag
from lab.models.live import LiveView
from lab.models.session import UNBEGUN
from lab.models.video import VideoOffer
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, told

APPEARANCE = [
    Choice('drawn', 'As a drawing', 'Made in your browser. It needs nobody else.'),
    Choice('video', 'On video', 'HeyGen makes the picture and gets the interviewer’s words. Your voice stays here.'),
]
NUMBERS = {1: 'one', 2: 'two', 3: 'three'}


def create(lab: Lab) -> None:
    @door('/session/{session_id}/avatar')
    async def avatar(viewer: Viewer, session_id: UUID) -> None:
        view = await lab.interviewing.view(viewer, session_id)
        if view.state not in UNBEGUN:
            ui.navigate.to(f'/session/{session_id}/live')
            return
        avatars = await lab.catalog.list_avatars()
        fitting = [each for each in avatars if view.interview_type in each.suits] or avatars
        seats = len(view.members)
        with frame('Your interviewer', viewer, 'practice', 'roomy'):
            with tag('header', 'stack'):
                steps('avatar')
                heading(1, 'Who would you like to face?' if seats == 1 else f'Choose your panel of {NUMBERS[seats]}.')
                paragraph(_introduction(view), 'lead')
            names = {each.id: each.name for each in avatars}
            choosing = Choosing(lab, viewer, view, await lab.videos.offer(viewer, session_id), names)
            voices = '/api/voices' if lab.speech.ready and lab.speech.ready.tts else ''
            choosing.marks = avatar_cards(fitting, choosing.chosen, seats > 1, choosing.choose, voices)
            if any(lab.videos.offered([each.id]) for each in fitting):
                choosing.appearance()
            choosing.go_on()


def _introduction(view: LiveView) -> str:
    if len(view.members) == 1:
        return f'They all know your résumé. For this interview they speak as {_article(view.members[0].role)}.'
    roles = [_article(member.role) for member in view.members]
    return f'They sit there as {", ".join(roles[:-1])} and {roles[-1]}, in the order you choose them.'


class Choosing:
    def __init__(self, lab: Lab, viewer: Viewer, view: LiveView, video: VideoOffer, names: Mapping[str, str]) -> None:
        self.lab, self.viewer, self.view, self.on_video, self.names = lab, viewer, view, video.wanted, names
        self.shown_as: Element | None = None
        self.marks: dict[str, Element] = {}
        self.chosen = [member.avatar_id for member in view.members if member.avatar_id]

    def choose(self, avatar_id: str, chosen: bool) -> None:
        others = [each for each in self.chosen if each != avatar_id] if len(self.view.members) > 1 else []
        self.chosen = [*others, avatar_id] if chosen else others
        self._check()

    def appearance(self) -> None:
        """Only while an interviewer is chosen who can appear on video."""
        with tag('div') as self.shown_as:
            choices('How they appear', 'appearance', APPEARANCE, 'video' if self.on_video else 'drawn', self._appear)

    def _appear(self, how: str) -> None:
        self.on_video = how == 'video'

    def go_on(self) -> None:
        with tag('div', 'go-bar'):
            with tag('div', 'what', role='status'):
                self.who = tag('b')
                self.why = tag('span', 'small')
            self.go = button('Continue', 'primary', 'big').on_click(self.take)
        self._check()

    @told
    async def take(self) -> None:
        await self.lab.interviewing.choose_avatar(self.viewer, self.view.session_id, self.chosen)
        if self.shown_as is not None:
            on_video = self.on_video and self.lab.videos.offered(self.chosen)
            await self.lab.videos.choose(self.viewer, self.view.session_id, on_video)
        ui.navigate.to(f'/session/{self.view.session_id}/ready')

    def _name_seats(self) -> None:
        """Whoever is chosen shows the part they will have."""
        roles = [member.role for member in self.view.members]
        for id, mark in self.marks.items():
            seat = self.chosen.index(id) if id in self.chosen else 0
            mark._text = _capitalised(roles[seat]) if seat < len(roles) else 'One too many'
            mark.update()

    def _check(self) -> None:
        full = len(self.chosen) == len(self.view.members)
        if len(self.view.members) > 1:
            self._name_seats()
        self.go.set_enabled(full)
        say(self.who, ', '.join(self.names[each] for each in self.chosen) or 'Nobody yet')
        say(self.why, '' if full else f'Choose {NUMBERS[len(self.view.members)]} people for your panel.')
        if self.shown_as is not None:
            self.shown_as.set_visibility(self.lab.videos.offered(self.chosen))


def _capitalised(role: str) -> str:
    return role[:1].upper() + role[1:]


def _article(role: str) -> str:
    return f'{"an" if role[:1].lower() in "aeiou" else "a"} {role}'
