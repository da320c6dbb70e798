"""A live turn: the rules say what kind is due, and the model finds its words.

Everything the state holds comes from the rules, so that either engine can take the next turn.
"""

import time

from lab.engines.contracts import Engine, Say
from lab.engines.llm.client import Models
from lab.engines.llm.telling import Telling
from lab.engines.llm.trouble import CapReached, NoAnswer
from lab.models.interview import Brief, InterviewState, Move, NoticeKind, Turn
from lab.models.plan import Plan

BY_RULE: tuple[NoticeKind, ...] = (
    'silence',
    'asks_time',
    'instruction',
    'hostile',
    'wants_to_stop',
    'asks_repeat',
    'asks_back',
    'non_answer',
    'dont_know',
    'off_topic',
)
"""After these nothing is asked of the model: what is due is settled, and must come at once or exactly."""


async def ask(
    models: Models,
    rules: Engine,
    seconds: float,
    brief: Brief,
    plan: Plan,
    state: InterviewState,
    transcript: list[Turn],
    remaining_s: float,
    say: Say | None,
) -> Move:
    """Within `seconds` in all, or the rules speak."""
    began = time.monotonic()
    move = await rules.ask(brief, plan, state, transcript, remaining_s)
    if not open_to_wording(move):
        return move
    telling = Telling(brief, plan, state, transcript, move, say)
    try:
        desk = await models.desk('interview', 'interviewer', seconds - (time.monotonic() - began))
        return await telling.by_model(desk, remaining_s)
    except (NoAnswer, CapReached) as trouble:
        return telling.finished(trouble.sentence)


def open_to_wording(move: Move) -> bool:
    """Whether the turn is a question whose words are free: no set piece, no end, no task."""
    ask, reading = move.ask, move.reading
    if ask.closing or ask.task or ask.question_id in {'invitation', 'goodbye', ''} or reading is None:
        return False
    return not reading.has(*BY_RULE)
