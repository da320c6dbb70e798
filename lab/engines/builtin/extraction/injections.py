"""Sentences that speak to a machine instead of a reader: left out of everything that is extracted."""

import re
from itertools import pairwise

from lab.engines.builtin.extraction.cues import patterns
from lab.models.document import Line, ReadText

NOTICE = 'This document holds a sentence that addresses a machine, not a reader; it was left out.'
SHORTEST_LIST, LONGEST_ENTRY = 3, 4
SENTENCES, ENTRIES = re.compile(r'[^.!?]+[.!?]*\s*'), re.compile(r'[^,;|]+[,;|]?\s*')


def without_injections(text: ReadText) -> tuple[ReadText, list[str]]:
    """The same text with such sentences blanked (offsets hold), and a notice when there were any."""
    lines = _without_broken(text.lines)
    lines = [_blanked(line) if speaks_to_machine(line.text) else line for line in lines]
    guilty = [line for line, before in zip(lines, text.lines, strict=True) if line is not before]
    whole = text.text
    for line in guilty:
        whole = whole[: line.start] + line.text.ljust(line.end - line.start) + whole[line.end :]
    return text.model_copy(update={'lines': lines, 'text': whole}), [NOTICE] if guilty else []


def speaks_to_machine(text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns('injections.txt')['injection'])


def _without_broken(lines: list[Line]) -> list[Line]:
    """A guilty sentence broken over two lines is caught by its halves together; both are blanked from it on."""
    found = list(lines)
    for i, (line, below) in enumerate(pairwise(lines)):
        both = f'{line.text} {below.text}'
        hits = [match for pattern in patterns('injections.txt')['injection'] if (match := pattern.search(both))]
        cut = len(line.text)
        broken = [match for match in hits if match.start() < cut < match.end()]
        if broken:
            start = min(match.start() for match in broken)
            found[i] = line.model_copy(update={'text': line.text[:start].ljust(cut)})
            found[i + 1] = below.model_copy(update={'text': ' ' * len(below.text)})
    return found


def _blanked(line: Line) -> Line:
    kept = SENTENCES.sub(lambda sentence: _innocent(sentence.group()), line.text)
    return line.model_copy(update={'text': ' ' * len(kept) if speaks_to_machine(kept) else kept})


def _innocent(sentence: str) -> str:
    """Spaces in place of a guilty sentence; of an enumeration only the guilty entry goes."""
    if not speaks_to_machine(sentence):
        return sentence
    entries = ENTRIES.findall(sentence)
    if len(entries) < SHORTEST_LIST or len(sentence.split()) > LONGEST_ENTRY * len(entries):
        return ' ' * len(sentence)
    return ''.join(' ' * len(entry) if speaks_to_machine(entry) else entry for entry in entries)
