"""The report of a session: everything the analysis page shows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from lab.models.attempt import AttemptLine, ContestView
from lab.models.course import Course
from lab.models.evaluation import DimensionScore, Feedback, Overall, Point, SpeechMetrics
from lab.models.history import LastTime
from lab.models.interview import Notice
from lab.models.kit import InterviewType, Level, PhaseKey, Style
from lab.models.live import LiveTurn
from lab.models.practice import PlanView
from lab.models.progress import Progress
from lab.models.rubric import Guide
from lab.models.session import EndReason
from lab.models.task import ReviewedTask


class ReportDimension(DimensionScore):
    """A score with what its dimension asks and what 1, 3 and 5 look like."""

    asks: str = ''
    guide: Guide | None = None


class NotebookEntry(BaseModel):
    """Why a question was asked, what a strong answer would show, and the answer it got, at `answer_turn`."""

    turn: int
    interviewer: str
    phase: PhaseKey | None = None
    phase_name: str = ''
    question: str
    probe: bool = False
    trigger: str = ''
    reason: str = ''
    intent: str = ''
    expected_signal: str = ''
    strong_answer: str = ''
    answer: str | None = None
    answer_turn: int | None = None
    noticed: list[Notice] = []
    stood_in: str = ''


class ReportView(BaseModel):
    """Whole once `progress.done`; what is finished earlier is there earlier.

    Scores that are not `calibrated` come from a judge not yet checked against people.
    """

    session_id: UUID
    config_id: UUID
    kit_id: str
    kit_name: str
    interview_type: InterviewType
    style: Style
    seniority: Level
    minutes: float
    used_minutes: float
    started_at: datetime | None
    ended_at: datetime | None
    end_reason: EndReason | None
    progress: Progress
    overall: Overall | None = None
    dimensions: list[ReportDimension] = []
    strengths: list[Point] = []
    risks: list[Point] = []
    role_fit_notes: list[Point] = []
    feedback: Feedback | None = None
    metrics: SpeechMetrics | None = None
    course: Course = Course()
    notebook: list[NotebookEntry] = []
    tasks: list[ReviewedTask] = []
    transcript: list[LiveTurn] = []
    versions: dict[str, Any] = {}
    judged_by: str = 'builtin'
    stood_in: list[str] = []
    calibrated: bool = False


class OwnView(BaseModel):
    """What only its candidate sees beside a report: the week's plan (none where too little was said), the attempts that
    were answered, the scores that were contested, and the comparable session before.
    """

    plan: PlanView | None
    tried: list[AttemptLine]
    contests: list[ContestView]
    before: LastTime | None
