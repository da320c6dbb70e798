"""Skills a résumé claims: the items of its skills sections as written, each with the places where it is shown."""

import re
from itertools import pairwise

from lab.engines.builtin.extraction.cues import alternatives
from lab.engines.builtin.extraction.resume.joining import joined
from lab.engines.builtin.extraction.resume.rows import Row, run_starts
from lab.engines.builtin.extraction.resume.sections import Section
from lab.engines.builtin.extraction.skills import canonical_skill, find_skills
from lab.models.extraction import Skill, Span

LABEL = re.compile(r'^([^:,;()\t]{2,48}?)\s*:\s*')
LEVEL = re.compile(
    rf'\s*[(\[–—:-]\s*{alternatives("level")}(?: level| knowledge)?\s*[)\]]?\s*$'
    r'|\s*[(\[–—:-]?\s*\b(?:less than|over|more than)?\s*(?:\d{1,2}|10\+)\+?\s*(?:years?|yrs?|months?)'
    r'(?: of experience)?\s*[)\]]?\s*$'
    r'|\s*[★☆●○•◦⬤■□▪]{2,}\s*$|\s*\b\d{1,3}\s?%\s*$|\s*\d(?:\.\d)?/\d{1,2}\s*$',
    re.I,
)
OPENING = re.compile(rf'^{alternatives("skill opening")}(?!\w)[:\s]*', re.I)
FIRST_PERSON = re.compile(r'\b(?:I|I’ve|I\'ve|I’m|I\'m|my|we|am|have|has|is|are|was)\b')
LONGEST, SENTENCE, RUN = 70, 9, 3


def claimed_skills(sections: list[Section]) -> list[str]:
    """The items of the skills sections, distinct, in order."""
    found: dict[str, str] = {}
    for section in sections:
        if section.kind == 'skills':
            for item in _items(section.rows):
                found.setdefault(_folded(item), item)
    return list(found.values())


def with_evidence(names: list[str], sections: list[Section], text: str) -> list[Skill]:
    """Each skill with every span outside the skills sections where it, or another name of it, stands."""
    taken = [(row.start, row.end) for section in sections if section.kind == 'skills' for row in section.rows]
    outside = _outside(text, taken)
    uses: dict[str, list[Span]] = {}
    for start, end in outside:
        for found in find_skills(text[start:end]):
            uses.setdefault(found.name, []).append(Span(start=start + found.start, end=start + found.end))
    return [_skill(name, _claimed_at(name, taken, text), outside, uses, text) for name in names]


def _claimed_at(name: str, taken: list[tuple[int, int]], text: str) -> Span | None:
    """Where a skills section says it; a name put together from two lines has no one place."""
    pattern = re.compile(rf'(?<!\w){re.escape(name)}(?!\w)', re.I)
    found = next((match for start, end in taken if (match := pattern.search(text, start, end))), None)
    return Span(start=found.start(), end=found.end()) if found else None


def _skill(name: str, at: Span | None, outside: list[tuple[int, int]], uses: dict[str, list[Span]], text: str) -> Skill:
    meant = {found.name for found in find_skills(name)} | {canonical_skill(name)}
    spans = [span for each in meant if each for span in uses.get(each, [])]
    if not spans and len(name) > 2:
        pattern = re.compile(rf'(?<!\w){re.escape(name)}(?!\w)', re.I)
        spans = [
            Span(start=match.start(), end=match.end())
            for start, end in outside
            for match in pattern.finditer(text, start, end)
        ]
    return Skill(name=name, evidence=spans, span=at)


def _items(rows: list[Row]) -> list[str]:
    found: list[str] = []
    rows = joined(rows, _both_whole)
    listed = any(len(_row_items(row)) > 1 for row in rows)
    for row, below in zip(rows, [*rows[1:], None], strict=False):
        if not _is_group_label(row, below) and not (listed and _is_remark(row)):
            found += _row_items(row)
    return found


def _both_whole(above: Row, row: Row) -> bool:
    """One skill a row: neither is the rest of the other where the lexicon knows one of them whole."""
    if ',' in above.text or not row.text[:1].isupper():
        return False
    texts = (above.plain, row.plain)
    return any(found.start == 0 and found.end == len(text) for text in texts for found in find_skills(text))


