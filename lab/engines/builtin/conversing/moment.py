"""The moment in which the other person must say something, and the lines they may choose from."""

from dataclasses import dataclass
from functools import cached_property

from lab.engines.builtin.conversing.manners import Manner, manners
from lab.engines.builtin.conversing.moves import has
from lab.models.conversation import Heard, Meeting, Stance
from lab.models.scenario import MoveKind

AT_EASE = 0.5
"""Tension under which somebody no longer holds anything against the other."""


@dataclass(frozen=True)
class Line:
    """`key` names where it comes from; `plain` lines are said as they are, without a nod before them."""

    text: str
    key: str
    reason: str
    closing: bool = False
    plain: bool = False


@dataclass(frozen=True)
class Moment:
    """`text` is what the candidate has just said, `told` everything they have said so far, in `turns` turns."""

    meeting: Meeting
    before: Stance
    stance: Stance
    heard: list[Heard]
    text: str
    told: str
    turns: int
    remaining_s: float

    def did(self, *kinds: MoveKind) -> bool:
        return has(self.heard, *kinds)

    @cached_property
    def manner(self) -> Manner:
        return manners(self.meeting.persona_id)
