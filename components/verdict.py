"""How a report opens: what was decided, how sure that is, and the one thing to do about it."""

from components.markup import heading, link_button, note, paragraph, tag
from lab.models.evaluation import PracticeDay
from lab.models.practice import PlanView
from lab.models.report import ReportView

CONFIDENCE = {'High': 'High', 'Med': 'Medium', 'Low': 'Low'}
MORE = (
    'Hold it once more and let each answer run for about a minute: what it was, what you did, how it ended. Typing '
    'counts exactly as much as speaking, and nobody is told how often you tried.'
)


def verdict(report: ReportView) -> None:
    overall = report.overall
    assert overall is not None
    tag('span', 'eyebrow', f'{report.kit_name} · {_when(report)}')
    with tag('div', 'verdict'):
        with tag('div', 'stack'):
            heading(1, overall.recommendation or 'Not enough was said to decide', 'big')
            paragraph(overall.summary, 'letter')
        if overall.score is not None:
            with tag('dl', 'overall'):
                tag('dt', 'eyebrow', 'Overall')
                tag('dd', 'clock', f'{overall.score:.1f} of 5')
                sure = f'{CONFIDENCE[overall.confidence]} confidence, {overall.coverage:.0%} of the rubric judged'
                tag('dd', 'small muted', sure)
    if not report.calibrated and overall.score is not None:
        note('Uncalibrated: these scores have not been checked against human raters yet. Use them to practise.')


def first_step(report: ReportView, plan: PlanView | None, address: str) -> None:
    """Early, because it is what most come for. Without an `address` it is only told."""
    judged = report.overall is not None and report.overall.score is not None
    with tag('section', 'first-step', aria_label='What to do next'):
        tag('span', 'eyebrow', 'What to do next')
        if not judged:
            heading(2, 'Say more, and you will be told more.')
            paragraph(MORE)
            if address:
                link_button('Hold it again', f'/interview/kits/{report.kit_id}', classes='start')
            return
        day = plan.next if plan else None
        if plan and day is None:
            heading(2, 'All seven days are done.')
            paragraph('Hold the interview again and see what moved.')
        elif report.feedback:
            _day(day or report.feedback.practice_plan_7_days[0], len(report.feedback.practice_plan_7_days))
        if address:
            with tag('div', 'line no-print'):
                if plan and day is None:
                    link_button('Hold the interview again', f'/interview/kits/{report.kit_id}')
                link_button('Practise your weakest side with one question', f'{address}/drill')
                tag('a', text='See the seven days', href='#plan')


def _day(day: PracticeDay, of: int) -> None:
    heading(2, day.task)
    done = f' Done when {day.passes_when[0].lower()}{day.passes_when[1:]}' if day.passes_when else ''
    paragraph(f'Day {day.day} of {of}, {day.time_minutes} minutes.{done}', 'small')


def _when(report: ReportView) -> str:
    day = f'{report.ended_at:%d %B %Y}' if report.ended_at else ''
    return f'{day}, {report.used_minutes:.0f} of {report.minutes:.0f} minutes'
