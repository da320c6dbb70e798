"""A task in the analysis: what was handed in, line by line, and beside it what reading showed."""

from collections.abc import Sequence

from nicegui import ui

from components.markup import heading, note, paragraph, tag
from lab.models.task import CaseReview, ReviewedTask, TaskEvidence, TaskReview

STANDINGS = {'handled': 'Covered', 'not_seen': 'Not seen', 'unclear': 'Open'}


def task_review(shown: ReviewedTask, number: int) -> None:
    """`number` tells the tasks of one interview apart in the addresses of their lines."""
    review = shown.review
    with tag('section', 'stack loose task-review', aria_label=f'Task: {shown.task.title}'):
        with tag('div', 'stack tight'):
            tag('span', 'eyebrow', 'The task')
            heading(2, shown.task.title)
        if review is None:
            paragraph('This task has not been reviewed yet.', 'muted')
        else:
            _marked_up('p', 'letter', review.summary)
            note(review.next_step)
        written = shown.work.code or shown.work.text
        with tag('div', 'task-sides' if written.strip() else ''):
            if written.strip():
                _lines(written, review, number, code=bool(shown.work.code))
            if review is not None:
                _found(review, number)
        if review is not None:
            _around(shown, review, number)


def _lines(written: str, review: TaskReview | None, number: int, *, code: bool) -> None:
    marked = set(_marked(review)) if review is not None else set()
    with tag('div', 'stack tight'):
        heading(3, 'What you handed in')
        with tag('ol', 'code-lines' if code else 'code-lines prose-lines'):
            for at, line in enumerate(written.rstrip().split('\n'), 1):
                row = tag('li', 'marked' if at in marked else '')
                row.props['id'] = f'task-{number}-line-{at}'
                with row:
                    tag('code', text=line or ' ')


def _found(review: TaskReview, number: int) -> None:
    with tag('div', 'stack'):
        heading(3, 'Named cases' if review.kind == 'coding' else 'Points it had to make')
        _cases(review.cases, number)


def _around(shown: ReviewedTask, review: TaskReview, number: int) -> None:
    with tag('div', 'two'):
        with tag('div', 'stack tight'):
            heading(3, 'How you talked about it')
            paragraph(review.explanation.note)
            _evidence(review.explanation.evidence, number)
        if review.cost is not None:
            with tag('div', 'stack tight'):
                heading(3, 'What it costs')
                _marked_up('p', '', review.cost.note)
                _evidence(review.cost.evidence, number)
    if review.faults:
        with tag('div', 'stack tight'):
            heading(3, 'Seen in the code')
            with tag('ul', 'task-notes'):
                for fault in review.faults:
                    with tag('li'):
                        _marked_up('span', '', fault.note)
                        _evidence([TaskEvidence(first_line=fault.first_line, last_line=fault.last_line)], number)
    if review.edge_cases:
        with ui.element('details').classes('fold'):
            tag('summary', text='Inputs worth a thought beside these')
            _cases(review.edge_cases, number)
    if shown.strong_explanation:
        with ui.element('details').classes('fold'):
            tag('summary', text='How a strong candidate would explain it')
            paragraph(shown.strong_explanation)
    with tag('ul', 'task-limits small muted', aria_label='What this review cannot judge'):
        for limit in review.limits:
            tag('li', text=limit)


def _cases(cases: Sequence[CaseReview], number: int) -> None:
    with tag('ul', 'task-cases'):
        for case in cases:
            with tag('li', f'case {case.standing}'):
                tag('span', 'standing', STANDINGS[case.standing])
                with tag('div', 'stack tight'):
                    tag('b', text=case.name)
                    _marked_up('span', 'small', case.note)
                    if case.standing != 'handled' and case.input and case.expected:
                        with tag('span', 'small muted'):
                            tag('code', text=case.input)
                            tag('span', text=' → ')
                            tag('code', text=case.expected)
                    if case.standing != 'handled' and case.why:
                        tag('span', 'small muted', case.why)
                    _evidence(case.evidence, number)


def _evidence(evidence: Sequence[TaskEvidence], number: int) -> None:
    """Lines and turns as links to where they stand; words said are quoted."""
    with tag('div', 'task-evidence'):
        for each in evidence:
            if each.quote:
                words = tag('q', text=each.quote) if each.turn is None else _to_turn(each)
                words.classes('small')
            if each.first_line is not None:
                span = f'line {each.first_line}'
                if each.last_line and each.last_line > each.first_line:
                    span = f'lines {each.first_line}–{each.last_line}'
                tag('a', 'small', span, href=f'#task-{number}-line-{each.first_line}')


def _marked_up(name: str, classes: str, text: str) -> None:
    """What stands between code marks is set as code."""
    with tag(name, classes):
        for at, part in enumerate(text.split('`')):
            if part:
                tag('code' if at % 2 else 'span', text=part)


def _to_turn(each: TaskEvidence) -> ui.element:
    return tag('a', '', f'“{each.quote}”', href=f'#turn-{each.turn}')


def _marked(review: TaskReview) -> list[int]:
    """The lines that anything in the review points at."""
    cost = review.cost.evidence if review.cost else []
    seen = [*cost, *(one for case in review.cases for one in case.evidence)]
    faults = [TaskEvidence(first_line=each.first_line, last_line=each.last_line) for each in review.faults]
    spans = [(each.first_line, each.last_line or each.first_line) for each in [*seen, *faults] if each.first_line]
    return [line for first, last in spans for line in range(first, min(last, first + 3) + 1)]
