"""Work entries of a résumé: posts with employer, title, period, place and highlights."""

import re
from itertools import zip_longest

from lab.engines.builtin.extraction.casing import spoken_case
from lab.engines.builtin.extraction.cues import alternatives
from lab.engines.builtin.extraction.degrees import find_degree
from lab.engines.builtin.extraction.organisations import employer_score
from lab.engines.builtin.extraction.resume.blocks import Block, dated_blocks
from lab.engines.builtin.extraction.resume.heads import head_like
from lab.engines.builtin.extraction.resume.paragraphs import paragraphs
from lab.engines.builtin.extraction.resume.roles import Roles, roles_of
from lab.engines.builtin.extraction.resume.rows import Row
from lab.engines.builtin.extraction.resume.segments import OF_EMPLOYMENT
from lab.engines.builtin.extraction.resume.undated import with_undated
from lab.engines.builtin.extraction.titles import title_score
from lab.models.extraction import Span, WorkEntry

BREAK = re.compile(rf'{alternatives("break")}\b', re.I)


def work_entries(rows: list[Row]) -> list[WorkEntry]:
    blocks = with_undated(rows, dated_blocks(rows))
    roles = _with_shared_employers(blocks, roles_of(blocks))
    found = [_entry(block, role) for block, role in zip(blocks, roles, strict=True)]
    found = [entry for entry, below in zip_longest(found, found[1:]) if not _spans_posts(entry, below)]
    return [entry for entry in found if (entry.title or entry.employer) and not _is_study(entry) and not _rests(entry)]


def holds_posts(rows: list[Row]) -> bool:
    """Whether most of a section's dated entries name a title and an employer."""
    blocks = dated_blocks(rows)
    full = [role for role in roles_of(blocks) if title_score(role.title) >= 1 and role.employer]
    return len(full) * 2 > len(blocks) > 0


def _with_shared_employers(blocks: list[Block], roles: list[Roles]) -> list[Roles]:
    """Several posts under one employer: a head that names only a title takes the employer that stands above."""
    found: list[Roles] = []
    for block, role in zip(blocks, roles, strict=True):
        above = found[-1] if found else None
        if above and role.title and not role.employer and above.employer and (above.own_row or not above.title):
            role = Roles(role.title, above.employer, role.place or above.place, own_row=True)
        elif role.employer and _untitled(role) and block.body and _is_title(block.body[0]):
            role = Roles(spoken_case(block.body.pop(0).plain), role.employer, role.place, own_row=True)
        found.append(role)
    return found


def _untitled(role: Roles) -> bool:
    return not role.title or bool(OF_EMPLOYMENT.fullmatch(role.title))


def _is_title(row: Row) -> bool:
    return head_like(row, None) and not row.bullet and title_score(row.plain) >= 1.5 > employer_score(row.plain)


def _spans_posts(entry: WorkEntry, below: WorkEntry | None) -> bool:
    """A whole stay at an employer, given above the posts held there."""
    alike = below is not None and not entry.title and not entry.highlights and entry.employer == below.employer
    return bool(alike and below and entry.start[:4] <= below.start[:4] and entry.end[:4] >= below.end[:4])


def _rests(entry: WorkEntry) -> bool:
    """("Career break", "Parental leave"): time away from work is no post."""
    return not (entry.title and entry.employer) and bool(BREAK.match(entry.title or entry.employer))


def _entry(block: Block, role: Roles) -> WorkEntry:
    rows = [*block.head, *block.body]
    return WorkEntry(
        employer=role.employer,
        title=spoken_case(role.title),
        start=block.date.start if block.date else '',
        end=block.date.end if block.date else '',
        location=role.place,
        highlights=[text for text in paragraphs(block.body) if _tells(text)],
        span=Span(start=min(row.start for row in rows), end=max(row.end for row in rows)),
    )


def _is_study(entry: WorkEntry) -> bool:
    """A degree that strayed among the posts."""
    return title_score(entry.title) < 1 and find_degree(entry.employer) is not None


def _tells(text: str) -> bool:
    return len(text.split()) >= 2 and not re.fullmatch(r"[\w &/,'’-]{3,40}:", text)
