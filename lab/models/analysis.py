"""The stored analysis of a session: metrics, evaluation and recommendations, with what made them."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlmodel import Field

from lab.models.columns import Json, Row, choice
from lab.models.evaluation import Evaluation, Feedback, SpeechMetrics


class AnalysisType(StrEnum):
    workplace = 'workplace'
    interview = 'interview'


class AnalysisStatus(StrEnum):
    evaluated = 'evaluated'
    coached = 'coached'
    complete = 'complete'


class SessionAnalysis(Row, table=True):
    """One per session, written by the review's steps: first the evaluation, then the recommendations (`Feedback`).

    `versions` stamps the rubric, the kit's content and the engine it was made with.
    """

    __tablename__ = 'ai_session_analysis'

    session_id: UUID = Field(foreign_key='roleplay_session.id', ondelete='CASCADE', unique=True)
    analysis_type: AnalysisType = Field(sa_type=choice(AnalysisType, 'analysis_type'))
    status: AnalysisStatus = Field(sa_type=choice(AnalysisStatus, 'status'))
    rubric_scores: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    evaluation: dict[str, Any] = Field(sa_type=Json)
    metrics: dict[str, Any] = Field(sa_type=Json)
    recommendations: dict[str, Any] | None = Field(default=None, sa_type=Json)
    engine: str = 'builtin'
    versions: dict[str, Any] = Field(default_factory=dict, sa_type=Json)

    def typed_evaluation(self) -> Evaluation:
        return Evaluation.model_validate(self.evaluation)

    def typed_metrics(self) -> SpeechMetrics:
        return SpeechMetrics.model_validate(self.metrics)

    def typed_feedback(self) -> Feedback | None:
        return Feedback.model_validate(self.recommendations) if self.recommendations else None
