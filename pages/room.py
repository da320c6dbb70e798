"""The room of a live session: who is there, what was asked, where it is answered. Every change comes from a view."""

from collections.abc import Mapping

from nicegui import ui

from components.answer_box import AnswerBox
from components.avatar_stage import AvatarStage
from components.markup import heading, link_button, paragraph, tag
from components.portrait import Look
from components.room_bar import RoomBar
from components.room_side import RoomSide
from lab.errors import Conflict, LabError
from lab.models.live import LiveView, Pulse
from lab.models.session import EndReason, SessionState
from lab.models.user import Accommodations
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import told
from pages.task_place import TaskPlace

OVER = 'The {kind} is over.'
ENDED: dict[EndReason | None, str] = {
    EndReason.time_up: 'The time is up and the {kind} is over.',
    EndReason.staff: 'The staff of this lab have ended the {kind}.',
    EndReason.lost: 'The {kind} ended because nobody came back to it within five minutes.',
    EndReason.failed: 'The {kind} had to end because something failed here.',
}


class Room:
    """`looks` maps avatar ids to looks. `between` is the place for what a question sets: an editor, a writing panel."""

    def __init__(
        self, lab: Lab, viewer: Viewer, view: LiveView, looks: Mapping[str, Look], needs: Accommodations
    ) -> None:
        self.lab, self.viewer, self.view, self.looks, self.needs = lab, viewer, view, looks, needs
        self.bar = RoomBar(view, self.time_up, self.end)
        with tag('div', 'room-stage'):
            self.stage = AvatarStage(view.members, looks)
            self.notices = tag('div', 'room-notices')
        with tag('div', 'room-words'):
            self.words()
        self.between = tag('div', 'room-task')
        self.task = TaskPlace(lab, viewer, view.session_id, self.between)
        with tag('div', 'room-dock') as self.below:
            self.answering()
        self.side = RoomSide(view)
        self.show(view)

    def words(self) -> None:
        """What the interviewer says."""
        self.question = tag('p', 'question', role='log', aria_live='polite', aria_label='The interviewer says')

    def answering(self) -> None:
        """How the candidate answers."""
        self.box = AnswerBox(str(self.view.session_id), self.view.turn, self.answer)

    def show(self, view: LiveView) -> None:
        self.view = view
        if self.question._text != view.question:
            self.question._text = view.question
            self.question.update()
        if view.speaking:
            self.stage.give_word(view.speaking.key)
        self.box.wait_for(view.turn)
        self.bar.show(view)
        self.side.show(view)
        self.task.show(view)
        if view.state is not SessionState.running:
            self._close(view)

    async def refresh(self) -> None:
        self.show(await self.lab.interviewing.view(self.viewer, self.view.session_id))

    async def answer(self, turn: int, text: str) -> None:
        """The draft goes only when the answer is stored."""
        await self.task.save()
        self._think(self.view, True)
        try:
            view = await self.lab.spoken.answer(self.viewer, self.view.session_id, turn, text)
        except LabError as error:
            self.box.refused()
            self._think(self.view, False)
            ui.notify(error.sentence, type='warning', multi_line=True, timeout=9000, close_button='Close')
            if isinstance(error, Conflict):
                await self.refresh()
            return
        self.box.accepted(turn)
        self._think(self.view, False)
        self.show(view)

    @told
    async def pulse(self) -> None:
        await self.heed(await self.lab.interviewing.pulse(self.viewer, self.view.session_id))

    async def heed(self, pulse: Pulse) -> None:
        """What the server says to a sign of life; whatever it has moved on to is shown here too."""
        if pulse.turn != self.view.turn or pulse.state is not self.view.state:
            await self.refresh()
            self.lab.spoken.follow(self.view.session_id)
        else:
            self.bar.beat(pulse)
            self.lab.spoken.warn(self.view.session_id, pulse.warning)

    async def time_up(self) -> None:
        """What has been typed by now still counts; the server rules when it is really over."""
        self.box.send_draft()
        await self.pulse()

    @told
    async def end(self) -> None:
        await self.lab.interviewing.end(self.viewer, self.view.session_id)
        await self.lab.spoken.close(self.view.session_id)
        ui.navigate.to(f'/session/{self.view.session_id}/analysis')

    def _think(self, view: LiveView, on: bool) -> None:
        if view.speaking:
            self.stage.state(view.speaking.key, 'thinking' if on else 'listening')

    def _close(self, view: LiveView) -> None:
        ended = ENDED.get(view.end_reason, OVER).format(kind=view.kind)
        self.below.clear()
        with self.below, tag('div', 'room-over'):
            with tag('div', role='status'):
                heading(2, ended)
                paragraph('Your answers are being read now.', 'muted')
            link_button('See the analysis', f'/session/{view.session_id}/analysis', 'primary', 'big')
