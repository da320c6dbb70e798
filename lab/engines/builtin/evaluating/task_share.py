"""What a task adds to an evaluation: a quarter of the dimensions it shows, and never from silence."""

from collections.abc import Sequence

from lab.engines.builtin.evaluating.overall import coverage_of, recommendation_of, score_of
from lab.models.evaluation import DimensionScore, Evaluation
from lab.models.task import TaskReview

SHARE = 0.25
SHOWN = {
    'coding': ('problem_solving', 'technical_depth', 'debugging', 'data_reasoning'),
    'system_design': ('problem_solving', 'technical_depth', 'trade_offs', 'structured_thinking'),
    'case': ('problem_solving', 'structured_thinking', 'data_reasoning'),
}
LEAST_DECIDED = 3
"""Cases that must have been decided one way or the other before a task says anything about a level."""
SERIOUS = ('syntax', 'no_base_case', 'endless_loop', 'no_return')


def with_task(evaluation: Evaluation, review: TaskReview) -> Evaluation:
    """The same evaluation with the task weighed in; a dimension that was not judged stays so."""
    value = level_of(review)
    if value is None:
        return evaluation
    scores = [
        _weighed(each, value, review) if each.dimension in SHOWN[review.kind] and each.score is not None else each
        for each in evaluation.dimension_scores
    ]
    return evaluation.model_copy(update={'dimension_scores': scores, 'overall': _overall(evaluation, scores)})


def level_of(review: TaskReview) -> float | None:
    """1.5 to 4.5 by the share of cases handled, lower for what would not run; None when too little was decided."""
    decided = [each for each in review.cases if each.standing != 'unclear']
    if len(decided) < LEAST_DECIDED or not any(each.standing == 'handled' for each in decided):
        return None
    share = sum(each.standing == 'handled' for each in decided) / len(decided)
    value = 1.5 + 3 * share - 0.5 * any(fault.kind in SERIOUS for fault in review.faults)
    return min(4.5, max(1.5, value + {'clear': 0.25, 'none': -0.25}.get(review.explanation.standing, 0.0)))


def _weighed(score: DimensionScore, value: float, review: TaskReview) -> DimensionScore:
    if score.score is None:
        return score
    both = (1 - SHARE) * score.score + SHARE * value
    noun = 'cases' if review.kind == 'coding' else 'points'
    said = f'In the task, {review.handled} of {len(review.cases)} named {noun} were covered.'
    rationale = ' '.join(part for part in (score.rationale, said) if part)
    return score.model_copy(update={'score': round(both * 2) / 2, 'rationale': rationale})


def _overall(evaluation: Evaluation, scores: Sequence[DimensionScore]) -> object:
    overall = evaluation.overall
    if overall.score is None:
        return overall
    score = score_of(scores, coverage_of(scores))
    recommendation = recommendation_of(score, scores, overall.confidence)
    return overall.model_copy(update={'score': score, 'recommendation': recommendation})
