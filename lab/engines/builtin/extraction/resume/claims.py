"""Statements worth checking: figures with what they measure, superlatives, the size of what one led, awards."""

import re
from typing import NamedTuple

from lab.engines.builtin.extraction.cues import patterns
from lab.engines.builtin.extraction.resume.paragraphs import paragraph_spans
from lab.engines.builtin.extraction.resume.rows import Row
from lab.engines.builtin.extraction.sentences import sentences
from lab.models.extraction import Claim, ClaimKind, Span

FIGURE = re.compile(
    r'(?:[$€£₹]\s?\d[\d,.]*\s?(?:k|m|bn?|million|billion|thousand|lakhs?|crores?)?\b\+?'
    r'|(?<![\w.])\d[\d,]*(?:\.\d+)?\s?(?:%|percent\b|per cent\b|x\b|times\b|k\b|m\b|bn\b|million\b|billion\b|'
    r'thousand\b|lakhs?\b|crores?\b|\+)\+?|(?<![\w.])\d{1,3}(?:,\d{3})+\+?'
    r'|(?<![\w.])(?!(?:19|20)\d\d\b)\d+\+?'
    r'(?=\s+(?:[\w-]+\s){0,2}(?:people|staff|personnel|(?!years\b)[a-z]{3,}s)\b)'
    r'|\bfrom \d[\d,.]*%? to \d[\d,.]*%?)',
    re.I,
)
LONGEST, SHORTEST = 60, 4


class Stretch(NamedTuple):
    """Rows that tell of one employer or project."""

    about: str
    rows: list[Row]


def claims_of(stretches: list[Stretch]) -> list[Claim]:
    found: dict[str, Claim] = {}
    for stretch in stretches:
        for text, start, end in paragraph_spans(stretch.rows):
            for first, last in sentences(text):
                claim = _claim(text[first:last].strip(), stretch.about)
                if claim:
                    claim.span = Span(start=start + first, end=min(start + last, end))
                    found.setdefault(claim.text.casefold(), claim)
    return list(found.values())


def _claim(text: str, about: str) -> Claim | None:
    if not SHORTEST <= len(text.split()) <= LONGEST:
        return None
    figure = FIGURE.search(text)
    kind = _kind(text, figure is not None)
    return Claim(text=text, kind=kind, about=about, figure=figure.group().strip() if figure else '') if kind else None


def _kind(text: str, counted: bool) -> ClaimKind | None:
    """Awards and superlatives first: they are asked about differently from a plain figure."""
    signs = patterns('resume.claims.txt')
    if any(pattern.search(text) for pattern in signs['award']):
        return 'award'
    if any(pattern.search(text) for pattern in signs['superlative']):
        return 'superlative'
    if counted and any(pattern.search(text) for pattern in signs['scope']):
        return 'scope'
    return 'number' if counted else None
