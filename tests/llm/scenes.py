"""An interview under way, as the tests of this room ask about it."""

import asyncio
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from time import monotonic

from lab.engines.builtin.engine import BuiltinEngine
from lab.engines.builtin.measuring import measure
from lab.models.document import ReadText
from lab.models.evaluation import SpeechMetrics
from lab.models.interview import Brief, Move, Turn
from lab.models.plan import Plan
from lab.services.rehearsing import asked_turn, rehearse
from tests.simulation.candidates import brief_for, candidate

RESUME = ReadText.of(
    """Callum Reyes
Data Analyst
callum@example.com +44 7700 900123

Experience
Harbour Books
Shop assistant
March 2021 – present
• Cut the weekly stock count from six hours to two

Education
Larchfield University
BA Geography, 2017 – 2020

Skills
SQL, Excel
"""
)
JOB = ReadText.of(
    """Insight Analyst

What you will do
• Look after the weekly member report

What you bring
• Two years of SQL

Nice to have
• Some Python
"""
)
ANSWER = (
    'At Northwind I built a priority list for the repairs team because the overdue jobs kept growing. I pulled the '
    'data with SQL every Monday, agreed the order with the area managers, and overdue repairs fell by forty percent.'
)


@dataclass
class UnderWay:
    """The interview after its first answer; `move` is how it was opened."""

    brief: Brief
    plan: Plan
    move: Move
    transcript: list[Turn]
    remaining_s: float = 250.0


async def under_way(answer: str = ANSWER, **chosen: object) -> UnderWay:
    rules, brief = BuiltinEngine(), brief_for('data-analyst', **chosen)
    plan = await rules.plan(brief)
    move = await rules.open(brief, plan)
    return UnderWay(brief, plan, move, [asked_turn(move.ask), Turn(speaker='candidate', text=answer)])


async def held(level: str = 'middling') -> tuple[Brief, list[Turn], SpeechMetrics]:
    """A whole interview by the rules, with its metrics; held once and copied."""
    if level not in _held:
        rules, brief = BuiltinEngine(), brief_for('data-analyst')
        plan = await rules.plan(brief)
        _held[level] = brief, [turn async for turn in rehearse(rules, brief, plan, candidate('data-analyst', level))]
    brief, turns = deepcopy(_held[level])
    return brief, turns, measure(turns)


_held: dict[str, tuple[Brief, list[Turn]]] = {}


async def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    deadline = monotonic() + seconds
    while not holds():
        assert monotonic() < deadline
        await asyncio.sleep(0.01)
