"""The review in sentences: where it stands, what to do next, what it cannot judge."""

import re

from lab.engines.builtin.reviewing.work import NAMES, Work
from lab.models.task import CaseReview, Fault, Language, TaskReview

SPOILING = ('syntax', 'no_base_case', 'endless_loop', 'no_return', 'unreachable', 'join_undone', 'not_grouped')


def summary_of(review: TaskReview, work: Work) -> str:
    if not work.started and not work.talk:
        return 'Nothing was written and nothing was said about it, so there is nothing to review.'
    parts = [_what(work), _counted(review, work), _wrong(review.faults)]
    return ' '.join(part for part in parts if part)


def next_step(review: TaskReview, work: Work) -> str:
    """One thing to do: what keeps it from running, then what is missing, then what was not said."""
    fault = next((each for each in review.faults if each.kind in SPOILING), None)
    missing = next((each for each in review.cases if each.standing == 'not_seen'), None)
    if not work.started:
        return _begin(review)
    if fault is not None and fault.first_line is not None:
        return f'Begin with line {fault.first_line}: put it right, then read the whole aloud once, line by line.'
    if missing is not None:
        return _take_up(missing, review)
    cost = review.cost
    if cost is not None and ' can be done in ' in cost.note:
        line = next((each.first_line for each in cost.evidence[::-1] if each.first_line), 1)
        return f'It can be done in {cost.expected}: find what would save the work that line {line} repeats every time.'
    if cost is not None and cost.seen and not cost.said:
        return f'Say what it costs before you are asked: what does it do for every entry, and how often? ({cost.seen})'
    if review.explanation.standing in {'none', 'thin', 'partial'}:
        return 'Do it once more aloud: the idea in two sentences, each step with its reason, one example by hand.'
    unclear = next((each for each in review.cases if each.standing == 'unclear' and each.input), None)
    if unclear is not None:
        return f'Go through “{unclear.name}” by hand, with {unclear.input}, and say each value aloud.'
    return 'Do it again in two thirds of the time, and say before you start which cases you will check.'


def limits_of(work: Work) -> list[str]:
    if work.task.kind != 'coding':
        return [
            'It was judged by the points it had to make; whether the reasoning holds is for a person to judge.',
            'A point put in words that nobody expected may have been missed.',
        ]
    said = ['Nothing was run: whether the results are right for every input cannot be told by reading.']
    if work.legible is not None:
        said.append('An unusual solution may handle a case in a way that was not recognised.')
    if work.program is not None and work.program.too_big:
        said.append('The code is too long or too deeply nested to be read here, so only your words were judged.')
    if work.language is Language.sql:
        said.append('How fast the query is depends on the database and its indexes, and was not judged.')
    return said


def _what(work: Work) -> str:
    if not work.started:
        return 'Nothing was written beyond the first lines; this rests on what you said.'
    if work.task.kind != 'coding' or work.legible is None:
        return ''
    if work.language is Language.plain:
        return 'You wrote it in words.'
    lines = sum(bool(line.strip()) for line in work.code.split('\n'))
    return f'You wrote {lines} {"line" if lines == 1 else "lines"} of {NAMES[work.language]}.'


def _counted(review: TaskReview, work: Work) -> str:
    of, handled = len(review.cases), review.handled
    missing = sum(each.standing == 'not_seen' for each in review.cases)
    unclear = of - handled - missing
    noun = 'cases' if work.task.kind == 'coding' else 'points'
    if handled == of:
        return f'All {of} named {noun} are covered.'
    parts = [f'{missing} not' if missing else '', f'{unclear} cannot be decided by reading' if unclear else '']
    return f'Of {of} named {noun} {handled} {"is" if handled == 1 else "are"} covered, {_joined(parts)}.'


def _wrong(faults: list[Fault]) -> str:
    worst = next((each for each in faults if each.kind in SPOILING), None)
    odd = next((each for each in faults if each.kind in {'wrong_language', 'pseudo_code'}), None)
    return ' '.join(each.note for each in (odd, worst) if each is not None)


def _begin(review: TaskReview) -> str:
    if review.kind == 'coding':
        return (
            'Next time put the plainest version down in the first five minutes, however slow it is, and improve that.'
        )
    return 'Next time write your answer down in one sentence first, and put the reasons under it.'


def _take_up(missing: CaseReview, review: TaskReview) -> str:
    name = missing.name.rstrip('.')
    if missing.input and missing.expected and re.search(r'\w\(', missing.input):
        return f'Take up “{name}”: go through your work with {missing.input}. It should give {missing.expected}.'
    if missing.input and missing.expected:
        return f'Take up “{name}”. Take this as a trial: {missing.input}; what should come of it: {missing.expected}.'
    what = 'Find the line where it belongs' if review.kind == 'coding' else 'Add one sentence on it'
    return f'Take up “{name}”. {what}.'


def _joined(parts: list[str]) -> str:
    kept = [part for part in parts if part]
    return ' and '.join(kept)
