"""Lists that lost their bullets, as in text pasted from a web page."""

import re

from lab.engines.builtin.extraction.job.headings import HEADING_ORDER, kind_of
from lab.engines.builtin.extraction.job.passages import Passage
from lab.engines.builtin.extraction.sentences import sentences
from lab.engines.builtin.extraction.verbs import opening_verb

SHORTEST = 3


def mark_bare_lists(found: list[Passage]) -> None:
    """Three or more lines in a row, each one phrase or one command, count as bullets from here on."""
    run: list[Passage] = []
    for passage in [*found, None]:
        fits = passage is not None and _is_list_line(passage)
        if passage and fits and (not run or passage.gap < 2):
            run.append(passage)
            continue
        if len(run) >= SHORTEST:
            for member in run:
                member.bullet = member.bare = True
        run = [passage] if passage and fits else []


def _is_list_line(passage: Passage) -> bool:
    text, words = passage.text, len(passage.text.split())
    if passage.bullet or passage.level or passage.emphatic or not 3 <= words <= 60 or text.endswith(':'):
        return False
    if len(sentences(text)) > 1 or (words <= 6 and kind_of(text, HEADING_ORDER)) or re.match(r'[\w ]{3,22}:', text):
        return False
    return bool(opening_verb(text)) or (words <= 30 and not re.search(r'[.!?]$', text))
