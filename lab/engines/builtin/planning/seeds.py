"""Seeds of questions: a trigger, the words its question is filled with, and how much it is worth asking."""

from dataclasses import dataclass, field
from typing import Literal
from zlib import crc32

from lab.models.extraction import Span
from lab.models.plan import TriggerKind


@dataclass
class Seed:
    """`template` names an entry of the question phrases, `variant` the list of wordings in it to choose from.

    `about` is the employer, project or skill the question turns round; too many about one thing are not asked.
    """

    template: str
    kind: TriggerKind
    weight: float
    slots: dict[str, str] = field(default_factory=dict)
    label: str = ''
    quote: str = ''
    span: Span | None = None
    source: Literal['resume', 'job', 'notes', 'kit'] = 'resume'
    variant: str = 'ask'
    about: str = ''


def stable(*parts: object) -> int:
    """The same number for the same texts, on every machine."""
    return crc32('|'.join(map(str, parts)).encode())
