"""Everything an interviewer has before it when it takes its turn."""

from dataclasses import dataclass
from functools import cached_property

from lab.engines.builtin.interviewing.memory import Memory
from lab.engines.builtin.planning.seeds import stable
from lab.engines.builtin.planning.spoken import first_name
from lab.engines.builtin.reading import read_answer
from lab.engines.builtin.reading.demand import demand_of
from lab.engines.builtin.reading.hook import Hook
from lab.engines.builtin.reading.hooks import find_hooks
from lab.engines.builtin.reading.substance import Answer
from lab.models.interview import Brief, InterviewState, Reading, Turn
from lab.models.kit import PhaseKey
from lab.models.plan import Member, Plan, PlannedPhase, PlannedQuestion


@dataclass
class Scene:
    """One turn's situation. Rules read it and write into `memory` and `state`, which are this turn's own copies."""

    brief: Brief
    plan: Plan
    state: InterviewState
    memory: Memory
    transcript: list[Turn]
    remaining_s: float

    @cached_property
    def answer(self) -> str:
        last = self.transcript[-1] if self.transcript else None
        return last.text.strip() if last and last.speaker == 'candidate' else ''

    @cached_property
    def asked(self) -> Turn | None:
        """What the interviewer said last."""
        return next((turn for turn in reversed(self.transcript) if turn.speaker == 'interviewer'), None)

    @cached_property
    def earlier(self) -> tuple[str, ...]:
        return tuple(turn.text for turn in self.transcript[:-1] if turn.speaker == 'candidate' and turn.text)

    @cached_property
    def current(self) -> PlannedQuestion | None:
        return self.question(self.state.current)

    @cached_property
    def reading(self) -> Reading:
        question = self.asked.text if self.asked else ''
        return read_answer(self.answer, question, self.brief, self.current, self.earlier)

    @cached_property
    def hooks(self) -> list[Hook]:
        skills = tuple(skill.name for skill in self.brief.candidate.skills_claimed)
        return find_hooks(Answer(self.answer, demand_of(self.asked.text if self.asked else '')), skills)

    @cached_property
    def name(self) -> str:
        return first_name(self.brief.candidate.name)

    @property
    def style(self) -> str:
        return self.plan.style

    @cached_property
    def seed(self) -> int:
        """Differs from turn to turn and from person to person, and is the same for the same interview."""
        return stable(self.brief.candidate.name, self.brief.kit_id, self.plan.style, len(self.transcript), self.answer)

    def phase(self, key: PhaseKey) -> PlannedPhase | None:
        return next((phase for phase in self.plan.phases if phase.key == key), None)

    def question(self, question_id: str) -> PlannedQuestion | None:
        return next((each for phase in self.plan.phases for each in phase.questions if each.id == question_id), None)

    def phase_of(self, question_id: str) -> PhaseKey | None:
        return next((p.key for p in self.plan.phases if any(q.id == question_id for q in p.questions)), None)

    def member(self, key: str) -> Member:
        return next((member for member in self.plan.members if member.key == key), self.plan.members[0])

    @property
    def speaker(self) -> Member:
        return self.member(self.memory.speaker)
