"""Rows that could head an entry: name a post, a school or a project."""

import re

from lab.engines.builtin.extraction.cues import alternatives
from lab.engines.builtin.extraction.dates import find_dates
from lab.engines.builtin.extraction.organisations import employer_score
from lab.engines.builtin.extraction.places import is_place
from lab.engines.builtin.extraction.resume.rows import Row, continues, is_body
from lab.engines.builtin.extraction.titles import title_score
from lab.engines.builtin.extraction.verbs import opening_verb

LABEL = re.compile(rf'^{alternatives("label")}\b[^:\n]{{0,25}}[:–-]', re.I)
FIELD_LABEL = re.compile(r'^[A-Z][\w /&.-]{2,30}\s*:\s*\S')
POST_LABEL = re.compile(
    rf'^(?:(?P<employer>{alternatives("employer label")})|(?P<title>{alternatives("title label")}))'
    r'\s*(?:held)?\s*[:–-]\s*(?=\S)',
    re.I,
)
SENTENCE = re.compile(rf'\b{alternatives("sentence")}\b')
STOP = re.compile(r'[a-z]{3}[.;]$')
SHORT_FORM = re.compile(r'\b(?:inc|ltd|corp|pvt|llc|univ|dept)\.$', re.I)
LONGEST, LONGEST_LETTERS, PHRASE = 16, 130, 5


def head_like(row: Row, above: Row | None) -> bool:
    """Short, not a sentence, not a labelled remark, not the wrapped rest of the text above."""
    text = row.plain
    words = len(text.split())
    if (row.bullet and not _placed(row)) or not 0 < words <= LONGEST or len(text) > LONGEST_LETTERS:
        return False
    if POST_LABEL.match(text):
        return True
    if LABEL.match(text) or FIELD_LABEL.match(text) or _is_sentence(row, text, words):
        return False
    if above is not None and is_body(above) and continues(above, row):
        return False
    return opening_verb(text) in ('', 'stem', 'gerund') or title_score(text) >= 2 or words <= 2


def _is_sentence(row: Row, text: str, words: int) -> bool:
    if (words > PHRASE and SENTENCE.search(text)) or (STOP.search(text) and not SHORT_FORM.search(text)):
        return True
    names = title_score(text) >= 1 or employer_score(text) >= 1.6
    if words > PHRASE and opening_verb(text) and not names:
        return True
    loud = row.line.heading or row.line.bold or re.match(r'[a-z]\w*[A-Z.]', text)
    return text[0].islower() and not loud and employer_score(text) < 1.5 and title_score(text) < 1.5


def _placed(row: Row) -> bool:
    """("• Acme    Leeds, UK"): some résumés put a mark before each employer; a place set apart gives the head away."""
    return any(is_place(cell) or find_dates(cell) for cell in row.cells[1:])
