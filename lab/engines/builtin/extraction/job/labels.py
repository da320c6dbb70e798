"""Lists on one line behind a label: "Essential: a driving licence; two years on site"."""

import re
from dataclasses import replace

from lab.engines.builtin.extraction.job.headings import HEADING_ORDER, kind_of
from lab.engines.builtin.extraction.job.passages import Passage

LABEL = re.compile(r"^([A-Z][\w ,/&'’-]{2,44}):\s+(?=\S)")
SEPARATOR = re.compile(r'\s*;\s*(?:and\s+)?|(?<=\w{3})\.\s+(?=[A-Z])')
KINDS = ('nice', 'required', 'responsibilities')
LONGEST = 6


def label_of(passage: Passage) -> str:
    """The kind of items that the label of a line announces, or an empty string."""
    match = LABEL.match(passage.text)
    if not match or passage.bullet or passage.level or len(match[1].split()) > LONGEST:
        return ''
    kind = kind_of(match[1], HEADING_ORDER)
    return kind if kind in KINDS else ''


def labelled_parts(passage: Passage) -> list[Passage]:
    """What stands behind the label, cut at semicolons and sentences, or at commas where there are neither."""
    match = LABEL.match(passage.text)
    start = match.end() if match else 0
    rest = passage.text[start:]
    cut = SEPARATOR if SEPARATOR.search(rest) else re.compile(r',\s+(?:and\s+)?')
    found, at = [], 0
    for end, following in [*((one.start(), one.end()) for one in cut.finditer(rest)), (len(rest), len(rest))]:
        if text := rest[at:end].strip(' .'):
            begin = passage.start + start + at
            found.append(replace(passage, text=text, start=begin, end=begin + len(text), bullet=True))
        at = following
    return found
