"""The llm engine: what the model makes stands on what the rules make, and gives way to it when anything goes wrong."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from lab.engines.builtin.engine import BuiltinEngine
from lab.engines.contracts import Engine, Say
from lab.engines.llm.client import Desk, Models
from lab.engines.llm.trouble import CapReached, NoAnswer
from lab.models.conversation import Debrief, Meeting, Response, Stance
from lab.models.document import ReadText
from lab.models.evaluation import DimensionScore, Evaluation, Evidence, Feedback, SpeechMetrics
from lab.models.extraction import JobExtraction, ResumeExtraction
from lab.models.interview import Brief, InterviewState, Move, Turn
from lab.models.kit import BankTask
from lab.models.made import Made
from lab.models.plan import Plan
from lab.models.task import Submission, TaskReview

M = TypeVar('M', bound=Made)


def _load() -> None:
    """Rooms and word lists that would otherwise be loaded while somebody waits for a question."""
    from lab.engines.builtin import interviewing
    from lab.engines.llm import guards, telling

    assert interviewing
    assert telling
    guards.invented('Warm up at Delta with 4 tests.', '', tools=True)
    guards.says('Warm up.', 'machine')


class LlmEngine:
    """`turn_seconds` is the longest that a live turn waits before the rules speak.

    The room of each capability is imported when it is first needed.
    """

    name = 'llm'

    def __init__(self, models: Models, turn_seconds: float, rules: Engine | None = None) -> None:
        self.models = models
        self._turn_seconds = turn_seconds
        self._rules = rules or BuiltinEngine()

    async def extract_resume(self, text: ReadText, today: str) -> ResumeExtraction:
        from lab.engines.llm.extracting import read_resume

        base = await self._rules.extract_resume(text, today)
        return await self._better(
            base, 'extract', 'resume_extractor', lambda desk: read_resume(desk, text, base, today)
        )

    async def extract_job(self, text: ReadText) -> JobExtraction:
        from lab.engines.llm.extracting import read_job

        base = await self._rules.extract_job(text)
        return await self._better(base, 'extract', 'job_extractor', lambda desk: read_job(desk, text, base))

    async def plan(self, brief: Brief) -> Plan:
        from lab.engines.llm.planning import write_plan

        base = await self._rules.plan(brief)
        return await self._better(base, 'plan', 'planner', lambda desk: write_plan(desk, brief, base))

    async def open(self, brief: Brief, plan: Plan) -> Move:
        """The greeting is a set piece, and must be there at once."""
        return await self._rules.open(brief, plan)

    async def ask(
        self,
        brief: Brief,
        plan: Plan,
        state: InterviewState,
        transcript: list[Turn],
        remaining_s: float,
        say: Say | None = None,
    ) -> Move:
        from lab.engines.llm.interviewing import ask

        return await ask(self.models, self._rules, self._turn_seconds, brief, plan, state, transcript, remaining_s, say)

    async def evaluate(self, brief: Brief, transcript: list[Turn], metrics: SpeechMetrics) -> Evaluation:
        from lab.engines.llm.evaluating import judge

        base = await self._rules.evaluate(brief, transcript, metrics)
        return await self._better(
            base, 'evaluate', 'evaluator', lambda desk: judge(desk, brief, transcript, metrics, base)
        )

    async def reconsider(
        self, brief: Brief, transcript: list[Turn], before: DimensionScore, pointed: Evidence
    ) -> DimensionScore:
        """By the rules, whoever judged first: what changes must be the quote, not the judge's mood."""
        return await self._rules.reconsider(brief, transcript, before, pointed)

    async def coach(self, brief: Brief, transcript: list[Turn], evaluation: Evaluation) -> Feedback:
        from lab.engines.llm.coaching import write_feedback

        base = await self._rules.coach(brief, transcript, evaluation)
        return await self._better(
            base, 'coach', 'feedback_writer', lambda desk: write_feedback(desk, brief, transcript, evaluation, base)
        )

    async def review(self, brief: Brief, task: BankTask, submission: Submission, transcript: list[Turn]) -> TaskReview:
        from lab.engines.llm.reviewing import review_task

        base = await self._rules.review(brief, task, submission, transcript)
        return await self._better(
            base, 'review', 'task_reviewer', lambda desk: review_task(desk, brief, task, submission, transcript, base)
        )

    async def meet(self, meeting: Meeting) -> Response:
        """The opening is a set piece, and must be there at once."""
        return await self._rules.meet(meeting)

    async def converse(
        self, meeting: Meeting, stance: Stance, transcript: list[Turn], remaining_s: float, say: Say | None = None
    ) -> Response:
        from lab.engines.llm.conversing import converse

        return await converse(
            self.models, self._rules, self._turn_seconds, meeting, stance, transcript, remaining_s, say
        )

    async def debrief(self, meeting: Meeting, transcript: list[Turn], stance: Stance) -> Debrief:
        from lab.engines.llm.debriefing import talk_over

        base = await self._rules.debrief(meeting, transcript, stance)
        return await self._better(
            base, 'evaluate', 'conversation_analyst', lambda desk: talk_over(desk, meeting, transcript, base)
        )

    async def warm(self) -> None:
        """Have the model's server started and what a first turn needs loaded; nothing waits for the server."""
        with suppress(NoAnswer):
            await self.models.server.endpoint()
        await asyncio.to_thread(_load)

    async def close(self) -> None:
        await self.models.server.close()

    async def _better(self, base: M, capability: str, prompt: str, by_model: Callable[[Desk], Awaitable[M]]) -> M:
        """What the model makes, or what the rules made with the reason why."""
        try:
            return await by_model(await self.models.desk(capability, prompt))
        except (NoAnswer, CapReached) as trouble:
            return base.model_copy(update={'stood_in': trouble.sentence})
