"""The report as it stands on paper: the verdict, why, what to do next, and what was said."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Rect
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from lab.models.evaluation import BetterAnswer, Evidence, Point, PracticeDay
from lab.models.live import LiveTurn
from lab.models.report import ReportDimension, ReportView
from lab.services.printing.paper import BRAND, LINE, SOFT, WIDTH, Paper, style

FOOT = 'Interview Practice Lab · for practice only, not for selection or grades'
UNJUDGED = 'not enough to judge'


def report_pdf(report: ReportView, name: str) -> bytes:
    """`name` is the candidate's. Takes a tenth of a second of one core: call it in a thread."""
    target = BytesIO()
    Paper(target, f'{report.kit_name}: practice interview', FOOT).build([*_story(report, name)])
    return target.getvalue()


def _story(report: ReportView, name: str) -> Iterator[Flowable]:
    yield from _verdict(report, name)
    yield from _scores(report.dimensions)
    if report.feedback:
        yield from _points('What worked', report.feedback.wins)
        yield from _points('What to work on', report.feedback.improvements)
    yield from _dimensions(report.dimensions)
    if report.feedback:
        yield from _better(report.feedback.better_answers)
        yield from _week(report.feedback.practice_plan_7_days)
    yield from _transcript(report.transcript)


def _verdict(report: ReportView, name: str) -> Iterator[Flowable]:
    day = f'{report.ended_at:%d %B %Y}' if report.ended_at else ''
    yield _text('small', f'{name} · {report.kit_name} · {day} · {report.used_minutes:.0f} minutes')
    overall = report.overall
    yield _text('title', (overall and overall.recommendation) or 'Not enough was said to decide')
    if overall is None:
        return
    yield _text('body', overall.summary, fontSize=11, leading=16)
    if overall.score is not None:
        judged = f'{overall.confidence} confidence, {overall.coverage:.0%} of the rubric judged'
        yield _text('body', f'Overall {overall.score:.1f} of 5. {judged}.')
    yield _text('small', 'The scores have not been checked against human raters yet. Every quote is verbatim.')


def _scores(dimensions: Sequence[ReportDimension]) -> Iterator[Flowable]:
    rows = [[_text('cell', each.name), _bar(each.score), _text('cell', _score(each))] for each in dimensions]
    if not rows:
        return
    yield Spacer(1, 8)
    lines = TableStyle([('LINEBELOW', (0, 0), (-1, -1), 0.5, LINE), ('VALIGN', (0, 0), (-1, -1), 'MIDDLE')])
    yield Table(rows, [WIDTH * 0.38, WIDTH * 0.38, WIDTH * 0.24], style=lines)


def _bar(score: float | None) -> Drawing:
    drawing, width = Drawing(WIDTH * 0.36, 8), WIDTH * 0.36
    for share, colour in ((1.0, SOFT), ((score - 1) / 4 if score else 0.0, BRAND)):
        bar = Rect(0, 0, width * share, 7)
        bar.setProperties({'fillColor': colour, 'strokeColor': None})
        drawing.add(bar)
    return drawing


def _dimensions(dimensions: Sequence[ReportDimension]) -> Iterator[Flowable]:
    for number, each in enumerate(dimensions):
        lines: list[Flowable] = [_text('section', 'Why')] if number == 0 else []
        lines.append(_text('name', f'{each.name}: {_score(each)}'))
        lines += [*_quotes(each.evidence), _text('body', each.rationale)]
        if each.improvement:
            lines.append(_text('body', f'Next step: {each.improvement}'))
        yield KeepTogether(lines)


def _score(dimension: ReportDimension) -> str:
    if dimension.score is None:
        return UNJUDGED
    return f'{dimension.score:g} of 5, give or take {dimension.band:g}'


def _points(title: str, points: Sequence[Point]) -> Iterator[Flowable]:
    for number, point in enumerate(points):
        lines: list[Flowable] = [_text('section', title)] if number == 0 else []
        yield KeepTogether([*lines, _text('body', f'•  {point.text}'), *_unsaid(point)])


def _better(answers: Sequence[BetterAnswer]) -> Iterator[Flowable]:
    if answers:
        yield _text('section', 'Two answers, told again')
        yield _text('small', 'Only your own facts are used. What stands in [square brackets] is for you to fill in.')
    for answer in answers:
        yield KeepTogether([_text('name', answer.question), _text('body', answer.better_answer)])


def _week(days: Sequence[PracticeDay]) -> Iterator[Flowable]:
    if not days:
        return
    yield _text('section', 'The next seven days')
    rows = [
        [_text('cell', f'Day {day.day}'), _text('cell', day.task), _text('cell', f'{day.time_minutes} min')]
        for day in days
    ]
    lines = TableStyle([('LINEBELOW', (0, 0), (-1, -1), 0.5, LINE), ('VALIGN', (0, 0), (-1, -1), 'TOP')])
    yield Table(rows, [WIDTH * 0.12, WIDTH * 0.76, WIDTH * 0.12], style=lines)


def _transcript(turns: Sequence[LiveTurn]) -> Iterator[Flowable]:
    if turns:
        yield _text('section', 'What was said')
    for turn in turns:
        yield Paragraph(f'<font name="text-bold">{escape(turn.name)}</font>  {escape(turn.text)}', style('body'))


def _quotes(evidence: Sequence[Evidence]) -> list[Flowable]:
    return [_text('quote', f'“{each.quote}”') for each in evidence]


def _unsaid(point: Point) -> list[Flowable]:
    """Its quotes, where the sentence itself does not hold them."""
    return _quotes([each for each in point.evidence if each.quote not in point.text])


def _text(kind: str, text: str, **changes: float) -> Paragraph:
    return Paragraph(escape(text), style(kind, **changes))
