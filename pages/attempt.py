"""One question alone: answered again, or as a drill, then both answers side by side."""

from uuid import UUID

from nicegui import ui

from components.answer_box import AnswerBox
from components.dictation import Dictation
from components.frame import frame
from components.markup import button, heading, link_button, note, paragraph, tag
from components.side_by_side import side_by_side
from lab.errors import LabError
from lab.models.attempt import AttemptKind, AttemptView
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, told


def create(lab: Lab) -> None:
    @door('/session/{session_id}/again/{turn}')
    async def again(viewer: Viewer, session_id: UUID, turn: int) -> None:
        attempt = await lab.attempts.retry(viewer, session_id, turn)
        ui.navigate.to(f'/attempt/{attempt.id}')

    @door('/session/{session_id}/drill')
    async def drill(viewer: Viewer, session_id: UUID, dimension: str = '') -> None:
        attempt = await lab.attempts.drill(viewer, session_id, dimension)
        ui.navigate.to(f'/attempt/{attempt.id}')

    @door('/attempt/{attempt_id}')
    async def attempt(viewer: Viewer, attempt_id: UUID) -> None:
        view = await lab.attempts.view(viewer, attempt_id)
        with frame('One question', viewer, 'history', 'narrow') as column:
            One(lab, viewer, view, column)


class One:
    def __init__(self, lab: Lab, viewer: Viewer, view: AttemptView, column: ui.element) -> None:
        self.lab, self.viewer, self.view, self.column = lab, viewer, view, column
        self.show()

    def show(self) -> None:
        view = self.view
        tag('span', 'eyebrow', _kind(view))
        heading(1, view.question, 'asked')
        if view.after is None:
            paragraph(_task(view), 'lead')
            self.speaking()
            self.box = AnswerBox(str(view.id), 1, self.answer)
            _first_answer(view)
        else:
            _outcome(view)
            side_by_side(view)
        self.onward()

    def speaking(self) -> None:
        """Where speech is understood; while it is still loading, the recording is told so."""
        ready = self.lab.speech.ready
        if ready is None or ready.stt:
            Dictation(lambda words: self.box.insert(words))
        else:
            note('Speech is not understood on this server. Type your answer as you would say it.')

    @told
    async def answer(self, turn: int, text: str) -> None:
        try:
            self.view = await self.lab.attempts.answer(self.viewer, self.view.id, text)
        except LabError:
            self.box.refused()
            raise
        self.box.accepted(turn)
        self.column.clear()
        with self.column:
            self.show()

    def onward(self) -> None:
        view = self.view
        with tag('div', 'line no-print'):
            if view.after is not None and view.kind is AttemptKind.drill:
                address = f'/session/{view.session_id}/drill?dimension={view.dimension}'
                link_button('Another question like it', address)
            elif view.after is not None:
                button('Answer it once more').on_click(self.once_more)
            link_button('Back to the analysis', f'/session/{view.session_id}/analysis', 'outline')

    @told
    async def once_more(self) -> None:
        mine = await self.lab.attempts.list_mine(self.viewer, self.view.session_id)
        turn = next(each.turn for each in mine if each.id == self.view.id)
        ui.navigate.to(f'/session/{self.view.session_id}/again/{turn}')


def _kind(view: AttemptView) -> str:
    return 'Answer again' if view.kind is AttemptKind.retry else f'Drill · {view.dimension_name}'


def _task(view: AttemptView) -> str:
    minutes = f'{view.seconds / 60:.0f} minutes' if view.seconds >= 90 else f'{view.seconds} seconds'
    if view.kind is AttemptKind.retry:
        return f'Take about {minutes}. Afterwards both answers stand side by side, judged in the same way.'
    return f'One question, {minutes}. It counts as passed from {view.pass_mark:g} of 5 on {view.dimension_name}.'


def _first_answer(view: AttemptView) -> None:
    if view.before is not None:
        with tag('details', 'fold'):
            tag('summary', text='What you said in the interview')
            paragraph(view.before.text or 'You said nothing here.')


def _outcome(view: AttemptView) -> None:
    if view.passed:
        note(f'Passed: {view.dimension_name} is where it should be.', 'good', role='status')
    elif view.passed is False:
        note('Not yet. Read what is missing below, and take another question.', 'warn', role='status')
    elif view.after is not None and not view.after.scores:
        words = f'{view.after.words} words are too few to judge.'
        note(f'{words} Give your answer the length it would have in an interview.', 'warn', role='status')
    if view.changes:
        with tag('section', 'stack tight', aria_label='What changed'):
            heading(2, 'What changed')
            with tag('ul', 'stack tight'):
                for change in view.changes:
                    tag('li', text=change)
