"""Sections of a résumé: which rows are headings, by their words and by the look that the headings share."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from lab.engines.builtin.extraction.dates import find_dates
from lab.engines.builtin.extraction.degrees import find_degree
from lab.engines.builtin.extraction.lexicon import groups_of
from lab.engines.builtin.extraction.organisations import employer_score
from lab.engines.builtin.extraction.resume.rows import Row
from lab.engines.builtin.extraction.titles import title_score

MAIN = frozenset(['work', 'education', 'skills', 'projects', 'summary', 'volunteering', 'awards', 'certifications'])
TECHNICAL = re.compile(
    r'(?:technical|technolog|software|computer|it|programming|tools)\b.*\bs?kill|technolog|tools', re.I
)
SURE = frozenset(['education', 'skills'])
PARTS_OF_STUDIES = frozenset(['publications', 'awards', 'activities', 'other', 'projects', 'summary'])
REST = re.compile(r'^[^:]{2,40}:\s+(\S.*)$')
MODIFIERS = frozenset(groups_of('resume.phrases.txt')['heading modifier'])
LONGEST, LONGEST_OPEN = 7, 4
TELLING = frozenset(
    ['projects', 'experience', 'skills', 'education', 'publications', 'certifications', 'interests', 'qualifications']
)


Look = tuple[float, bool, bool, bool]


@dataclass
class Section:
    """`kind` is work, education, skills, projects, …, `head` above the first heading, or `other`."""

    kind: str
    heading: str = ''
    rows: list[Row] = field(default_factory=list)


def sections_of(rows: list[Row]) -> list[Section]:
    usual = _usual_look(rows)
    looks = _shared_looks(rows, usual)
    colons = _end_in_colons(rows)
    unknown = set() if looks else _capital_headings(rows)
    found = [Section('head')]
    for row in rows:
        kind = _opens(row, looks, usual, found) or ('other' if row.at in unknown else '')
        if not kind or _is_part(row, kind, colons, found[-1]):
            found[-1].rows.append(row)
            continue
        found.append(Section(kind, row.cells[0]))
        rest = row.text.split('\t', 1)[1:] if '\t' in row.text else REST.findall(row.text)
        if rest and rest[0].strip():
            found[-1].rows.append(_rest_of(row, rest[0].strip()))
    return found


def kind_of(text: str) -> str:
    """The kind a heading announces, or an empty string when its words are not those of a heading."""
    folded = _folded(text)
    known = _headings()
    if folded in known:
        return known[folded]
    words = folded.split()
    if not 1 < len(words) <= LONGEST:
        return ''
    parts = [part for part in re.split(r' and | or |/|,', folded) if part.strip()]
    kinds = [known.get(part.strip(), '') for part in parts]
    if len(parts) > 1 and (all(kinds) or kinds[0] in SURE):
        return kinds[0]
    rest = ' '.join(word for word in words if word not in MODIFIERS)
    return known.get(rest, '') if rest and len(rest.split()) >= len(words) - 2 and rest != folded else ''


def _is_part(row: Row, kind: str, colons: bool, inside: Section) -> bool:
    """A label inside an entry ("Duties:"), or a remark on studies ("Thesis: …")."""
    if inside.kind == 'education' and kind in PARTS_OF_STUDIES and row.gap < 1:
        return bool(REST.match(row.plain))
    return row.plain.endswith(':') and not colons and inside.kind in ('work', 'projects')


def _opens(row: Row, looks: list[Look], usual: Look, found: list[Section]) -> str:
    """The kind of section this row opens, or an empty string."""
    kind = _announced(row)
    alike = any(_same_look(row, look) for look in looks) or (bool(looks) and _labels_alike(row, looks))
    if not kind and alike and row.style[2]:
        kind = _by_last_word(row)
    if not kind:
        if row.at == 0:
            return ''
        outstanding = alike and _stands_out(row, usual) and not row.bullet and len(row.plain.split()) <= LONGEST
        return 'other' if outstanding and not find_dates(row.plain) and '\t' not in row.text else ''
    if looks and not alike:
        return kind if _sure_without_look(row, kind, found) else ''
    if '\t' in row.text and found[-1].kind in ('skills', 'languages') and not row.style[3]:
        return ''
    return kind


def _by_last_word(row: Row) -> str:
    """("PET PROJECTS") set like the headings is one of its last word's kind."""
    words = _folded(row.plain).split()
    telling = 1 < len(words) <= LONGEST_OPEN and '\t' not in row.text and words[-1] in TELLING
    return _headings().get(words[-1], '') if telling else ''


def _announced(row: Row) -> str:
    """The kind whose heading words stand in the row, alone or before a colon or a wide gap."""
    if row.bullet and not row.line.heading:
        return ''
    head = row.cells[0] if row.cells else ''
    label = re.match(r'^([^:]{2,40}):\s*(.*)$', head)
    text = label.group(1) if label else head
    if len(text.split()) > LONGEST or re.search(r'[.!?;,]$', text) or (text[:1].islower() and not _set_off(row)):
        return ''
    return kind_of(text)


