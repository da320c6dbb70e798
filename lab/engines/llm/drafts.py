"""What a model fills in, capability by capability."""

from typing import Annotated, Literal

from pydantic import Field

from lab.engines.llm.schemas import Draft
from lab.models.conversation import Mood
from lab.models.kit import Cue, PhaseKey
from lab.models.scenario import MoveKind
from lab.models.task import Standing

Short = Annotated[str, Field(max_length=300)]
Long = Annotated[str, Field(max_length=1500)]


class TurnDraft(Draft):
    """`question` stands early, so that it can be spoken while the rest is written."""

    phase: PhaseKey
    question: Annotated[str, Field(min_length=3, max_length=600)]
    intent: Short
    expected_signal: Short
    followups: Annotated[list[Short], Field(max_length=3)]


class WorkDraft(Draft):
    employer: Short
    title: Short
    start: Short
    end: Short
    location: Short
    highlights: Annotated[list[Long], Field(max_length=30)]


class EducationDraft(Draft):
    institution: Short
    degree: Short
    field: Short
    start: Short
    end: Short


class ProjectDraft(Draft):
    name: Short
    technologies: Annotated[list[Short], Field(max_length=30)]
    summary: Long
    outcome: Long


class ResumeDraft(Draft):
    name: Short
    headline: Short
    work_history: Annotated[list[WorkDraft], Field(max_length=40)]
    education: Annotated[list[EducationDraft], Field(max_length=20)]
    projects: Annotated[list[ProjectDraft], Field(max_length=40)]
    skills: Annotated[list[Short], Field(max_length=150)]


class SignalDraft(Draft):
    text: Long
    kind: Literal['values', 'team', 'pace', 'travel', 'way_of_working']


class JobDraft(Draft):
    title: Short
    company: Short
    responsibilities: Annotated[list[Long], Field(max_length=60)]
    required_skills: Annotated[list[Long], Field(max_length=60)]
    nice_to_have_skills: Annotated[list[Long], Field(max_length=40)]
    seniority: Literal['entry', 'mid', 'senior', '']
    signals: Annotated[list[SignalDraft], Field(max_length=30)]


class ProbeDraft(Draft):
    text: Short
    cue: Cue
    intent: Short
    expected_signal: Short


class QuestionDraft(Draft):
    """`base` is the id of the planned question it replaces; `quote` the line it rests on, verbatim."""

    base: Short
    phase: Literal['resume', 'role']
    quote: Long
    label: Short
    text: Short
    intent: Short
    expected_signal: Short
    strong_answer: Short
    probes: Annotated[list[ProbeDraft], Field(max_length=3)]


class PlanDraft(Draft):
    questions: Annotated[list[QuestionDraft], Field(min_length=1, max_length=20)]


class QuoteDraft(Draft):
    turn: int
    quote: Short


class DimensionQuotes(Draft):
    dimension: Short
    quotes: Annotated[list[QuoteDraft], Field(max_length=3)]


class EvidenceDraft(Draft):
    dimensions: Annotated[list[DimensionQuotes], Field(max_length=16)]


class ScoreDraft(Draft):
    score: Annotated[int, Field(ge=1, le=5)] | None
    rationale: Long
    improvement: Short


class PointDraft(Draft):
    text: Short
    turn: int
    quote: Short


class WordsDraft(Draft):
    summary: Long
    strengths: Annotated[list[PointDraft], Field(max_length=5)]
    risks: Annotated[list[PointDraft], Field(max_length=5)]
    role_fit_notes: Annotated[list[PointDraft], Field(max_length=4)]


class BetterAnswerDraft(Draft):
    turn: int
    better_answer: Annotated[str, Field(min_length=40, max_length=2000)]
    why: Short


class DayDraft(Draft):
    task: Short
    time_minutes: Annotated[int, Field(ge=10, le=15)]
    passes_when: Short
    dimension: Short


class FeedbackDraft(Draft):
    wins: Annotated[list[PointDraft], Field(min_length=3, max_length=3)]
    improvements: Annotated[list[PointDraft], Field(min_length=3, max_length=3)]
    better_answers: Annotated[list[BetterAnswerDraft], Field(min_length=2, max_length=2)]
    practice_plan_7_days: Annotated[list[DayDraft], Field(min_length=7, max_length=7)]


class CaseDraft(Draft):
    name: Short
    standing: Standing
    note: Short
    first_line: int | None
    last_line: int | None


class ReviewDraft(Draft):
    summary: Long
    next_step: Short
    cases: Annotated[list[CaseDraft], Field(max_length=20)]
    cost: Short
    cost_note: Short
    explanation: Literal['clear', 'partial', 'thin', 'none']
    explanation_note: Short


class HeardDraft(Draft):
    kind: MoveKind
    quote: Short


class RemarkDraft(Draft):
    """`text` stands first, so that it can be spoken while the rest is written."""

    text: Annotated[str, Field(min_length=2, max_length=500)]
    mood: Mood
    heard: Annotated[list[HeardDraft], Field(max_length=8)]


class SkillDraft(Draft):
    skill: Short
    level: Annotated[int, Field(ge=1, le=5)] | None
    quotes: Annotated[list[QuoteDraft], Field(max_length=6)]
    rationale: Short
    try_instead: Short


class InsteadDraft(Draft):
    turn: int
    said: Short
    instead: Short
    why: Short


class DebriefDraft(Draft):
    skills: Annotated[list[SkillDraft], Field(max_length=12)]
    strengths: Annotated[list[PointDraft], Field(max_length=5)]
    growth_areas: Annotated[list[PointDraft], Field(max_length=5)]
    try_instead: Annotated[list[InsteadDraft], Field(max_length=5)]
    summary: Long
