"""The analysis: what was decided, why, and what to do next, with proof in the margin."""

from uuid import UUID

from nicegui import ui

from components.frame import frame
from components.markup import button, heading, link_button, note, paragraph, tag
from components.report_actions import ReportActions
from lab.models.report import ReportView
from lab.models.share import NewShare, ShareLink
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, told
from pages.story import story
from pages.watching import watch

STAGES = ('Reading your answers', 'Judging them against the rubric', 'Writing your feedback')


def create(lab: Lab) -> None:
    @door('/session/{session_id}/analysis')
    async def analysis(viewer: Viewer, session_id: UUID) -> None:
        report = await lab.reports.report(viewer, session_id)
        with frame(f'Analysis: {report.kit_name}', viewer, 'history') as column:
            if report.progress.done and report.overall is not None:
                await _whole(lab, viewer, report)
            else:
                Waiting(lab, viewer, report, column)


class Waiting:
    """Shows how far the review is, then the report; a failed one can be tried again."""

    def __init__(self, lab: Lab, viewer: Viewer, report: ReportView, column: ui.element) -> None:
        self.lab, self.viewer, self.report, self.column = lab, viewer, report, column
        heading(1, 'Your interview is being read.')
        paragraph('This takes a few seconds. You can leave; it goes on without you and waits in your history.', 'lead')
        self.stages()
        watch(self.look, 0.5, column)

    @ui.refreshable_method
    def stages(self) -> None:
        progress = self.report.progress
        if progress.problem:
            note(progress.problem, 'bad', role='alert')
            button('Try again', 'primary', 'start').on_click(self.retry)
            return
        with tag('ol', 'progress', role='status'):
            for number in range(1, max(progress.of, 1) + 1):
                name = progress.name if number == progress.stage else _stage(number)
                line = tag('li', 'done' if number < progress.stage else '', name)
                if number == progress.stage:
                    line.props('aria-current=step')

    async def look(self) -> bool:
        self.report = await self.lab.reports.report(self.viewer, self.report.session_id)
        whole = self.report.progress.done and self.report.overall is not None
        if whole:
            self.column.clear()
            with self.column:
                await _whole(self.lab, self.viewer, self.report)
        else:
            self.stages.refresh()
        return whole

    @told
    async def retry(self) -> None:
        await self.lab.reports.retry(self.viewer, self.report.session_id)


def _stage(number: int) -> str:
    return STAGES[number - 1] if number <= len(STAGES) else 'Finishing'


async def _whole(lab: Lab, viewer: Viewer, report: ReportView) -> None:
    ReportActions(report, Sharer(lab, viewer, report))
    await story(report, viewer.name or 'You', own=True)
    _onward(report)


class Sharer:
    """What the share dialog of a report asks for."""

    def __init__(self, lab: Lab, viewer: Viewer, report: ReportView) -> None:
        self._lab, self._viewer, self._session_id = lab, viewer, report.session_id

    async def links(self) -> list[ShareLink]:
        return await self._lab.sharing.list_mine(self._viewer, self._session_id)

    async def share(self, days: int, note: str, with_transcript: bool) -> NewShare:
        return await self._lab.sharing.share(self._viewer, self._session_id, days, note, with_transcript)

    async def revoke(self, link_id: UUID) -> None:
        await self._lab.sharing.revoke(self._viewer, link_id)


def _onward(report: ReportView) -> None:
    with tag('div', 'line no-print'):
        link_button('Practise this kit again', f'/interview/kits/{report.kit_id}')
        link_button('See all sessions', '/history', 'outline')
        button('Print', 'outline').on('click', js_handler='() => window.print()')
