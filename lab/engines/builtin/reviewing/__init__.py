"""The reviewer of tasks: reads what was written and said, case by case, and runs nothing."""

from lab.engines.builtin.reviewing.cases import case_review
from lab.engines.builtin.reviewing.costing import cost_review
from lab.engines.builtin.reviewing.explaining import explanation_review
from lab.engines.builtin.reviewing.wording import limits_of, next_step, summary_of
from lab.engines.builtin.reviewing.work import read_work
from lab.models.interview import Turn
from lab.models.kit import BankTask
from lab.models.task import Submission, TaskReview

__all__ = ['review']


def review(task: BankTask, submission: Submission, transcript: list[Turn]) -> TaskReview:
    """Deterministic: the same work and the same words always get the same review."""
    work = read_work(task, submission, transcript)
    found = TaskReview(
        task_id=task.id,
        title=task.title,
        kind=task.kind,
        language=work.language,
        summary='',
        next_step='',
        cases=[case_review(case, work) for case in task.cases],
        edge_cases=[case_review(case, work) for case in task.edges],
        faults=work.faults,
        cost=cost_review(work),
        explanation=explanation_review(work.talk),
        limits=limits_of(work),
    )
    return found.model_copy(update={'summary': summary_of(found, work), 'next_step': next_step(found, work)})
