"""Sentences that speak to a machine instead of a reader: left out of everything that is extracted."""

import re

from lab.engines.builtin.extraction.cues import patterns
from lab.models.document import Line, ReadText

SHORTEST_LIST = 3
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
    kept = ' '.join(part if not speaks_to_machine(part) else _innocent(part) for part in parts).strip()
    return line.model_copy(update={'text': kept})


def _innocent(part: str) -> str:
    """What is left of an enumeration when the guilty entry goes; nothing of a sentence."""
    entries = re.split(r'(?<=[,;|])\s*', part)
    if len(entries) < SHORTEST_LIST or len(part.split()) > 4 * len(entries):
        return ''
    return ' '.join(entry for entry in entries if not speaks_to_machine(entry))
