"""Tasks: what the candidate sees and hands in, and what a reviewer makes of it. Nothing handed in is ever run."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from lab.models.kit import BankTask
from lab.models.made import Made

LONGEST_WORK = 60_000

Standing = Literal['handled', 'not_seen', 'unclear']
FaultKind = Literal[
    'syntax',
    'wrong_language',
    'no_return',
    'unreachable',
    'no_base_case',
    'unused_parameter',
    'endless_loop',
    'join_undone',
    'not_grouped',
    'starter_only',
    'pseudo_code',
]


class Language(StrEnum):
    """`plain` is words or pseudo-code: it is read and not parsed."""

    python = 'python'
    javascript = 'javascript'
    typescript = 'typescript'
    java = 'java'
    cpp = 'cpp'
    sql = 'sql'
    plain = 'plain'


class SubmissionStatus(StrEnum):
    draft = 'draft'
    submitted = 'submitted'
    reviewed = 'reviewed'


class ShownTask(BaseModel):
    """A task as the candidate sees it: nothing of what it is judged by."""

    id: str
    kind: Literal['coding', 'system_design', 'case']
    title: str
    prompt: str
    minutes: int
    starters: dict[str, str] = {}

    @classmethod
    def of(cls, task: BankTask) -> 'ShownTask':
        return cls(**task.model_dump(include=set(cls.model_fields)))


class TaskWork(BaseModel):
    """What stands in the panel: code in a language, or written text; both may be empty."""

    language: Language = Language.plain
    code: str = Field(default='', max_length=LONGEST_WORK)
    text: str = Field(default='', max_length=LONGEST_WORK)

    @property
    def empty(self) -> bool:
        return not self.code.strip() and not self.text.strip()


class Submission(TaskWork):
    """What was handed in for a task, as engines see it."""

    task_id: str = ''


class TaskDraft(TaskWork):
    """What the panel saves. `version` is the one the panel last got: an older one is refused as a Conflict."""

    version: int = 0


class TaskView(BaseModel):
    """The panel whole, for its page. `open` says whether it can be written in; `version` goes with the next draft."""

    task: ShownTask
    work: TaskWork
    version: int
    status: SubmissionStatus
    open: bool
    saved_at: datetime | None = None
    submission_id: UUID | None = None


class TaskEvidence(BaseModel):
    """What a judgement rests on: lines of what was written (from 1, inclusive), or words said, verbatim, in a turn.

    A quote without a turn stands in the written text.
    """

    first_line: int | None = None
    last_line: int | None = None
    quote: str = ''
    turn: int | None = None


class CaseReview(BaseModel):
    name: str
    standing: Standing
    note: str
    evidence: list[TaskEvidence] = []
    input: str = ''
    expected: str = ''
    why: str = ''


class Fault(BaseModel):
    """Something wrong that can be seen without running it."""

    kind: FaultKind
    note: str
    first_line: int | None = None
    last_line: int | None = None


class CostReview(BaseModel):
    """Costs as `O(n)`: of a good solution, as said by the candidate, as the code looks; each may be empty."""

    expected: str = ''
    said: str = ''
    seen: str = ''
    standing: Literal['agrees', 'differs', 'unclear'] = 'unclear'
    note: str = ''
    evidence: list[TaskEvidence] = []


class ExplanationReview(BaseModel):
    """How the candidate talked about the work while it was being done."""

    standing: Literal['clear', 'partial', 'thin', 'none']
    note: str
    evidence: list[TaskEvidence] = []


class TaskReview(Made):
    """What a reviewer saw by reading. `limits` says plainly what cannot be judged so; `lines` is what was read."""

    task_id: str
    title: str
    kind: Literal['coding', 'system_design', 'case']
    language: Language = Language.plain
    summary: str
    next_step: str
    cases: list[CaseReview] = []
    edge_cases: list[CaseReview] = []
    faults: list[Fault] = []
    cost: CostReview | None = None
    explanation: ExplanationReview
    limits: list[str] = []
    versions: dict[str, Any] = {}

    @property
    def handled(self) -> int:
        return sum(each.standing == 'handled' for each in self.cases)


class ReviewedTask(BaseModel):
    """A task in the report: what was set, what was handed in, and the review once there is one."""

    task: ShownTask
    work: TaskWork
    strong_explanation: str = ''
    review: TaskReview | None = None
