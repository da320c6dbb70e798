"""An engine that says little and remembers what it was asked, for tests of everything around engines."""

import asyncio

from lab.engines.contracts import Say
from lab.models.document import ReadText
from lab.models.evaluation import (
    BetterAnswer,
    DimensionScore,
    Evaluation,
    Evidence,
    Feedback,
    Overall,
    Point,
    PracticeDay,
    SpeechMetrics,
)
from lab.models.extraction import JobExtraction, JobItem, ResumeExtraction
from lab.models.interview import Ask, Brief, InterviewState, Move, Notice, Reading, Turn
from lab.models.kit import BankTask
from lab.models.plan import Member, Plan, PlannedPhase, PlannedQuestion, Trigger
from lab.models.task import Submission, TaskReview

WORDS = ['What brings you here?', 'What did you build?', 'What went wrong?', 'What would you like to ask?']


class ScriptedEngine:
    """Asks four questions and closes; `calls` lists what it was asked for, `pause` is how long each takes."""

    name = 'scripted'

    def __init__(self, pause: float = 0) -> None:
        self.calls: list[str] = []
        self.pause = pause

    async def extract_resume(self, text: ReadText, today: str) -> ResumeExtraction:
        await self._called('extract_resume')
        lines = text.text.split('\n')
        return ResumeExtraction(name=lines[0], headline=lines[1] if len(lines) > 1 else '')

    async def extract_job(self, text: ReadText) -> JobExtraction:
        await self._called('extract_job')
        return JobExtraction(title=text.text.split('\n')[0], responsibilities=[JobItem(text='Run the weekly review')])

    async def plan(self, brief: Brief) -> Plan:
        await self._called('plan')
        questions = [_question(number, words) for number, words in enumerate(WORDS)]
        phases = [
            PlannedPhase(key='warm_up', name='Warm-up', goal='', budget_s=60, questions=questions[:1]),
            PlannedPhase(key='resume', name='Your résumé', goal='', budget_s=200, questions=questions[1:3]),
            PlannedPhase(key='wrap_up', name='Wrap-up', goal='', budget_s=60, questions=questions[3:]),
        ]
        seats = ['lead', 'second', 'third'] if brief.interview_type == 'panel' else ['lead']
        members = [Member(key=seat, name=seat.title(), role='interviewer', interest='') for seat in seats]
        return Plan(
            minutes=brief.minutes,
            interview_type=brief.interview_type,
            style=brief.style,
            seniority=brief.seniority,
            members=members,
            phases=phases,
            engine=self.name,
        )

    async def open(self, brief: Brief, plan: Plan) -> Move:
        await self._called('open')
        return _move(plan, 0, None)

    async def ask(
        self,
        brief: Brief,
        plan: Plan,
        state: InterviewState,
        transcript: list[Turn],
        remaining_s: float,
        say: Say | None = None,
    ) -> Move:
        await self._called('ask')
        said = transcript[-1].text
        stop = remaining_s <= 0 or said == 'Can we stop?'
        kind = 'wants_to_stop' if said == 'Can we stop?' else 'specific'
        reading = Reading(words=len(said.split()), notices=[Notice(kind=kind, quote=said[:20])])
        return _move(plan, len(WORDS) if stop else len(state.asked), reading)

    async def evaluate(self, brief: Brief, transcript: list[Turn], metrics: SpeechMetrics) -> Evaluation:
        await self._called('evaluate')
        answers = [(n, turn.text) for n, turn in enumerate(transcript) if turn.speaker == 'candidate' and turn.text]
        evidence = [Evidence(quote=' '.join(text.split()[:20]), turn=n) for n, text in answers[:1]]
        scored = [
            DimensionScore(dimension=each.key, score=3.5 if answers else None, evidence=evidence, rationale='So so.')
            for each in brief.dimensions
        ]
        overall = Overall(recommendation='Lean Yes', score=3.5, coverage=1.0) if answers else Overall()
        strengths = [Point(text='You answered.', evidence=evidence)]
        return Evaluation(overall=overall, dimension_scores=scored, strengths=strengths, engine=self.name)

    async def coach(self, brief: Brief, transcript: list[Turn], evaluation: Evaluation) -> Feedback:
        await self._called('coach')
        return Feedback(
            wins=[Point(text=f'Win {number}') for number in range(3)],
            improvements=[Point(text=f'Improvement {number}') for number in range(3)],
            better_answers=[BetterAnswer(question=words, better_answer='[what you did]') for words in WORDS[:2]],
            practice_plan_7_days=[PracticeDay(day=day, task='Say it aloud', time_minutes=10) for day in range(1, 8)],
            engine=self.name,
        )

    async def review(self, brief: Brief, task: BankTask, submission: Submission, transcript: list[Turn]) -> TaskReview:
        await self._called('review')
        raise NotImplementedError  # no task is in its plan

    async def _called(self, name: str) -> None:
        self.calls.append(name)
        await asyncio.sleep(self.pause)


def _question(number: int, words: str) -> PlannedQuestion:
    return PlannedQuestion(
        id=f'q{number}',
        text=words,
        intent='See what they say',
        expected_signal='Something said',
        strong_answer='Names one thing.',
        trigger=Trigger(kind='kit', label='the role'),
    )


def _move(plan: Plan, number: int, reading: Reading | None) -> Move:
    asked = [f'q{each}' for each in range(min(number + 1, len(WORDS)))]
    if number == len(WORDS):
        ask = Ask(phase='wrap_up', question='Thank you. Goodbye.', intent='', expected_signal='', closing=True)
        return Move(ask=ask, state=InterviewState(phase='wrap_up', asked=asked, finished=True), reading=reading)
    phase = next(phase for phase in plan.phases if any(each.id == f'q{number}' for each in phase.questions))
    ask = Ask(
        phase=phase.key,
        question=WORDS[number],
        intent='See what they say',
        expected_signal='Something said',
        question_id=f'q{number}',
        reason='It comes next.',
        trigger='the role',
        speaker=plan.members[number % len(plan.members)].key,
    )
    return Move(ask=ask, state=InterviewState(phase=phase.key, asked=asked, current=f'q{number}'), reading=reading)
