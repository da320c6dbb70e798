"""Workplace scenarios and what they are made of: skills, personas and tones (Practice Conversations)."""

from typing import Any

from pydantic import BaseModel
from sqlmodel import Field

from lab.models.columns import Json, SeedRow, choice
from lab.models.kit import Level


class Escalation(BaseModel):
    """A line the partner brings up, and when."""

    line: str
    when: str


class Partner(BaseModel):
    """The other person in a conversation: what they want, what they do not say, and what moves them."""

    persona_id: str
    name: str
    role: str
    goal: str
    hidden_concern: str
    opening: str
    escalations: list[Escalation]
    softens_when: str
    settles_when: str


class WorkplaceSkill(SeedRow, table=True):
    __tablename__ = 'skills'

    description: str
    good_looks_like: list[str] = Field(default_factory=list, sa_type=Json)
    position: int = 0


class Persona(SeedRow, table=True):
    __tablename__ = 'personas'

    role: str
    temperament: str
    speech: str
    softens: list[str] = Field(default_factory=list, sa_type=Json)
    hardens: list[str] = Field(default_factory=list, sa_type=Json)
    position: int = 0


class Tone(SeedRow, table=True):
    __tablename__ = 'tones'

    description: str
    manner: str
    position: int = 0


class Scenario(SeedRow, table=True):
    """A conversation to rehearse; `partner` validates as `Partner`."""

    __tablename__ = 'scenarios'

    skill_id: str = Field(foreign_key='skills.id', index=True)
    level: Level = Field(sa_type=choice(Level, 'level'))
    summary: str
    situation: str
    your_goal: str
    partner: dict[str, Any] = Field(sa_type=Json)
    minutes: int = 6
    what_good_looks_like: list[str] = Field(default_factory=list, sa_type=Json)
    tips_after: list[str] = Field(default_factory=list, sa_type=Json)
    position: int = 0
    active: bool = True
