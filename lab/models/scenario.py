"""Workplace scenarios and what they are made of: skills, personas and tones (Practice Conversations)."""

from typing import Any, Literal

from pydantic import BaseModel
from sqlmodel import Field

from lab.models.columns import Json, SeedRow, choice
from lab.models.kit import Level

MoveKind = Literal[
    'silence',
    'small_talk',
    'asks_open',  # a question that lets the other tell
    'asks_closed',
    'names_facts',  # a day, a figure, a thing seen or heard
    'says_effect',  # what it led to
    'says_wish',  # what they themselves need or want
    'owns',  # their own part, an apology
    'acknowledges',  # the other's view or trouble, in words
    'credits',  # what the other did well
    'takes_up',  # the other's own words said back
    'gives_reason',
    'proposes',
    'fixes',  # a day, a figure or a person for what is agreed
    'checks',  # says back what was agreed, or asks whether it is right
    'blames',
    'generalises',  # always, never, everybody
    'demands',
    'excuses',
    'threatens',
    'hedges',  # round the point
    'gives_in',
    'insults',
    'leaves',
    'off_topic',
    'instructs',  # speaks to a machine, or asks to be coached
]
"""What a turn of the candidate's can do."""


class Escalation(BaseModel):
    """A line the partner brings up, and when; `cues` are the moves that call for it."""

    line: str
    when: str
    cues: list[MoveKind] = []


class Known(BaseModel):
    """What the partner says when asked about something; `about` are words that such a question holds."""

    about: list[str]
    line: str


class Lines(BaseModel):
    """What a partner says beside the opening and the escalations, all of it in their own voice.

    `hint` comes near the hidden concern and `reveal` says it; `weighs` answers a proposal that is not enough yet.
    """

    answers: list[Known] = []
    pushes: list[str] = []
    yields: list[str] = []
    hint: str = ''
    reveal: str = ''
    weighs: list[str] = []
    agrees: str = ''
    farewell_settled: str = ''
    farewell_open: str = ''
    walks_off: str = ''


class Partner(BaseModel):
    """The other person in a conversation: who they look like, what they want, what they do not say, what moves them."""

    persona_id: str
    avatar_id: str
    name: str
    role: str
    goal: str
    hidden_concern: str
    opening: str
    escalations: list[Escalation]
    softens_when: str
    settles_when: str
    lines: Lines = Lines()


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
