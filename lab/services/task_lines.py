"""Work at a task in a rehearsal: a line of input that holds code or text for the panel beside what is said."""

import json
from collections.abc import Sequence

from pydantic import ValidationError

from lab.engines.builtin.reviewing.said import apart
from lab.engines.contracts import Engine
from lab.models.interview import Brief, Turn
from lab.models.kit import BankTask
from lab.models.plan import Plan
from lab.models.task import Submission, TaskReview, TaskWork
from lab.services.turns import find_question


def task_of(plan: Plan, question_id: str) -> BankTask | None:
    question = find_question(plan, question_id)
    return question.task if question else None


def heard(line: str, before: TaskWork) -> tuple[str, TaskWork]:
    """What the line says, and the panel after it.

    A JSON object may hold `say`, `code`, `text` and `language`. Otherwise code in fences, or several lines of code
    (a line break written as `\\n`), goes to the panel, and the rest is said.
    """
    if line.lstrip().startswith('{'):
        try:
            given = json.loads(line)
            work = TaskWork.model_validate(
                before.model_dump() | {k: given[k] for k in TaskWork.model_fields if k in given}
            )
        except (json.JSONDecodeError, ValidationError, TypeError):
            return line, before
        return str(given.get('say', '')), work
    said, code = apart(line.replace('\\n', '\n'))
    return (said, before.model_copy(update={'code': code})) if code else (line, before)


async def reviewed(engine: Engine, brief: Brief, plan: Plan, transcript: Sequence[Turn]) -> TaskReview | None:
    """The review of the last task that was set; None when none was."""
    for turn in reversed(transcript):
        if (task := task_of(plan, turn.question_id)) is not None:
            work = next((each.work for each in reversed(transcript) if each.work is not None), TaskWork())
            submission = Submission(task_id=task.id, **work.model_dump())
            return await engine.review(brief, task, submission, list(transcript))
    return None
