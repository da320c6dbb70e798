"""What a question asks for, because a fair reading of an answer depends on it."""

import re
from typing import Literal, get_args

from lab.engines.builtin.reading.lexicon import pattern, plain

Demand = Literal[
    'number', 'reply', 'imagined', 'occasion', 'reflection', 'motive', 'reason', 'practice', 'fact', 'opinion'
]


def demand_of(question: str) -> Demand:
    """Read from the last question in the text; what stands before it only leads there."""
    asked = _asked(question)
    kinds: tuple[Demand, ...] = get_args(Demand)[:-1]
    places = [(asked, kinds[:2]), (question, ('imagined',)), (asked, kinds), (question, kinds)]
    return next((kind for text, tried in places for kind in tried if _is(kind, text)), 'opinion')


def _is(kind: Demand, text: str) -> bool:
    return bool(pattern(kind, 'demands').search(plain(text)))


def tells_a_story(demand: Demand) -> bool:
    """Whether an answer should hold deeds, an outcome and the candidate's own part."""
    return demand in {'occasion', 'reflection'}


def _asked(question: str) -> str:
    sentences = [part for part in re.split(r'(?<=[.?!])\s+', question.strip()) if part]
    return next((part for part in reversed(sentences) if part.endswith('?')), sentences[-1] if sentences else '')
