"""Headings and lead-in sentences of a posting, and what they announce."""

import re

from lab.engines.builtin.extraction.cues import phrases
from lab.engines.builtin.extraction.job.passages import Passage

SHORT, LONGEST_LEAD_IN = 12, 45
HEADING_ORDER = ('assessed', 'nice', 'other', 'about', 'required', 'responsibilities')
LEAD_IN_ORDER = ('assessed', 'nice', 'required', 'responsibilities', 'other', 'about')


def announces(passage: Passage, below: Passage | None) -> str | None:
    """The kind of items a heading or lead-in announces ('' for a heading of unknown kind), None for plain text."""
    words = len(passage.text.split())
    bulleted = below is not None and below.bullet and not passage.bullet
    if passage.level or (words <= SHORT and not passage.bullet and _looks_like_heading(passage, bulleted)):
        return kind_of(passage.text, HEADING_ORDER if words <= 6 else LEAD_IN_ORDER)
    if (
        passage.bullet
        or words > LONGEST_LEAD_IN
        or not (passage.text.endswith(':') or (bulleted and _open(passage.text)))
    ):
        return None
    return kind_of(_last_sentence(passage.text), LEAD_IN_ORDER) or None


def is_lead_in(passage: Passage) -> bool:
    return not passage.level and (len(passage.text.split()) > 6 or not _looks_like_heading(passage, bulleted=False))


def kind_of(text: str, order: tuple[str, ...]) -> str:
    plain = text.replace('’', "'")
    table = phrases('job.headings.txt')
    return next((kind for kind in order if table[kind].search(plain)), '')


def _looks_like_heading(passage: Passage, bulleted: bool) -> bool:
    text = passage.text.rstrip(' :')
    if re.search(r'[.!;,]$', text) or not re.search(r'[^\W\d_]{2}', text):
        return False
    if passage.emphatic or passage.text.endswith(':') or (text.isupper() and len(text) > 3):
        return True
    known = _known_share(text)
    return known >= 0.6 or (known >= 0.25 and (bulleted or passage.gap > 0) and len(text.split()) <= 6)


def _known_share(text: str) -> float:
    """The share of the text that the phrases of the best group cover."""
    plain = text.replace('’', "'")
    covers = [sum(len(m.group()) for m in table.finditer(plain)) for table in phrases('job.headings.txt').values()]
    return max(covers) / len(plain)


def _last_sentence(text: str) -> str:
    return re.split(r'(?<=[.!?])\s+', text.strip())[-1]


def _open(text: str) -> bool:
    """A sentence that waits for a list: no full stop, or one that speaks of what follows."""
    return not re.search(r'[.!?]$', text) or bool(
        re.search(r'\b(?:following|below|these)\b', _last_sentence(text), re.I)
    )