def _set_off(row: Row) -> bool:
    """A heading typed in small letters stands below a blank line."""
    return row.gap >= 1 and not row.line.y1


def _sure_without_look(row: Row, kind: str, found: list[Section]) -> bool:
    """A heading that looks unlike the others counts only when its words leave no doubt, it stands alone and is new."""
    alone = '\t' not in row.text and ':' not in row.text.rstrip(':')
    marked = row.style[2] or row.style[3] or row.line.bold or row.text.endswith(':') or row.gap >= 1
    inside = found[-1].kind in ('skills', 'work', 'projects', 'education')
    return (
        alone
        and marked
        and kind in MAIN
        and (kind not in {section.kind for section in found} or bool(TECHNICAL.match(row.plain)))
        and not (inside and not (row.style[2] or row.style[3]))
    )


def _end_in_colons(rows: list[Row]) -> bool:
    """Whether this résumé's headings end in colons; else one that does is a label inside an entry."""
    heads = [row.plain for row in rows if _announced(row) in ('work', 'education', 'skills') and '\t' not in row.text]
    return sum(head.endswith(':') for head in heads) * 2 >= len(heads)


def _capital_headings(rows: list[Row]) -> set[int]:
    """Where nothing else tells headings from text: rows in capitals, set off, that name no post, school or degree."""
    found = {row.at for row in rows if row.at > 1 and row.gap >= 1 and row.style[2] and _names_nothing(row)}
    return found if len(found) > 1 else set()


def _names_nothing(row: Row) -> bool:
    text = row.plain
    short = len(text.split()) <= LONGEST and len(text) > 4 and '\t' not in row.text and not find_dates(text)
    return short and title_score(text) < 1 and employer_score(text) < 1.5 and not find_degree(text)


def _usual_look(rows: list[Row]) -> Look:
    body = Counter(row.style for row in rows if len(row.plain) > 40).most_common(1)
    return body[0][0] if body else (0.0, False, False, False)


def _shared_looks(rows: list[Row], usual: Look) -> list[Look]:
    """The looks that headings of known words share; empty when nothing tells headings from text."""
    known = [row for row in rows if _announced(row) in MAIN and '\t' not in row.text and row.style != usual]
    counts = Counter(row.style for row in known if len(row.plain.split()) <= 5)
    if not counts:
        return []
    kinds = {style: len({_announced(row) for row in known if row.style == style}) for style in counts}
    best = max(kinds, key=lambda style: (kinds[style], style))
    return [
        style
        for style, number in kinds.items()
        if style == best or (number * 3 >= kinds[best] and (_as_loud(style, best) or _above_column(style, best, rows)))
    ]


def _as_loud(style: Look, best: Look) -> bool:
    """No smaller than the usual heading and no plainer."""
    return style[0] >= best[0] - 0.6 and style[1:] >= best[1:]


def _above_column(style: Look, best: Look, rows: list[Row]) -> bool:
    """A side column is often set smaller as a whole: its headings stand above its own text."""
    columns = {(row.line.page, row.line.column) for row in rows if row.style == style}
    sizes = Counter(row.style[0] for row in rows if (row.line.page, row.line.column) in columns)
    return style[0] > 0 and style[0] > sizes.most_common(1)[0][0] + 1 and style[1:] >= best[1:]


def _labels_alike(row: Row, looks: list[Look]) -> bool:
    """("SKILLS: Excel, Word") has the look of its label where nothing but capitals makes a heading."""
    label = row.plain.partition(':')[0]
    plain = not row.style[2] and row.style[0] == 0 and ':' in row.plain
    return plain and label.isupper() and (row.style[0], row.style[1], True, row.style[3]) in looks


def _same_look(row: Row, look: Look) -> bool:
    size, bold, capitals, heading = row.style
    return abs(size - look[0]) < 0.6 and (bold, capitals, heading) == look[1:]


def _stands_out(row: Row, usual: Look) -> bool:
    """Whether a row of unknown words, set like the headings, is louder than text and no head of an entry."""
    size, bold, _, heading = row.style
    loud = heading or (size > usual[0] + 0.6 > 1) or (bold and not usual[1] and row.gap > 0.3)
    return loud and (heading or _names_nothing(row))


def _rest_of(row: Row, rest: str) -> Row:
    start = row.start + row.text.rfind(rest)
    return Row(rest, start, row.end, row.line, gap=row.gap, at=row.at)


def _folded(text: str) -> str:
    text = re.sub(r'\([^)]*\)|\d+', ' ', text.casefold().replace('&', ' and ').replace('’', "'"))
    return re.sub(r"[^\w'/+ -]|_", ' ', text).replace(' - ', ' ').strip(' -').replace('  ', ' ').replace('  ', ' ')


@cache
def _headings() -> dict[str, str]:
    return {_folded(line): kind for kind, lines in reversed(groups_of('resume.headings.txt').items()) for line in lines}
