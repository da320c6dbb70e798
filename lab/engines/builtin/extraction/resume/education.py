"""Education of a résumé: institution, degree, field and dates, however the rows arrange them.

Each part of a row is labelled by its words; a new entry begins where a label comes that the entry already has.
"""

import re
from dataclasses import dataclass, field

from lab.engines.builtin.extraction.casing import spoken_case
from lab.engines.builtin.extraction.cues import alternatives
from lab.engines.builtin.extraction.dates import DateSpan, find_dates
from lab.engines.builtin.extraction.degrees import Degree, find_degree
from lab.engines.builtin.extraction.organisations import employer_score, school_score
from lab.engines.builtin.extraction.places import is_land, is_place, without_place
from lab.engines.builtin.extraction.resume.dating import row_date, without_date
from lab.engines.builtin.extraction.resume.heads import LABEL
from lab.engines.builtin.extraction.resume.joining import joined
from lab.engines.builtin.extraction.resume.rows import Row
from lab.engines.builtin.extraction.resume.segments import LEGAL, split_strongly
from lab.models.extraction import EducationEntry, Span

SPLIT = re.compile(r'\s*,\s+|\s+[–—-]{1,2}\s*|\s+(?:from|at)\s+(?=[A-Z])|\s+/\s+|\s+[(](?=[A-Z])(?!Hons|Honours)|:\s+')
REMARK = re.compile(rf'\b{alternatives("study remark")}\b|\d\s*%|\d\.\d', re.I)
PERMIT = re.compile(rf'\b{alternatives("permit")}\b', re.I)
KIND_BEHIND = re.compile(r'(?<=\w)\s+(?:specialist|major|programme|program|track|stream|option|pathway)$', re.I)
LONGEST = 24


@dataclass
class Part:
    kind: str
    text: str
    degree: Degree | None = None


@dataclass
class Study:
    """One entry while it is being read. `loose` are parts without a label: a field or a school without a telling word.

    `closed` says that a date on a row of its own came last: what follows belongs to the next entry.
    """

    rows: list[Row] = field(default_factory=list)
    school: str = ''
    degree: str = ''
    subject: str = ''
    date: DateSpan | None = None
    closed: bool = False
    degree_row: Row | None = None
    loose: list[tuple[str, Row]] = field(default_factory=list)


def education_entries(rows: list[Row]) -> list[EducationEntry]:
    labelled = [(row, _parts(row), row_date(row)) for row in joined(rows) if _may_head(row)]
    labelled = [(row, parts, date) for row, parts, date in labelled if parts or date]
    opener = _opener(labelled)
    date_first = bool(labelled) and not labelled[0][1]
    studies: list[Study] = []
    for row, parts, date in labelled:
        kinds = {part.kind for part in parts} | ({'date'} if date else set())
        if not studies or _begins(studies[-1], kinds, row, date_first):
            studies.append(Study())
        if date_first or not studies[-1].closed:
            _fill(studies[-1], row, parts, date)
    return _entries(studies, opener)


def _entries(studies: list[Study], opener: str) -> list[EducationEntry]:
    found: list[EducationEntry] = []
    for study in studies:
        _settle(study)
        if not study.school and study.degree and opener == 'school' and found:
            study.school = found[-1].institution
        if study.degree or (study.school and not PERMIT.search(study.school)):
            found.append(_entry(study))
    return found


def _entry(study: Study) -> EducationEntry:
    date = study.date
    start, end = (date.start, date.end) if date else ('', '')
    if date and date.single:
        start, end = '', date.start
    span = Span(start=min(row.start for row in study.rows), end=max(row.end for row in study.rows))
    return EducationEntry(
        institution=study.school,
        degree=study.degree,
        field=spoken_case(KIND_BEHIND.sub('', study.subject)),
        start=start,
        end=end,
        span=span,
    )


def _opener(labelled: list[tuple[Row, list[Part], DateSpan | None]]) -> str:
    """What the first telling row of the section starts with: school or degree."""
    kinds = [part.kind for _, parts, _ in labelled for part in parts if part.kind in ('school', 'degree')]
    return kinds[0] if kinds else ''


def _begins(study: Study, kinds: set[str], row: Row, date_first: bool) -> bool:
    """Whether a row with these labels starts the next entry."""
    named = kinds & {'school', 'degree'}
    alike = row.style == study.rows[0].style
    if 'date' in kinds and study.date:
        return bool(named or 'loose' in kinds or date_first)
    if study.closed and not date_first:
        return 'degree' in kinds or alike
    if 'degree' in kinds and study.degree:
        return True
    if 'school' in kinds and study.school:
        return (
            'date' in kinds
            or 'degree' in kinds
            or ((study.date is not None or bool(study.degree)) and (alike or row.gap >= 1))
        )
    return False


