"""What every engine can do. Two engines of equal contract exist: builtin, and later llm."""

from typing import Protocol

from lab.models.document import ReadText
from lab.models.evaluation import Evaluation, Feedback, SpeechMetrics
from lab.models.extraction import JobExtraction, ResumeExtraction
from lab.models.interview import Brief, InterviewState, Move, Turn
from lab.models.plan import Plan


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
        self, brief: Brief, plan: Plan, state: InterviewState, transcript: list[Turn], remaining_s: float
    ) -> Move:
        """The next turn after the transcript's last turn, an answer (empty text is silence).

        With too little time left it wraps up; an `Ask` with `closing` set is the last thing said.
        """

    async def evaluate(self, brief: Brief, transcript: list[Turn], metrics: SpeechMetrics) -> Evaluation: ...

    async def coach(self, brief: Brief, transcript: list[Turn], evaluation: Evaluation) -> Feedback: ...
