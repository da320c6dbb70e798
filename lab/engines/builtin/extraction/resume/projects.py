"""Projects of a résumé: name, technologies, what it was and how it came out."""

import re
from dataclasses import dataclass, field

from lab.engines.builtin.extraction.cues import alternatives
from lab.engines.builtin.extraction.dates import find_dates
from lab.engines.builtin.extraction.resume.dating import row_date, without_date
from lab.engines.builtin.extraction.resume.heads import head_like
from lab.engines.builtin.extraction.resume.paragraphs import paragraphs
from lab.engines.builtin.extraction.resume.rows import Row, continues
from lab.engines.builtin.extraction.resume.segments import split_strongly
from lab.engines.builtin.extraction.skills import find_skills, skill_domains
from lab.models.extraction import Project, Span

NAMED = re.compile(r'^(.{2,60}?)\s*(?::|\s[–—-]{1,2})\s+(?=\S.{12,})')
TECHNOLOGIES = re.compile(rf'^{alternatives("technologies")}(?: used)?\s*[:–-]\s*', re.I)
TOLD = re.compile(rf'^{alternatives("told")}\s*[:–-]\s*', re.I)
OUTCOME = re.compile(rf'\b{alternatives("outcome")}\b', re.I)
TECHNICAL = frozenset(['software', 'platforms', 'data', 'design', 'engineering'])
LABEL = re.compile(r'^(?:project(?: name| title)?|title|name)\s*(?:\d+\s*)?[:–-]\s*|^\d+[.)]\s*', re.I)


@dataclass
class Draft:
    name: str
    rows: list[Row]
    text: list[str] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)


def project_entries(rows: list[Row]) -> list[Project]:
    drafts = _drafts(rows)
    return [project for draft in drafts if (project := _project(draft)).name]


def _drafts(rows: list[Row]) -> list[Draft]:
    names = _name_style(rows)
    drafts: list[Draft] = []
    for row, above in zip(rows, [None, *rows], strict=False):
        name, rest = _name_and_rest(row, above, names, bool(drafts))
        if name:
            drafts.append(Draft(name, [row], [rest] if rest else []))
        elif drafts:
            drafts[-1].body.append(row)
    return drafts


def _name_and_rest(row: Row, above: Row | None, names: set[tuple[float, bool]], begun: bool) -> tuple[str, str]:
    """The project's name when this row opens one, and what follows it in the row."""
    text = LABEL.sub('', without_date(row, row_date(row) if _dated(row) else None))
    wrapped = above is not None and continues(above, row)
    if wrapped or TECHNOLOGIES.match(text) or TOLD.match(text) or not text:
        return '', ''
    cells = split_strongly(text)
    if len(cells) > 1 and ';' not in text and not row.bullet and len(cells[0].split()) <= 8:
        return cells[0], ' '.join(cells[1:])
    named = NAMED.match(text)
    if named and _is_name(named.group(1)) and (not row.bullet or not begun or _all_named(row)):
        return named.group(1).strip(), text[named.end() :]
    styled = not names or (round(row.line.size, 1), row.line.bold) in names or _dated(row)
    if (
        head_like(row, above)
        and styled
        and _is_name(text)
        and (row.gap > 0.5 or above is None or above.bullet or bool(names) or _dated(row))
    ):
        return text, ''
    return '', ''


def _name_style(rows: list[Row]) -> set[tuple[float, bool]]:
    """The looks of rows that open projects, when they differ from the looks of the text."""
    looks = {(round(row.line.size, 1), row.line.bold) for row in rows if row.bullet or len(row.plain) > 70}
    heads = {
        (round(row.line.size, 1), row.line.bold) for row in rows if head_like(row, None) and len(row.plain.split()) <= 8
    }
    return heads - looks


def _project(draft: Draft) -> Project:
    telling = _telling(draft)
    whole = ' '.join([*(row.plain for row in draft.rows), *telling])
    named = dict.fromkeys(found.name for found in find_skills(whole))
    technologies = [name for name in named if skill_domains()[name] in TECHNICAL]
    outcomes = [
        text for text in telling[0 if len(telling) == 1 else 1 :] if OUTCOME.search(text) and re.search(r'\d', text)
    ]
    rows = [*draft.rows, *draft.body]
    span = Span(start=rows[0].start, end=max(row.end for row in rows))
    summary = next((text for text in telling if not TECHNOLOGIES.match(text)), '')
    return Project(
        name=draft.name.strip(' :–-'),
        technologies=technologies,
        summary=TOLD.sub('', summary),
        outcome=outcomes[0] if outcomes else '',
        span=span,
    )


def _telling(draft: Draft) -> list[str]:
    """The texts about a project; what begins beside its name may go on in the row below."""
    told = paragraphs(draft.body)
    if draft.text and told and continues(draft.rows[0], draft.body[0]):
        return [f'{draft.text[0]} {told[0]}', *told[1:]]
    return [*draft.text, *told]


def _dated(row: Row) -> bool:
    return bool(find_dates(row.text)) and ('\t' in row.text or len(row.plain.split()) <= 10)


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 10 and not re.search(r'[.;]$', text) and (not text[0].islower() or len(words) == 1)


def _all_named(row: Row) -> bool:
    return bool(re.match(r'^[A-Z][\w .&/+-]{2,40}\s*[:–—-]\s', row.text))
