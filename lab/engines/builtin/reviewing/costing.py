"""The cost a good solution has, the one that was said, and the one the code looks like, side by side."""

from lab.engines.builtin.reviewing.cost import cost_of
from lab.engines.builtin.reviewing.costs_said import cost_said, normal
from lab.engines.builtin.reviewing.work import Work
from lab.models.task import CostReview, Language, TaskEvidence

ORDER = ['O(1)', 'O(log n)', 'O(n)', 'O(n log n)', 'O(n²)', 'O(n² log n)', 'O(n³)', 'O(2ⁿ)']


def cost_review(work: Work) -> CostReview | None:
    """Only for tasks whose cost is known and can be read; a query's depends on its database."""
    if work.task.cost is None:
        return None
    expected, said = work.task.cost.time, cost_said(work.talk + work.text)
    program = work.legible
    readable = program is not None and program.language not in {Language.sql, Language.plain}
    found = cost_of(program) if readable and program is not None and program.functions else None
    seen = str(found) if found else ''
    evidence = [
        TaskEvidence(first_line=first, last_line=last) for first, last in dict.fromkeys(found.lines if found else ())
    ]
    evidence += [said[1].evidence()] if said else []
    named = said[0] if said else ''
    why = found.why if found else ''
    return CostReview(
        expected=expected,
        said=named,
        seen=seen,
        standing=_standing(normal(expected), named, seen),
        note=_note(normal(expected), named, seen, why),
        evidence=evidence,
    )


def _standing(expected: str, said: str, seen: str) -> str:
    if seen and said:
        return 'agrees' if said == seen else 'differs'
    if seen or said:
        return 'agrees' if (seen or said) == expected else 'differs'
    return 'unclear'


def _note(expected: str, said: str, seen: str, why: str) -> str:
    because = f' ({why})' if why else ''
    if seen and said == seen:
        return f'The code looks like {seen}{because}, and you said so.{_against(expected, seen)}'
    if seen and said:
        return f'You said {said}; the code looks like {seen}{because}.{_against(expected, seen)}'
    if seen:
        return f'The code looks like {seen}{because}. You did not say what it costs.{_against(expected, seen)}'
    if said:
        return f'You said {said}.{_against(expected, said)}'
    return 'Nothing was said about the cost, and there is no code to read it from.'


def _against(expected: str, found: str) -> str:
    if not expected or found not in ORDER or expected not in ORDER:
        return ''
    if ORDER.index(found) > ORDER.index(expected):
        return f' It can be done in {expected}.'
    if found == expected:
        return ' That is what a good solution costs.'
    return ' That is less than the task takes, so a part of it may be missing.'
