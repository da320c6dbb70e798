"""The story of a report: what was decided, why, what to do next, and what was said; for its candidate or a reader."""

from functools import partial

from nicegui import ui

from components.charts import radar
from components.delivery import Delivery
from components.feedback import better_answer, points, practice_plan, proof
from components.figures import figures
from components.made_by import made_by
from components.markup import heading, note, paragraph, tag
from components.notebook import notebook
from components.plan_checklist import PlanChecklist
from components.score_card import score_card
from components.task_review import task_review
from components.transcript import transcript
from lab.models.evaluation import Point
from lab.models.history import LastTime
from lab.models.report import ReportDimension, ReportView
from pages.owning import Own


async def story(report: ReportView, candidate: str, own: Own | None = None) -> None:
    """With `own` also what only the candidate may do: hear the recordings, answer again, drill, contest, plan."""
    _verdict(report)
    judged = [each for each in report.dimensions if each.score is not None]
    before = own.before if own else None
    chart = _scores_at_a_glance(report, judged, before)
    recorded = {turn.position for turn in report.transcript if turn.recorded and own}
    with tag('section'):
        heading(2, 'Dimension by dimension', 'opens')
        for dimension in report.dimensions:
            score_card(dimension, recorded, partial(own.below, dimension) if own else lambda: None)
    if own:
        own.tried()
    if report.feedback:
        points('What worked', report.feedback.wins, 'good', recorded)
        points('What to work on', report.feedback.improvements, 'work', recorded)
        with tag('section'):
            with tag('div', 'stack tight'):
                heading(2, 'Two answers, told again')
                paragraph('Only your own facts are used. The marked places are for you to fill.', 'muted')
            for answer in report.feedback.better_answers:
                better_answer(answer)
        with tag('section', id='plan'):
            heading(2, 'Your next seven days', 'opens')
            if own and own.plan:
                PlanChecklist(own.plan, own.tick)
            else:
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
        voices = f'/api/recordings/{report.session_id}' if own else ''
        transcript(report.transcript, candidate, voices=voices, again=f'{own.address}/again' if own else '')
    await _draw(chart, judged, before)
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


def _scores_at_a_glance(report: ReportView, judged: list[ReportDimension], before: LastTime | None) -> ui.element:
    """The table stands at once; the place for the picture is kept, so that nothing moves when it comes."""
    with tag('section', 'two', aria_label='Scores at a glance'):
        with tag('div', 'stack tight'):
            chart = tag('div', 'chart') if len(judged) >= 3 else tag('div')
            if before and len(judged) >= 3:
                _legend(before)
        with tag('div', 'table-box'), tag('table', 'plain-table'):
            tag('caption', 'visually-hidden', 'Score of each dimension')
            if before:
                with tag('tr'):
                    for title in ('Dimension', 'This time', 'Last time'):
                        tag('th', text=title, scope='col')
            for dimension in report.dimensions:
                with tag('tr'):
                    tag('th', text=dimension.name, scope='row')
                    tag('td', text='not enough to judge' if dimension.score is None else f'{dimension.score:g} of 5')
                    if before:
                        earlier = before.levels.get(dimension.dimension)
                        tag('td', 'muted', '–' if earlier is None else f'{earlier:g} of 5')
    return chart


def _legend(before: LastTime) -> None:
    with tag('p', 'legend'):
        with tag('span'):
            tag('i')
            tag('span', text='This time')
        with tag('span'):
            tag('i', 'before')
            tag('a', text=f'Last time, {before.at:%d %B}', href=f'/session/{before.session_id}/analysis')


async def _draw(chart: ui.element, judged: list[ReportDimension], before: LastTime | None) -> None:
    if len(judged) < 3:
        return
    await ui.context.client.connected()
    label = ', '.join(f'{each.name} {each.score:g} of 5' for each in judged)
    with chart:
        earlier = [before.levels.get(each.dimension) for each in judged] if before else []
        scores = [each.score or 0 for each in judged]
        radar([each.name for each in judged], scores, f'Radar of the scores: {label}', earlier)


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
