"""What the evaluator's prompt is filled with."""

from typing import Any

from lab.engines.llm.interview_context import conversation
from lab.models.evaluation import DimensionScore, Evaluation, SpeechMetrics
from lab.models.interview import Brief, Turn
from lab.models.rubric import Dimension

GENERAL = (
    {'said': 'I usually work well with people and always try to do my best.', 'level': 1},
    {'said': 'At the shop I moved the night count to the morning, and it went better after that.', 'level': 3},
    {
        'said': 'I moved the count to the morning because two of us were there then. Errors went from twelve a week to '
        'three; I checked for a month. The cost was a later start for the floor, which I agreed with the lead.',
        'level': 5,
    },
)
"""One matter told at three levels."""


def knowledge(brief: Brief, transcript: list[Turn], metrics: SpeechMetrics) -> dict[str, Any]:
    return {
        'interview': {
            'role': brief.kit_name,
            'type': brief.interview_type,
            'seniority': brief.seniority,
            'good_looks_like': brief.bank.good_looks_like,
            'answers': metrics.answers,
            'candidate_words': metrics.candidate_words,
        },
        'candidate': {'headline': brief.candidate.headline, 'work': brief.candidate.printed()['work_history']},
        'job': brief.job.printed() if brief.job else None,
        'transcript': conversation(transcript),
    }


def dimension_block(score: DimensionScore, guide: Dimension | None) -> dict[str, Any]:
    named = {'dimension': score.dimension, 'name': score.name}
    return {**named, 'asks': guide.asks, 'guide': guide.guide.model_dump()} if guide else named


def example_block(dimension: str) -> list[dict[str, Any]]:
    """For depth and whatever is told as an account; the guide says enough for the others."""
    return list(GENERAL) if dimension in ('depth', 'ownership', 'clarity', 'problem_solving') else []


def verdict_block(evaluation: Evaluation) -> dict[str, Any]:
    return {
        'recommendation': evaluation.overall.recommendation,
        'dimensions': [
            {'dimension': each.dimension, 'score': each.score, 'rationale': each.rationale}
            for each in evaluation.dimension_scores
        ],
    }
