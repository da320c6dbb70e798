"""What every engine can do. Two engines of equal contract exist: builtin, and later llm."""

from collections.abc import Callable
from typing import Protocol

from lab.models.conversation import Debrief, Meeting, Response, Stance
from lab.models.document import ReadText
from lab.models.evaluation import DimensionScore, Evaluation, Evidence, Feedback, SpeechMetrics
from lab.models.extraction import JobExtraction, ResumeExtraction
from lab.models.interview import Brief, InterviewState, Move, Turn
from lab.models.kit import BankTask
from lab.models.plan import Plan
from lab.models.task import Submission, TaskReview

Say = Callable[[str], None]


class Engine(Protocol):
    """Methods are coroutines because an engine may ask a server; none of them touches storage."""

    name: str

    async def extract_resume(self, text: ReadText, today: str) -> ResumeExtraction:
        """`today` is `YYYY-MM`; gaps and running jobs are reckoned up to it."""

    async def extract_job(self, text: ReadText) -> JobExtraction: ...

    async def plan(self, brief: Brief) -> Plan: ...

    async def open(self, brief: Brief, plan: Plan) -> Move:
        """The greeting and first question."""

    async def ask(
        self,
        brief: Brief,
        plan: Plan,
        state: InterviewState,
        transcript: list[Turn],
        remaining_s: float,
        say: Say | None = None,
    ) -> Move:
        """The next turn after the transcript's last turn, an answer (empty text is silence).

        With too little time left it wraps up; an `Ask` with `closing` set is the last thing said. `say` is given
        sentences that stand before the whole does, and can never be taken back: joined by spaces they begin the
        `question` of the `Ask` returned. They are all of the member who spoke last.
        """

    async def evaluate(self, brief: Brief, transcript: list[Turn], metrics: SpeechMetrics) -> Evaluation: ...

    async def reconsider(
        self, brief: Brief, transcript: list[Turn], before: DimensionScore, pointed: Evidence
    ) -> DimensionScore:
        """The dimension judged again with words that the candidate points at; they stand in the transcript."""

    async def coach(self, brief: Brief, transcript: list[Turn], evaluation: Evaluation) -> Feedback: ...

    async def review(self, brief: Brief, task: BankTask, submission: Submission, transcript: list[Turn]) -> TaskReview:
        """What reading the submission shows; nothing is run. The whole transcript is given, so that turns have numbers.

        The turns in which the task was talked about are those whose `question_id` is the task's id.
        """

    async def meet(self, meeting: Meeting) -> Response:
        """The other person's first words in a workplace conversation."""

    async def converse(
        self, meeting: Meeting, stance: Stance, transcript: list[Turn], remaining_s: float, say: Say | None = None
    ) -> Response:
        """What the other person says to the transcript's last turn; a `Remark` with `closing` set ends it."""

    async def debrief(self, meeting: Meeting, transcript: list[Turn], stance: Stance) -> Debrief: ...
