"""Manners: how each persona sounds whatever the scenario, kept as phrases."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel

from lab.models.conversation import Mood
from lab.models.scenario import MoveKind

PHRASES = Path(__file__).parents[1] / 'phrases/conversing'


class Manner(BaseModel):
    """`softens` and `hardens` are moves that count more with this persona.

    `nods` are two or three words before a line, by mood; `to` answers a move when the scenario has nothing better.
    `presses` move things on; `hurries` says that time is nearly over; `shrugs` is for a talk that leads nowhere.
    """

    softens: list[MoveKind]
    hardens: list[MoveKind]
    nods: dict[Mood, list[str]]
    to: dict[MoveKind, list[str]]
    presses: list[str]
    hurries: list[str]
    shrugs: list[str]


@cache
def manners(persona_id: str) -> Manner:
    """A persona without a file of its own sounds like the straight talker."""
    path = PHRASES / f'{persona_id}.yaml'
    path = path if path.exists() else PHRASES / 'straight-talker.yaml'
    return Manner.model_validate(yaml.safe_load(path.read_text(encoding='utf-8')))
