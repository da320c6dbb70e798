"""The scripted engine with a task as its second question; the review is the builtin engine's own."""

from lab.engines.builtin.engine import BuiltinEngine
from lab.models.interview import Brief, InterviewState, Move, Turn
from lab.models.kit import BankTask
from lab.models.plan import Plan
from lab.models.task import Submission, TaskReview
from lab.services import seeds
from tests.doubles import ScriptedEngine


def seeded(kit_id: str, task_id: str) -> BankTask:
    return next(task for task in seeds.kit(kit_id).questions().tasks if task.id == task_id)


class TaskEngine(ScriptedEngine):
    """`heard` keeps the answers as they came, with what stood in the panel."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Turn] = []

    async def plan(self, brief: Brief) -> Plan:
        plan = await super().plan(brief)
        plan.phases[1].questions[0].task = seeded('software-engineering-intern', 'longest-run-of-days')
        plan.phases[1].questions[0].id = 'longest-run-of-days'
        return plan

    async def ask(
        self, brief: Brief, plan: Plan, state: InterviewState, transcript: list[Turn], remaining_s: float, *rest: object
    ) -> Move:
        self.heard.append(transcript[-1])
        move = await super().ask(brief, _plain(plan), state, transcript, remaining_s)
        if move.ask.question_id == 'q1':
            move.ask.question_id = 'longest-run-of-days'
        return move

    async def review(self, brief: Brief, task: BankTask, submission: Submission, transcript: list[Turn]) -> TaskReview:
        await self._called('review')
        return await BuiltinEngine().review(brief, task, submission, transcript)


def _plain(plan: Plan) -> Plan:
    """The plan under the ids that the scripted engine knows."""
    plain = plan.model_copy(deep=True)
    plain.phases[1].questions[0].id = 'q1'
    return plain
