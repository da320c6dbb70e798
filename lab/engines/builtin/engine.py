"""The builtin engine: deterministic, without a network; what takes long works beside the event loop.

Its rooms are imported when they are first needed, so that a lab starts without their lexicons.
"""

import asyncio

from lab.engines.contracts import Say
from lab.models.conversation import Debrief, Meeting, Response, Stance
from lab.models.document import ReadText
from lab.models.evaluation import DimensionScore, Evaluation, Evidence, Feedback, SpeechMetrics
from lab.models.extraction import JobExtraction, ResumeExtraction
from lab.models.interview import Brief, InterviewState, Move, Turn
from lab.models.kit import BankTask
from lab.models.plan import Plan
from lab.models.task import Submission, TaskReview


class BuiltinEngine:
    name = 'builtin'

    async def extract_resume(self, text: ReadText, today: str) -> ResumeExtraction:
        from lab.engines.builtin.extraction.resume.extract import extract_resume

        return await asyncio.to_thread(extract_resume, text, today)

    async def extract_job(self, text: ReadText) -> JobExtraction:
        from lab.engines.builtin.extraction.job.extract import extract_job

        return await asyncio.to_thread(extract_job, text)

    async def plan(self, brief: Brief) -> Plan:
        from lab.engines.builtin.planning import make_plan

        return await asyncio.to_thread(make_plan, brief)

    async def open(self, brief: Brief, plan: Plan) -> Move:
        from lab.engines.builtin.interviewing import open_interview

        return await asyncio.to_thread(open_interview, brief, plan)

    async def ask(
        self,
        brief: Brief,
        plan: Plan,
        state: InterviewState,
        transcript: list[Turn],
        remaining_s: float,
        say: Say | None = None,
    ) -> Move:
        from lab.engines.builtin.interviewing import next_move

        return await asyncio.to_thread(next_move, brief, plan, state, transcript, remaining_s)

    async def evaluate(self, brief: Brief, transcript: list[Turn], metrics: SpeechMetrics) -> Evaluation:
        from lab.engines.builtin.evaluating import evaluate

        return await asyncio.to_thread(evaluate, brief, transcript, metrics)

    async def reconsider(
        self, brief: Brief, transcript: list[Turn], before: DimensionScore, pointed: Evidence
    ) -> DimensionScore:
        from lab.engines.builtin.evaluating.contesting import reconsider

        return await asyncio.to_thread(reconsider, brief, transcript, before, pointed)

    async def coach(self, brief: Brief, transcript: list[Turn], evaluation: Evaluation) -> Feedback:
        from lab.engines.builtin.coaching import coach

        return await asyncio.to_thread(coach, brief, transcript, evaluation)

    async def review(self, brief: Brief, task: BankTask, submission: Submission, transcript: list[Turn]) -> TaskReview:
        from lab.engines.builtin.reviewing import review

        return await asyncio.to_thread(review, task, submission, transcript)

    async def meet(self, meeting: Meeting) -> Response:
        from lab.engines.builtin.conversing import begin

        return await asyncio.to_thread(begin, meeting)

    async def converse(
        self, meeting: Meeting, stance: Stance, transcript: list[Turn], remaining_s: float, say: Say | None = None
    ) -> Response:
        from lab.engines.builtin.conversing import respond

        return await asyncio.to_thread(respond, meeting, stance, transcript, remaining_s)

    async def debrief(self, meeting: Meeting, transcript: list[Turn], stance: Stance) -> Debrief:
        from lab.engines.builtin.conversing import debrief

        return await asyncio.to_thread(debrief, meeting, transcript, stance)
