"""The interview itself. The page holds nothing: it is rebuilt whole from the session, at any moment."""

from uuid import UUID

from nicegui import ui
from nicegui.element import Element

from components.answer_box import AnswerBox
from components.clock import Clock
from components.frame import frame
from components.markup import button, heading, note, paragraph, tag
from components.stage import Stage
from components.transcript import transcript
from lab.errors import Conflict, LabError
from lab.models.live import LiveView
from lab.models.session import SessionState
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, told

WARNINGS = {'wrap_up': 'The interview is drawing to a close.', 'last_minute': 'Less than a minute left.'}


def create(lab: Lab) -> None:
    @door('/session/{session_id}/live', reconnect_timeout=60)
    async def live(viewer: Viewer, session_id: UUID) -> None:
        view = await lab.interviewing.view(viewer, session_id)
        if view.state is SessionState.created:
            view = await lab.interviewing.begin(viewer, session_id)
        if view.state in (SessionState.ended, SessionState.analyzed) and not view.closed:
            ui.navigate.to(f'/session/{session_id}/analysis')
            return
        avatars = {avatar.id: avatar.look for avatar in await lab.catalog.list_avatars()}
        with frame(f'Interview: {view.kit_name}', viewer, classes='room-page'), tag('div', 'room'):
            Room(lab, viewer, view, avatars)


class Room:
    def __init__(self, lab: Lab, viewer: Viewer, view: LiveView, looks: dict[str, dict[str, str]]) -> None:
        self.lab, self.viewer, self.view = lab, viewer, view
        tag('h1', 'visually-hidden', f'Interview for {view.kit_name}')
        with tag('div', 'stage-column'):
            self.stage = Stage(view.members, looks)
            self.question = tag('p', 'question', role='log', aria_live='polite', aria_label='The interviewer says')
            self.below = tag('div')
        with tag('aside', 'sticky stack loose', aria_label='Time and course'):
            self._clock()
            self.course()
            self.ending = button('End the interview', 'outline', 'start').on_click(self.ask_to_end)
            self.said()
        with self.below:
            self.box = AnswerBox(str(view.session_id), view.turn, self.answer)
        self.show(view)

    def show(self, view: LiveView) -> None:
        self.view = view
        if self.question._text != view.question:
            self.question._text = view.question
            self.question.update()
        if view.speaking:
            self.stage.give_word(view.speaking.key)
        self.box.wait_for(view.turn)
        if self.clock and view.remaining_s is not None:
            self.clock.show(view.remaining_s, view.state is SessionState.running)
        self.warn(view.warning)
        self.course.refresh()
        self.said.refresh()
        if view.state is not SessionState.running:
            self._close(view)

    async def answer(self, turn: int, text: str) -> None:
        """The draft goes only when the answer is stored."""
        try:
            view = await self.lab.interviewing.answer(self.viewer, self.view.session_id, turn, text)
        except LabError as error:
            self.box.refused()
            ui.notify(error.sentence, type='warning', multi_line=True, timeout=9000, close_button='Close')
            if isinstance(error, Conflict):
                self.show(await self.lab.interviewing.view(self.viewer, self.view.session_id))
            return
        self.box.accepted(turn)
        self.show(view)

    @told
    async def pulse(self) -> None:
        """A sign of life; whatever another tab or the server has moved on to is shown here too."""
        pulse = await self.lab.interviewing.pulse(self.viewer, self.view.session_id)
        if pulse.turn != self.view.turn or pulse.state is not self.view.state:
            self.show(await self.lab.interviewing.view(self.viewer, self.view.session_id))
            return
        if self.clock and pulse.remaining_s is not None:
            self.clock.show(pulse.remaining_s)
        self.warn(pulse.warning)

    async def time_up(self) -> None:
        """What has been typed by now still counts; the server rules when it is really over."""
        self.box.send_draft()
        await self.pulse()

    def _clock(self) -> None:
        with tag('div', 'stack tight'):
            self.beat = Clock(0, False, self.pulse, self.time_up)
            self.clock = self.beat if self.view.remaining_s is not None else None
            self.beat.set_visibility(self.clock is not None)
            self.told = tag('p', 'small muted', 'left of your interview', role='status')

    def warn(self, warning: str) -> None:
        sentence = WARNINGS.get(warning, 'left of your interview' if self.clock else '')
        if self.told._text != sentence:
            self.told._text = sentence
            self.told.update()

    @ui.refreshable_method
    def course(self) -> None:
        with tag('ol', 'phases', aria_label='Course of the interview'):
            for phase in self.view.phases:
                line = tag('li', 'done' if phase.state == 'done' else '', phase.name)
                if phase.state == 'now':
                    line.props('aria-current=step')

    @ui.refreshable_method
    def said(self) -> None:
        earlier = self.view.transcript[:-1] if self.view.state is SessionState.running else self.view.transcript
        if not earlier:
            return
        with tag('details', 'fold').props('open'):
            tag('summary', text='So far')
            with tag('div', 'scroll newest', tabindex=0, role='region', aria_label='Transcript so far'):
                transcript(earlier, 'You', 'small')

    def ask_to_end(self) -> None:
        with ui.dialog(value=True).props('aria-label="End the interview"') as dialog, ui.card().classes('stack'):
            heading(2, 'End the interview here?')
            paragraph('What you have said so far will be analysed. You cannot go on afterwards.')
            with tag('div', 'line'):
                button('Go on with the interview', 'primary').props('autofocus').on_click(dialog.close)
                button('End and see the analysis', 'danger').on_click(self.end)

    @told
    async def end(self) -> None:
        await self.lab.interviewing.end(self.viewer, self.view.session_id)
        ui.navigate.to(f'/session/{self.view.session_id}/analysis')

    def _close(self, view: LiveView) -> None:
        self.ending.set_visibility(False)
        self.below.clear()
        with self.below, tag('div', 'stack'):
            note('The interview is over. Your answers are being read now.', 'good', role='status')
            go: Element = button('See the analysis', 'primary', 'big start')
            go.props(f'href="/session/{view.session_id}/analysis"')
