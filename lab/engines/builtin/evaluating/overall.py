"""The overall score, recommendation and confidence, computed from the dimensions by fixed rules."""

from collections.abc import Sequence

from lab.models.evaluation import Confidence, DimensionScore, Recommendation

LEAST_COVERAGE = 0.6
"""Share of the rubric's weight that must be judged before anything is said about the whole."""
BANDS: tuple[tuple[float, Recommendation], ...] = (
    (4.2, 'Strong Yes'),
    (3.4, 'Yes'),
    (3.0, 'Lean Yes'),
    (2.6, 'Lean No'),
)
"""Overall scores from which each recommendation holds: 80, 60, 50 and 40 on a scale of 100; below is No."""
HONESTY_FLOOR = 1.5
"""Consistency at or under this allows no more than Lean No."""
SUBSTANCE = ('depth', 'ownership')
SUBSTANCE_FLOOR = 1.5
"""Depth or ownership at or under this allows no more than Lean No: nothing was shown that could be checked."""
HIGH_CONFIDENCE, SOME_CONFIDENCE = (350, 5, 0.8), (120, 3, 0.6)
"""Candidate words, answers and coverage from which confidence is High and Med."""
ORDER: tuple[Recommendation, ...] = ('No', 'Lean No', 'Lean Yes', 'Yes', 'Strong Yes')


def coverage_of(scores: Sequence[DimensionScore]) -> float:
    total = sum(score.weight for score in scores)
    return round(sum(score.weight for score in scores if score.score is not None) / total, 2) if total else 0.0


def score_of(scores: Sequence[DimensionScore], coverage: float) -> float | None:
    if coverage < LEAST_COVERAGE:
        return None
    judged = [(score.weight, score.score) for score in scores if score.score is not None]
    return round(sum(weight * value for weight, value in judged) / sum(weight for weight, _ in judged), 2)


def recommendation_of(
    score: float | None, scores: Sequence[DimensionScore], confidence: Confidence
) -> Recommendation | None:
    if score is None:
        return None
    banded = next((name for least, name in BANDS if score >= least), 'No')
    reached: Recommendation = banded if banded in ORDER else 'No'
    by_key = {each.dimension: each.score for each in scores}
    doubtful = (by_key.get('consistency') or 5.0) <= HONESTY_FLOOR or any(
        (by_key.get(key) or 5.0) <= SUBSTANCE_FLOOR for key in SUBSTANCE
    )
    capped: Recommendation = 'Lean No' if doubtful else 'Yes' if confidence == 'Low' else 'Strong Yes'
    return min(reached, capped, key=ORDER.index)


def confidence_of(words: int, answers: int, coverage: float) -> Confidence:
    for name, (least_words, least_answers, least_coverage) in (('High', HIGH_CONFIDENCE), ('Med', SOME_CONFIDENCE)):
        if words >= least_words and answers >= least_answers and coverage >= least_coverage:
            return 'High' if name == 'High' else 'Med'
    return 'Low'
