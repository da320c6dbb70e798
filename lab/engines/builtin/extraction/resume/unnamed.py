"""Sections whose headings say too little: what stands in them decides what they are."""

from lab.engines.builtin.extraction.degrees import find_degree
from lab.engines.builtin.extraction.organisations import school_score
from lab.engines.builtin.extraction.resume.sections import Section
from lab.engines.builtin.extraction.resume.work import holds_posts

EITHER = ('research', 'teaching', 'freelance', 'experience and education')
UNNAMED = ('other', 'head')


def with_kinds_settled(sections: list[Section]) -> list[Section]:
    """A section such as "Research" is work only when posts stand in it; so is any unnamed one when no other is work."""
    for section in sections:
        if section.heading.casefold().strip(' :') in EITHER:
            section.kind = 'work' if holds_posts(section.rows) else 'other'
    for kind, fits in (('work', _holds_work), ('education', _holds_studies)):
        if not any(section.kind == kind for section in sections):
            for section in sections:
                section.kind = kind if section.kind in UNNAMED and fits(section) else section.kind
    return sections


def _holds_work(section: Section) -> bool:
    return holds_posts(section.rows)


def _holds_studies(section: Section) -> bool:
    texts = [row.plain for row in section.rows if len(row.plain.split()) <= 16]
    return section.kind == 'other' and any(find_degree(text) for text in texts) and any(map(school_score, texts))
