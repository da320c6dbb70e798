"""Sentences of a paragraph with their offsets."""

import re

ENDS = re.compile(r'(?<=[.!?])["”’)]?\s+(?=["“(]?[A-Z0-9À-Þ])')
ABBREVIATIONS = re.compile(
    r'(?:\b(?:e\.g|i\.e|etc|vs|inc|ltd|corp|co|dr|mr|mrs|ms|prof|st|no|approx|dept|univ|[A-Z])|\.[a-z])\.$', re.I
)


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence; abbreviations and initials do not end one."""
    spans, start = [], 0
    for end in ENDS.finditer(text):
        if ABBREVIATIONS.search(text[max(start, end.start() - 8) : end.start()]):
            continue
        spans.append((start, end.start()))
        start = end.end()
    return [*spans, (start, len(text))] if text[start:].strip() else spans
