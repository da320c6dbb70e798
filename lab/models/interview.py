"""Interviews: what was chosen, what the interviewer knows, what it asks, and where it stands."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from lab.models.columns import Json, Row, Utc, Versioned, choice
from lab.models.extraction import JobExtraction, ResumeExtraction
from lab.models.kit import BankTask, InterviewType, Level, PhaseKey, QuestionBank, Style
from lab.models.made import Made
from lab.models.rubric import Dimension
from lab.models.spoken import TimedWord
from lab.models.task import Language, SubmissionStatus, TaskWork

NoticeKind = Literal[
    'silence',
    'non_answer',
    'dont_know',
    'asks_back',
    'asks_repeat',
    'asks_time',
    'off_topic',
    'hostile',
    'instruction',
    'short',
    'rambling',
    'vague',
    'no_example',
    'no_result',
    'no_number',
    'no_ownership',
    'no_reason',
    'hedged',
    'contradiction',
    'repeats_self',
    'specific',
    'measured',
    'owned',
    'strong',
    'wants_to_stop',
]


class Notice(BaseModel):
    """One thing noticed in an answer; `quote` is the candidate's own words it rests on (verbatim, may be empty)."""

    kind: NoticeKind
    quote: str = ''
    detail: str = ''


class Reading(BaseModel):
    """How an answer was read. `echo` is a phrase of the candidate's that the interviewer may take up."""

    words: int = 0
    notices: list[Notice] = []
    echo: str = ''
    relevance: float = 0.0

    def has(self, *kinds: NoticeKind) -> bool:
        return any(notice.kind in kinds for notice in self.notices)


class Brief(BaseModel):
    """Everything an engine may know before the first question. `today` is `YYYY-MM`; gaps are reckoned up to it."""

    kit_id: str
    kit_name: str
    kit_description: str = ''
    focus_skills: list[str] = []
    bank: QuestionBank
    dimensions: list[Dimension] = []
    interview_type: InterviewType = InterviewType.hr
    style: Style = Style.neutral
    seniority: Level = Level.entry
    minutes: float = 6
    candidate: ResumeExtraction = ResumeExtraction()
    job: JobExtraction | None = None
    company_notes: str = ''
    today: str = ''


class Turn(Made):
    """One turn of a transcript. Candidate turns carry how they were read; interviewer turns why they were said.

    `work` is what stood in the task's panel when the answer was given; only the newest answer has it. `words` are those
    of a spoken answer with their times, for what is measured; they go into no prompt.
    """

    speaker: Literal['interviewer', 'candidate']
    text: str
    name: str = ''
    phase: PhaseKey | None = None
    intent: str = ''
    expected_signal: str = ''
    trigger: str = ''
    probe: bool = False
    question_id: str = ''
    reason: str = ''
    seconds: int = 90
    started_ms: int | None = None
    ended_ms: int | None = None
    reading: Reading | None = None
    work: TaskWork | None = None
    words: list[TimedWord] = Field(default=[], exclude=True)


class Ask(Made):
    """The interviewer's next turn. `question` is exactly what is said; `closing` ends the interview once it is said.

    `reason` tells afterwards why this followed ("you said 'a lot faster' without a figure").
    """

    phase: PhaseKey
    question: str
    intent: str
    expected_signal: str
    followups: list[str] = []
    speaker: str = 'lead'
    name: str = ''
    trigger: str = ''
    probe: bool = False
    question_id: str = ''
    reason: str = ''
    seconds: int = 90
    closing: bool = False
    task: BankTask | None = None


class InterviewState(BaseModel):
    """Where an interview stands; kept in the session's row, so that any process can go on from it."""

    phase: PhaseKey = 'warm_up'
    asked: list[str] = []
    said: list[str] = []
    probes_on_current: int = 0
    current: str = ''
    dropped: list[str] = []
    facts: dict[str, Any] = {}
    finished: bool = False


class Move(BaseModel):
    """What an interviewer does after an answer: how it read the answer, what it says next, where that leaves it."""

    ask: Ask
    state: InterviewState
    reading: Reading | None = None


class Reply(BaseModel):
    """What is said next in a live session of either product, where that leaves it, how the answer was read."""

    ask: Ask
    state: dict[str, Any]
    reading: Reading | None = None


