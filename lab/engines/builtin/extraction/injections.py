"""Sentences that speak to a machine instead of a reader: left out of everything that is extracted."""

import re

from lab.engines.builtin.extraction.cues import patterns
from lab.models.document import Line, ReadText

NOTICE = 'This document holds a sentence that addresses a machine, not a reader; it was left out.'


def without_injections(text: ReadText) -> tuple[ReadText, list[str]]:
    """The same text with such lines emptied (offsets hold), and a notice when there were any."""
    kept = [line if not speaks_to_machine(line.text) else _emptied(line) for line in text.lines]
    caught = sum(a is not b for a, b in zip(kept, text.lines, strict=True))
    return text.model_copy(update={'lines': kept}), [NOTICE] if caught else []


def speaks_to_machine(text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns('injections.txt')['injection'])


def _emptied(line: Line) -> Line:
    parts = re.split(r'(?<=[.!?])\s+', line.text)
    kept = ' '.join(part for part in parts if not speaks_to_machine(part))
    return line.model_copy(update={'text': kept})