def _row_items(row: Row) -> list[str]:
    """The items of a row; of a sentence only the skills that the lexicon knows in it."""
    cells = row.cells
    if len(cells) == 1:
        cells = re.split(r'\.\s+(?=[A-Z][\w /&]{1,25}:\s)', cells[0])
    starts = run_starts(row)
    if len(cells) == 1 and len(starts) == 1:
        cells = [row.text[: starts[0]].strip(), row.text[starts[0] :].strip()]
    if len(cells) > 1 and _labels_cells(cells):
        cells = cells[1:]
    text = '\t'.join(LABEL.sub('', cell) if LABEL.match(cell) and not cell.endswith(':') else cell for cell in cells)
    labelled = any(LABEL.match(cell) for cell in cells)
    pieces = [piece for cell in text.split('\t') for piece in _pieces(cell, len(cells) > 1 and not labelled)]
    if FIRST_PERSON.search(text) or any(len(piece.split()) > SENTENCE for piece in pieces):
        return list(dict.fromkeys(found.name for found in find_skills(text)))
    pieces = [part for piece in pieces for part in (_run_together(piece) if len(pieces) == 1 else [piece])]
    items = [_clean(piece, alone=len(pieces) == 1) for piece in pieces]
    return [item for item in items if _is_item(item)]


def _labels_cells(cells: list[str]) -> bool:
    """("Frontend", "React, Vue, CSS"): the first cell names the group when only the second is a list."""
    return (
        len(cells) == 2
        and ',' not in cells[0]
        and (cells[1].count(',') >= 1 or len(cells[1]) > 2.2 * len(cells[0]) + 12)
    )


def _pieces(cell: str, alone: bool) -> list[str]:
    """Cut at separators outside brackets. A cell among cells is one item unless it is a plain enumeration."""
    strong = re.split(r'\s*[;|•·●▪◦∙⋅]\s*|\s+[–—]\s+(?=[A-Z])|\s{3,}', cell)
    if alone and len(strong) == 1 and len(cell) <= 45:
        return [cell]
    return [piece for part in strong for piece in re.split(r',\s*(?![^()\[\]]*[)\]])', part)]


def _run_together(piece: str) -> list[str]:
    """("Photoshop InDesign After Effects"): names with nothing but spaces between them, told apart by the lexicon."""
    found = find_skills(piece)
    if len(found) < RUN or sum(skill.end - skill.start for skill in found) < 0.6 * len(piece):
        return [piece]
    cuts = sorted({0, len(piece), *(at for skill in found for at in (skill.start, skill.end))})
    parts = [piece[a:b].strip() for a, b in pairwise(cuts)]
    return [part for part in parts if part] if not re.search(r'[^\w\s.+#]|\band\b', piece) else [piece]


def _clean(item: str, alone: bool) -> str:
    """Without levels and marks; an opening ("Proficient in") goes when it opens a list."""
    item = LEVEL.sub('', item.strip(' .,:;–—-•*\t'))
    previous = item if alone else None
    while previous != item:
        previous, item = item, OPENING.sub('', item).strip(' .,:;–—-•*&')
    return item + ')' * (item.count('(') - item.count(')')) if item.count('(') > item.count(')') else item.lstrip(')')


def _is_item(item: str) -> bool:
    return (
        0 < len(item) <= LONGEST
        and bool(re.search(r'\w', item))
        and len(item.split()) <= SENTENCE
        and not re.fullmatch(r'[\d.\s]+', item)
    )


def _is_remark(row: Row) -> bool:
    """A phrase set off below a list of skills that names none of them."""
    return row.gap >= 1 and len(row.plain.split()) >= 3 and len(_row_items(row)) == 1 and not find_skills(row.plain)


def _is_group_label(row: Row, below: Row | None) -> bool:
    """A row that only names the group of the rows below: ends in a colon, or bold over text that is not."""
    if row.text.endswith(':') and len(row.plain.split()) <= 6:
        return True
    return below is not None and '\t' not in row.text and ',' not in row.text and row.line.bold and not below.line.bold


def _outside(text: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for start, end in sorted(taken):
        if start > at:
            spans.append((at, start))
        at = max(at, end)
    return [*spans, (at, len(text))]


def _folded(item: str) -> str:
    return re.sub(r'\s+', ' ', item.casefold())
