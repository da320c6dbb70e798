"""The course of a session: which question was asked when, and how long each phase took beside what was planned."""

from pydantic import BaseModel

from lab.models.kit import PhaseKey


class Stretch(BaseModel):
    """A question and its answer, in seconds of the session: asked from `from_s` to `asked_s`, left at `to_s`.

    `number` counts planned questions from 1; a follow-up (`probe`) bears the number of the question it follows.
    """

    turn: int
    answer_turn: int
    number: int
    probe: bool
    question: str
    from_s: float
    asked_s: float
    to_s: float


class PhaseTime(BaseModel):
    """Where a phase stood in the plan and in the session. `from_s` is null where it was not come to."""

    key: PhaseKey
    name: str
    planned_from_s: float
    planned_s: float
    from_s: float | None = None
    took_s: float = 0.0
    questions: int = 0


class Course(BaseModel):
    stretches: list[Stretch] = []
    phases: list[PhaseTime] = []

    def without_words(self) -> 'Course':
        """For readers who may not see what was asked."""
        return self.model_copy(update={'stretches': [e.model_copy(update={'question': ''}) for e in self.stretches]})

    @property
    def seconds(self) -> float:
        """Up to the last word that was answered."""
        return max((each.to_s for each in self.stretches), default=0.0)