def _fill(study: Study, row: Row, parts: list[Part], date: DateSpan | None) -> None:
    study.closed = bool(date and study.rows and not any(part.kind in ('school', 'degree') for part in parts))
    study.rows.append(row)
    study.date = study.date or date
    for part in parts:
        if part.kind == 'school':
            study.school = study.school or part.text
        elif part.degree:
            study.subject = study.subject or (part.degree.field if not study.degree else '')
            study.degree, study.degree_row = study.degree or part.degree.name, row
        elif part.kind == 'loose':
            study.loose.append((part.text, row))


def _settle(study: Study) -> None:
    """Loose parts find their role: beside a degree the subject, then the school when it has no telling word."""
    loose = [(text, row) for text, row in study.loose if not _abbreviates(text, study.school)]
    if study.degree and not study.subject and loose and (study.school or len(loose) > 1):
        beside = [part for part in loose if part[1] is study.degree_row]
        study.subject = (beside or loose)[0][0]
        loose.remove((beside or loose)[0])
    if not study.school and loose and (study.degree or study.date):
        proper = [(text, row) for text, row in loose if employer_score(text) >= 0.9 and _is_proper(text)]
        study.school = proper[-1][0] if proper else ''
    if study.school and not study.degree and not study.subject and loose and loose[0][0] != study.school:
        study.subject = loose[0][0]


def _is_proper(text: str) -> bool:
    words = text.split()
    return len(words) <= 8 and 2 * sum(word[0].isupper() for word in words) >= len(words)


def _abbreviates(text: str, school: str) -> bool:
    """("UFMG") behind "Universidade Federal de Minas Gerais"."""
    initials = ''.join(word[0] for word in re.findall(r'[^\W\d_]+', school) if word[0].isupper())
    return text.isupper() and len(text) > 1 and text == initials


def _may_head(row: Row) -> bool:
    text = row.plain
    if len(text.split()) > LONGEST or LABEL.match(text) or re.match(r'^[a-z]{3,}', text):
        return False
    if row.bullet:
        return bool(find_degree(text) or school_score(text)) and (bool(find_dates(text)) or not REMARK.search(text))
    return not re.search(r'[a-z]{3}\.$', text) or bool(find_degree(text)) or bool(school_score(text))


def _parts(row: Row) -> list[Part]:
    found: list[Part] = []
    for raw in split_strongly(without_date(row, row_date(row))):
        cell = re.sub(rf'\s*\((?=[^()]*(?:{REMARK.pattern}))[^()]*\)', '', raw, flags=re.I) or raw
        found += _labelled(without_place(cell, bare_town=False)[0])
    return [part for part in found if part.kind]


def _labelled(text: str) -> list[Part]:
    """The parts of one cell; a degree takes the words of its field with it."""
    degree = find_degree(text)
    if degree:
        return [Part('degree', text, degree), *_labelled(degree.rest.strip(' ,()-–—:.;]'))]
    if not re.search(r'\w{2}', text) or is_place(text):
        return []
    pieces = _pieces(text)
    if len(pieces) == 1:
        return [_part(text)]
    return _merged_schools([part for piece in pieces for part in _labelled(piece)])


def _pieces(text: str) -> list[str]:
    """Cut at commas and dashes, but never so that a school loses its town ("University of California, Berkeley")."""
    pieces = [piece.strip(' ,()-–—') for piece in SPLIT.split(text)]
    pieces = [piece for piece in pieces if piece]
    merged: list[str] = []
    for piece in pieces:
        if merged and (
            LEGAL.match(piece) or (school_score(merged[-1]) and is_place(piece) and ' of ' in merged[-1].casefold())
        ):
            merged[-1] += f', {piece}'
        else:
            merged.append(piece)
    return merged


def _part(text: str) -> Part:
    if school_score(text) and not REMARK.search(text):
        return Part('school', text)
    if REMARK.search(text) or text[0].isdigit() or is_land(text) or len(text.split()) > 10 or not text[0].isalnum():
        return Part('', text)
    return Part('loose', text)


def _merged_schools(parts: list[Part]) -> list[Part]:
    """("School of Engineering", "Leeds University") is one institution."""
    merged: list[Part] = []
    for part in parts:
        if merged and part.kind == merged[-1].kind == 'school':
            merged[-1] = Part('school', f'{merged[-1].text}, {part.text}')
        else:
            merged.append(part)
    return merged
