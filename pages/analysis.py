"""The analysis: what was decided, why, and what to do next, with proof in the margin."""

from uuid import UUID

from nicegui import ui

from components.frame import frame
from components.markup import button, heading, link_button, paragraph, say, tag
from components.trouble import trouble
from lab.models.progress import Progress
from lab.models.report import ReportView
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.debrief import told as told_over
from pages.doors import door, told
from pages.owning import Own
from pages.story import story
from pages.watching import watch

BEING_READ, NOT_READ = 'What you said is being read.', 'What you said is safe, and not read yet.'
LEAVE = 'This takes a few seconds. You can leave: it goes on without you and waits in your history.'
SAFE = 'Everything you said is stored. Trying again goes on from the step that failed.'
STAGES = ('Weighing your answers', 'Writing your feedback', 'Putting your report together')
"""The steps of the review, by the names it gives them."""


def create(lab: Lab) -> None:
    @door('/session/{session_id}/analysis')
    async def analysis(viewer: Viewer, session_id: UUID) -> None:
        talked = await lab.conversations.holds(viewer, session_id)
        reading = Talk(lab, viewer, session_id) if talked else Interview(lab, viewer, session_id)
        await reading.look()
        with frame(f'Analysis: {reading.title}', viewer, 'history') as column:
            if reading.whole:
                await reading.show()
            else:
                Waiting(reading, column)


class Interview:
    """The report of an interview: looked at until it is whole, then shown."""

    def __init__(self, lab: Lab, viewer: Viewer, session_id: UUID) -> None:
        self._lab, self._viewer, self._id = lab, viewer, session_id

    async def look(self) -> Progress:
        self._report = await self._lab.reports.report(self._viewer, self._id)
        self.title = self._report.kit_name
        self.whole = self._report.progress.done and self._report.overall is not None
        return self._report.progress

    async def show(self) -> None:
        await _whole(self._lab, self._viewer, self._report)

    async def retry(self) -> None:
        await self._lab.reports.retry(self._viewer, self._id)


class Talk:
    """The same for a conversation."""

    def __init__(self, lab: Lab, viewer: Viewer, session_id: UUID) -> None:
        self._lab, self._viewer, self._id = lab, viewer, session_id

    async def look(self) -> Progress:
        self._view = await self._lab.conversations.report(self._viewer, self._id)
        self.title = self._view.meeting.title
        self.whole = self._view.progress.done and self._view.debrief is not None
        return self._view.progress

    async def show(self) -> None:
        await told_over(self._view, self._viewer.name or 'You')

    async def retry(self) -> None:
        await self._lab.reports.retry(self._viewer, self._id)


class Waiting:
    """Shows how far the review is, then the report; a failed one can be tried again."""

    def __init__(self, reading: Interview | Talk, column: ui.element) -> None:
        self.reading, self.column, self.progress = reading, column, Progress()
        with tag('div', 'being-read'):
            self.title, self.lead = heading(1, BEING_READ), paragraph(LEAVE, 'lead')
            self.stages()
        watch(self.look, 0.5, column)

    @ui.refreshable_method
    def stages(self) -> None:
        progress = self.progress
        say(self.title, NOT_READ if progress.problem else BEING_READ)
        self.lead.set_visibility(not progress.problem)
        if progress.problem:
            trouble('The analysis stopped on the way.', f'{progress.problem} {SAFE}', self.retry)
            return
        with tag('div', role='status'), tag('ol', 'progress stages'):
            for number in range(1, max(progress.of, 1) + 1):
                name = progress.name if number == progress.stage else _stage(number)
                line = tag('li', 'done' if number < progress.stage else '', name)
                if number == progress.stage:
                    line.props('aria-current=step')

    async def look(self) -> bool:
        before, self.progress = self.progress, await self.reading.look()
        if self.column.is_deleted:  # the page was left meanwhile
            return True
        if self.reading.whole:
            self.column.clear()
            with self.column:
                await self.reading.show()
        elif self.progress != before:
            self.stages.refresh()
        return self.reading.whole

    @told
    async def retry(self) -> None:
        await self.reading.retry()


def _stage(number: int) -> str:
    return STAGES[number - 1] if number <= len(STAGES) else 'Finishing'


async def _whole(lab: Lab, viewer: Viewer, report: ReportView) -> None:
    await story(report, viewer.name or 'You', await Own.of(lab, viewer, report))
    with tag('div', 'line no-print onward'):
        link_button('Practise this kit again', f'/interview/kits/{report.kit_id}')
        link_button('See all sessions', '/history', 'outline')
        button('Print', 'outline').on('click', js_handler='() => window.print()')
