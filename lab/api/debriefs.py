"""How the debrief of a conversation looks on the wire."""

from typing import Literal

from lab.api.wire import Wire
from lab.models.conversation import Debrief
from lab.models.evaluation import Confidence


class EvidenceOut(Wire):
    """A verbatim quote and the position of the turn it stands in."""

    quote: str
    turn: int


class PointOut(Wire):
    text: str
    evidence: list[EvidenceOut]


class SkillLevelOut(Wire):
    """`level` is 1–5 in half points, or null when the conversation gave no occasion for it."""

    skill: str
    name: str
    level: float | None
    evidence: list[EvidenceOut]
    rationale: str
    try_instead: str


class InsteadOut(Wire):
    turn: int
    said: str
    instead: str
    why: str


class DebriefOut(Wire):
    """`score` is the mean of the levels; `hiddenConcern` is what the other person had on their mind all along."""

    summary: str
    outcome: Literal['settled', 'closer', 'open', 'broken_off']
    score: float | None
    confidence: Confidence
    skill_levels: list[SkillLevelOut]
    strengths: list[PointOut]
    growth_areas: list[PointOut]
    try_instead: list[InsteadOut]
    next_scenario_id: str
    next_scenario_why: str
    hidden_concern: str


def out(debrief: Debrief) -> DebriefOut:
    return DebriefOut.model_validate(debrief.model_dump(include=set(DebriefOut.model_fields)))