class Choices(BaseModel):
    """What a candidate chooses for an interview; without `minutes` it is as long as the settings say."""

    kit_id: str
    resume_doc_id: UUID
    jd_doc_id: UUID | None = None
    company_notes_doc_id: UUID | None = None
    interview_type: InterviewType
    style: Style = Style.neutral
    seniority: Level = Level.entry
    minutes: float | None = Field(default=None, ge=3, le=90)


class InterviewStatus(StrEnum):
    created = 'created'
    running = 'running'
    ended = 'ended'
    analyzed = 'analyzed'


class ArtifactType(StrEnum):
    improved_answers = 'improved_answers'
    question_list = 'question_list'
    action_plan = 'action_plan'


class InterviewConfig(Row, table=True):
    """What the candidate chose for one interview; a document that was deleted since is null, the interview stays."""

    __tablename__ = 'interview_configs'

    user_id: UUID = Field(foreign_key='users.id', ondelete='CASCADE', index=True)
    role_kit_id: str = Field(foreign_key='role_kits.id')
    resume_doc_id: UUID | None = Field(default=None, foreign_key='user_documents.id', ondelete='SET NULL')
    jd_doc_id: UUID | None = Field(default=None, foreign_key='user_documents.id', ondelete='SET NULL')
    company_notes_doc_id: UUID | None = Field(default=None, foreign_key='user_documents.id', ondelete='SET NULL')
    interview_type: InterviewType = Field(sa_type=choice(InterviewType, 'interview_type'))
    style: Style = Field(sa_type=choice(Style, 'style'))
    seniority: Level = Field(sa_type=choice(Level, 'seniority'))
    minutes: float = 6


class InterviewSession(Versioned, Row, table=True):
    """The interview side of a live session. `state` validates as `InterviewState`; `version` stops a second writer.

    `state_before` is how it stood before the last answer, so that an answer that was not over yet can be withdrawn.

    `prepared` is a first question made ahead, as `lab.models.opening.Prepared`.
    """

    __tablename__ = 'interview_sessions'

    roleplay_session_id: UUID = Field(foreign_key='roleplay_session.id', ondelete='CASCADE', unique=True)
    interview_config_id: UUID = Field(foreign_key='interview_configs.id', ondelete='CASCADE', index=True)
    interview_plan_id: UUID | None = Field(default=None, foreign_key='interview_plans.id', ondelete='SET NULL')
    rubric_id: str = Field(foreign_key='interview_rubrics.id')
    status: InterviewStatus = Field(default=InterviewStatus.created, sa_type=choice(InterviewStatus, 'status'))
    state: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    state_before: dict[str, Any] | None = Field(default=None, sa_type=Json)
    prepared: dict[str, Any] | None = Field(default=None, sa_type=Json)


class InterviewArtifact(Row, table=True):
    """One of a session's three kinds of result; each is written once."""

    __tablename__ = 'interview_artifacts'
    __table_args__ = (UniqueConstraint('interview_session_id', 'artifact_type'),)

    interview_session_id: UUID = Field(foreign_key='interview_sessions.id', ondelete='CASCADE', index=True)
    artifact_type: ArtifactType = Field(sa_type=choice(ArtifactType, 'artifact_type'))
    artifact_json: dict[str, Any] = Field(sa_type=Json)


class InterviewTaskSubmission(Versioned, Row, table=True):
    """What a candidate wrote for a task; nothing in it is ever run. `evaluator_notes` validates as `TaskReview`."""

    __tablename__ = 'interview_task_submissions'
    __table_args__ = (UniqueConstraint('interview_session_id', 'task_id'),)

    interview_session_id: UUID = Field(foreign_key='interview_sessions.id', ondelete='CASCADE', index=True)
    task_id: str
    task_type: str
    prompt: str
    language: Language = Field(default=Language.plain, sa_type=choice(Language, 'language'))
    status: SubmissionStatus = Field(default=SubmissionStatus.draft, sa_type=choice(SubmissionStatus, 'status'))
    candidate_response_text: str = ''
    candidate_code: str = ''
    submitted_at: datetime | None = Field(default=None, sa_type=Utc)
    evaluator_notes: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
