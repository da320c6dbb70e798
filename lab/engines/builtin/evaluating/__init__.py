"""The evaluator: quotes first, then levels by fixed rules, then words that say why."""

from lab.engines.builtin.evaluating.choosing import Quoted
from lab.engines.builtin.evaluating.evidence import verified
from lab.engines.builtin.evaluating.judging import Finding, Judgement, judge
from lab.engines.builtin.evaluating.overall import confidence_of, coverage_of, recommendation_of, score_of
from lab.engines.builtin.evaluating.points import notes_of, risks_of, strengths_of
from lab.engines.builtin.evaluating.rationale import Words, words_for
from lab.engines.builtin.evaluating.rubric import Weighed, weighed_dimensions
from lab.engines.builtin.evaluating.summary import summary_of
from lab.models.evaluation import DimensionScore, Evaluation, Evidence, Overall, Point, SpeechMetrics
from lab.models.interview import Brief, Turn

__all__ = ['evaluate']


def evaluate(brief: Brief, transcript: list[Turn], metrics: SpeechMetrics) -> Evaluation:
    """Deterministic: the same interview always gets the same evaluation."""
    dimensions, quoted = weighed_dimensions(brief), Quoted()
    judgement = judge(brief, transcript, metrics, [each.key for each in dimensions])
    words = {each.key: words_for(judgement.findings[each.key], judgement, transcript, quoted) for each in dimensions}
    scores = [_scored(each, judgement.findings[each.key], words[each.key], transcript) for each in dimensions]
    lacks = {key: said.lack for key, said in words.items() if said.lack}
    judged = any(each.score is not None for each in scores)
    return Evaluation(
        overall=_overall(judgement, scores, lacks, metrics.candidate_words),
        dimension_scores=scores,
        strengths=_checked(strengths_of(judgement, transcript, Quoted()), transcript) if judged else [],
        risks=_checked(risks_of(judgement, transcript), transcript) if judged else [],
        role_fit_notes=_checked(notes_of(judgement, transcript), transcript) if judged else [],
    )


def _overall(judgement: Judgement, scores: list[DimensionScore], lacks: dict[str, Evidence], words: int) -> Overall:
    coverage = coverage_of(scores)
    answers = sum(account.standing == 'answer' for account in judgement.accounts)
    confidence, score = confidence_of(words, answers, coverage), score_of(scores, coverage)
    recommendation = recommendation_of(score, scores, confidence)
    return Overall(
        recommendation=recommendation,
        confidence=confidence,
        summary=summary_of(scores, lacks, recommendation, confidence),
        score=score,
        coverage=coverage,
    )


def _scored(dimension: Weighed, finding: Finding, words: Words, transcript: list[Turn]) -> DimensionScore:
    return DimensionScore(
        dimension=dimension.key,
        name=dimension.name,
        score=finding.score,
        band=finding.band,
        evidence=_standing(words.evidence, transcript),
        rationale=words.rationale,
        improvement=words.improvement,
        weight=dimension.weight,
    )


def _standing(evidence: list[Evidence], transcript: list[Turn]) -> list[Evidence]:
    """Only quotes that stand in the transcript, each once."""
    return [each for i, each in enumerate(evidence) if verified(each, transcript) and each not in evidence[:i]]


def _checked(points: list[Point], transcript: list[Turn]) -> list[Point]:
    return [point for point in points if all(verified(each, transcript) for each in point.evidence)]
