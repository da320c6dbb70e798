"""Named cases: which are handled in the code or in words, which are not seen, and which reading cannot decide."""

from lab.engines.builtin.reviewing import features
from lab.engines.builtin.reviewing.program import Program
from lab.engines.builtin.reviewing.said import Sentence, speaking_of
from lab.engines.builtin.reviewing.work import Work
from lab.models.kit import TaskCase
from lab.models.task import CaseReview, Standing, TaskEvidence

MOST_LINES = 3


def case_review(case: TaskCase, work: Work) -> CaseReview:
    standing, note, evidence = _judged(case, work)
    return CaseReview(
        name=case.name,
        standing=standing,
        note=note,
        evidence=evidence,
        input=case.input,
        expected=case.expected,
        why=case.why,
    )


def _judged(case: TaskCase, work: Work) -> tuple[Standing, str, list[TaskEvidence]]:
    said = speaking_of(work.words, case.said) if case.said else None
    program = work.legible
    if program is None:
        return _in_words(case, work, said)
    if spoiled := _first(program, case.breaks):
        line = spoiled[0][1]
        note = f'Line {line} works against it: `{_line(program, line)}`.'
        return 'not_seen', note, _lines(spoiled)
    if found := _first(program, case.code):
        return 'handled', f'Seen in the code, line {found[0][0]}: `{_line(program, found[0][0])}`.', _lines(found)
    if said is not None:
        return _spoken_of(case, work, said)
    if not case.code:
        return (
            ('not_seen', 'Nothing you wrote or said speaks of it.', [])
            if case.said
            else ('unclear', _by_hand(case), [])
        )
    return 'not_seen', 'Not found in what you wrote or said.', []


def _in_words(case: TaskCase, work: Work, said: Sentence | None) -> tuple[Standing, str, list[TaskEvidence]]:
    if said is not None:
        note = 'You wrote it.' if said.turn is None else 'You said it.'
        return 'handled', note, [said.evidence()]
    if not case.said:
        return 'unclear', _by_hand(case), []
    return 'not_seen', 'Nothing you wrote or said speaks of it.', []


def _spoken_of(case: TaskCase, work: Work, said: Sentence) -> tuple[Standing, str, list[TaskEvidence]]:
    """Words alone count where code could not show it."""
    program = work.legible
    if not case.code or program is None or not program.functions:
        return 'handled', 'You wrote it.' if said.turn is None else 'You said it.', [said.evidence()]
    return 'unclear', 'You spoke of it; in the code it is not to be seen.', [said.evidence()]


def _by_hand(case: TaskCase) -> str:
    if case.input and case.expected:
        return f'Reading does not decide it. Go through it by hand with {case.input}: it should give {case.expected}.'
    return 'Reading does not decide it.'


def _first(program: Program, wanted: tuple[str, ...]) -> list[tuple[int, int]]:
    return next((found for each in wanted if (found := features.find_all(program, each))), [])


def _lines(found: list[tuple[int, int]]) -> list[TaskEvidence]:
    return [TaskEvidence(first_line=first, last_line=last) for first, last in sorted(found)[:MOST_LINES]]


def _line(program: Program, number: int) -> str:
    return program.lines[number - 1].strip()[:70] if number <= len(program.lines) else ''
