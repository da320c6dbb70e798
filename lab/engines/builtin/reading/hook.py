"""A place in an answer that an interviewer can take hold of."""

from dataclasses import dataclass
from typing import Literal

HookKind = Literal[
    'faster',
    'effect',
    'felt',
    'we',
    'choice',
    'people',
    'upset',
    'hard',
    'problem',
    'problems',
    'habit',
    'trait',
    'vague',
    'hedge',
    'how_many',
    'how_big',
    'learned',
    'tool',
    'last_deed',
    'why_deed',
    'how_deed',
    'figure',
]


@dataclass(frozen=True, slots=True)
class Hook:
    """`quote` is verbatim; `slot` is the word, noun phrase or retelling a question is built around."""

    kind: HookKind
    quote: str
    slot: str = ''
