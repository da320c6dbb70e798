"""Sections whose headings say too little, or that have none: what stands in them decides what they are."""

from itertools import pairwise

from lab.engines.builtin.extraction.dates import find_dates
from lab.engines.builtin.extraction.degrees import find_degree
from lab.engines.builtin.extraction.organisations import school_score
from lab.engines.builtin.extraction.resume.rows import Row
from lab.engines.builtin.extraction.resume.sections import Section
from lab.engines.builtin.extraction.resume.work import holds_posts
from lab.engines.builtin.extraction.skills import find_skills

EITHER = ('research', 'teaching', 'freelance', 'experience and education')
UNNAMED = ('other', 'head', 'summary')
LEAST_LISTED, KNOWN_SHARE, MOST_WORDS = 4, 0.5, 4


def with_kinds_settled(sections: list[Section]) -> list[Section]:
    """A section such as "Research" is work only when posts stand in it; so is any unnamed one when no other is work."""
    for section in sections:
        if section.heading.casefold().strip(' :') in EITHER:
            section.kind = 'work' if holds_posts(section.rows) else 'other'
    if len(sections) == 1:
        sections = _parted(sections[0])
    for kind, fits in (('work', _holds_work), ('education', _holds_studies)):
        if not any(section.kind == kind for section in sections):
            for section in sections:
                section.kind = kind if section.kind in (*UNNAMED, 'certifications') and fits(section) else section.kind
    return sections


def _parted(whole: Section) -> list[Section]:
    """A résumé without headings: its last paragraphs are studies and skills when their words say so."""
    starts = [0, *(i for i, row in enumerate(whole.rows) if i and row.gap >= 1), len(whole.rows)]
    paragraphs = [whole.rows[a:b] for a, b in pairwise(starts)]
    found = [Section('head')]
    for number, rows in enumerate(paragraphs):
        kind = _kind_of_paragraph(rows) if number else 'head'
        if kind != found[-1].kind:
            found.append(Section(kind))
        found[-1].rows += rows
    return found


def _kind_of_paragraph(rows: list[Row]) -> str:
    """`other` for what is neither, so that a post behind the studies is not one of them."""
    if _holds_studies(Section('other', rows=rows)) and not holds_posts(rows):
        return 'education'
    return 'skills' if all(_lists_skills(row) for row in rows) else 'other'


def _lists_skills(row: Row) -> bool:
    listed = [piece for piece in row.plain.split(':')[-1].split(',') if piece.strip()]
    short = all(len(piece.split()) <= MOST_WORDS for piece in listed)
    known = sum(bool(find_skills(piece)) for piece in listed)
    return len(listed) >= LEAST_LISTED and short and known >= KNOWN_SHARE * len(listed) and not find_dates(row.plain)


def _holds_work(section: Section) -> bool:
    return section.kind != 'certifications' and holds_posts(section.rows)


def _holds_studies(section: Section) -> bool:
    texts = [row.plain for row in section.rows if len(row.plain.split()) <= 16]
    named = any(map(school_score, texts))
    return named and (
        section.kind == 'certifications' or (section.kind == 'other' and any(find_degree(text) for text in texts))
    )
