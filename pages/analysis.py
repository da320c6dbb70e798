"""The analysis: what was decided, why, and what to do next, with proof in the margin."""

from uuid import UUID

from nicegui import ui

from components.charts import radar
from components.delivery import Delivery
from components.feedback import better_answer, points, practice_plan, proof
from components.figures import figures
from components.frame import frame
from components.made_by import made_by
from components.markup import button, heading, link_button, note, paragraph, tag
from components.notebook import notebook
from components.score_card import score_card
from components.task_review import task_review
from components.transcript import transcript
from lab.models.evaluation import Point
from lab.models.report import ReportDimension, ReportView
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, told
from pages.watching import watch

STAGES = ('Reading your answers', 'Judging them against the rubric', 'Writing your feedback')


def create(lab: Lab) -> None:
    @door('/session/{session_id}/analysis')
    async def analysis(viewer: Viewer, session_id: UUID) -> None:
        report = await lab.reports.report(viewer, session_id)
        with frame(f'Analysis: {report.kit_name}', viewer, 'history') as column:
            if report.progress.done and report.overall is not None:
                await _whole(report, viewer)
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
                await _whole(self.report, self.viewer)
        else:
            self.stages.refresh()
        return whole

    @told
    async def retry(self) -> None:
        await self.lab.reports.retry(self.viewer, self.report.session_id)


def _stage(number: int) -> str:
    return STAGES[number - 1] if number <= len(STAGES) else 'Finishing'


async def _whole(report: ReportView, viewer: Viewer) -> None:
    _verdict(report)
    judged = [each for each in report.dimensions if each.score is not None]
    chart = _scores_at_a_glance(report, judged)
    recorded = {turn.position for turn in report.transcript if turn.recorded}
    with tag('section'):
        heading(2, 'Dimension by dimension').style('margin-bottom: 18px')
        for dimension in report.dimensions:
            score_card(dimension, recorded)
    if report.feedback:
        points('What worked', report.feedback.wins, 'good', recorded)
        points('What to work on', report.feedback.improvements, 'work', recorded)
        with tag('section'):
            heading(2, 'Two answers, told again').style('margin-bottom: 8px')
            paragraph('Only your own facts are used. The marked places are for you to fill.', 'muted')
            for answer in report.feedback.better_answers:
                better_answer(answer)
        with tag('section'):
            heading(2, 'Your next seven days').style('margin-bottom: 18px')
            practice_plan(report.feedback.practice_plan_7_days)
    for number, shown in enumerate(report.tasks, 1):
        task_review(shown, number)
    _remarks(report)
    if report.metrics:
        with tag('section', 'stack'):
            heading(2, 'In figures')
            figures(report.metrics)
            delivery = Delivery(report.metrics)
    with ui.element('details').classes('fold'):
        tag('summary', text='The interviewer’s notebook: why each question was asked')
        notebook(report.notebook)
    made_by(report)
    with ui.element('details').classes('fold').props('open'):
        tag('summary', text='Transcript')
        transcript(report.transcript, viewer.name or 'You', voices=f'/api/recordings/{report.session_id}')
    _onward(report)
    await _draw(chart, judged)
    if report.metrics:
        await delivery.draw()


def _verdict(report: ReportView) -> None:
    overall = report.overall
    assert overall is not None
    with tag('header', 'stack'):
        tag('span', 'eyebrow', f'{report.kit_name} · {_when(report)}')
        with tag('div', 'verdict'):
            with tag('div', 'stack'):
                heading(1, overall.recommendation or 'Not enough was said to decide', 'big')
                paragraph(overall.summary, 'letter')
            if overall.score is not None:
                with tag('dl', 'stack tight'):
                    tag('dt', 'eyebrow', 'Overall')
                    tag('dd', 'clock', f'{overall.score:.1f} of 5')
                    confidence = {'High': 'High', 'Med': 'Medium', 'Low': 'Low'}[overall.confidence]
                    tag('dd', 'small muted', f'{confidence} confidence, {overall.coverage:.0%} of the rubric judged')
        if not report.calibrated:
            note('Uncalibrated: these scores have not been checked against human raters yet. Use them to practise.')


def _when(report: ReportView) -> str:
    day = f'{report.ended_at:%d %B %Y}' if report.ended_at else ''
    return f'{day}, {report.used_minutes:.0f} of {report.minutes:.0f} minutes'


def _scores_at_a_glance(report: ReportView, judged: list[ReportDimension]) -> ui.element:
    """The table stands at once; the place for the picture is kept, so that nothing moves when it comes."""
    with tag('section', 'two', aria_label='Scores at a glance'):
        chart = tag('div', 'chart') if len(judged) >= 3 else tag('div')
        with tag('div', 'table-box'), tag('table', 'plain-table'):
            tag('caption', 'visually-hidden', 'Score of each dimension')
            for dimension in report.dimensions:
                with tag('tr'):
                    tag('th', text=dimension.name, scope='row')
                    score = 'not enough to judge' if dimension.score is None else f'{dimension.score:g} of 5'
                    tag('td', text=score)
    return chart


async def _draw(chart: ui.element, judged: list[ReportDimension]) -> None:
    if len(judged) < 3:
        return
    await ui.context.client.connected()
    label = ', '.join(f'{each.name} {each.score:g} of 5' for each in judged)
    with chart:
        radar([each.name for each in judged], [each.score or 0 for each in judged], f'Radar of the scores: {label}')


def _remarks(report: ReportView) -> None:
    for title, entries in (
        ('Strengths', report.strengths),
        ('Where an employer would hesitate', report.risks),
        ('For this role', report.role_fit_notes),
    ):
        if entries:
            with tag('section', 'stack'):
                heading(2, title)
                for entry in entries:
                    _remark(entry)


def _remark(entry: Point) -> None:
    with tag('div', 'flagged'):
        paragraph(entry.text)
        proof(entry)


def _onward(report: ReportView) -> None:
    with tag('div', 'line no-print'):
        link_button('Practise this kit again', f'/interview/kits/{report.kit_id}')
        link_button('See all sessions', '/history', 'outline')
        button('Print', 'outline').on('click', js_handler='() => window.print()')
