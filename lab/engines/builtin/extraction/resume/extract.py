"""A résumé to its draft."""

from lab.engines.builtin.extraction.casing import name_case
from lab.engines.builtin.extraction.injections import without_injections
from lab.engines.builtin.extraction.limits import bounded
from lab.engines.builtin.extraction.resume.claimed import claimed_skills, with_evidence
from lab.engines.builtin.extraction.resume.claims import Stretch, claims_of
from lab.engines.builtin.extraction.resume.education import education_entries
from lab.engines.builtin.extraction.resume.flags import risk_flags, total_months
from lab.engines.builtin.extraction.resume.joining import with_whole_dates
from lab.engines.builtin.extraction.resume.keywords import keywords_of
from lab.engines.builtin.extraction.resume.person import contact_of, headline_of, name_of
from lab.engines.builtin.extraction.resume.projects import project_entries
from lab.engines.builtin.extraction.resume.rows import Row, rows_of
from lab.engines.builtin.extraction.resume.sections import Section, sections_of
from lab.engines.builtin.extraction.resume.unnamed import with_kinds_settled
from lab.engines.builtin.extraction.resume.work import work_entries
from lab.models.document import ReadText
from lab.models.extraction import Project, ResumeExtraction, WorkEntry

TELLING = ('head', 'summary', 'work', 'projects', 'volunteering', 'awards', 'activities')


def extract_resume(text: ReadText, today: str) -> ResumeExtraction:
    """`today` is `YYYY-MM`. What the résumé does not say stays empty."""
    text, notices = without_injections(bounded(text))
    seen = '\n'.join(line.text for line in text.lines)
    rows = with_whole_dates(rows_of(text))
    sections = with_kinds_settled(sections_of(rows))
    work = [entry for rows in _of(sections, 'work') for entry in work_entries(rows)]
    education = [entry for rows in _of(sections, 'education') for entry in education_entries(rows)]
    projects = [project for rows in _of(sections, 'projects') for project in project_entries(rows)]
    skills = with_evidence(claimed_skills(sections), sections, text.text)
    name, row = name_of(rows)
    headings = {row.at for row in rows} - {row.at for section in sections for row in section.rows}
    headings |= {row.at for row in rows if any(entry.span and row.start == entry.span.start for entry in work)}
    return ResumeExtraction(
        name=name_case(name),
        headline=headline_of(rows, row, headings),
        contact=contact_of(seen),
        work_history=work,
        education=education,
        projects=projects,
        skills_claimed=skills,
        claims=claims_of(_stretches(sections, work, projects)),
        keywords=keywords_of(seen, skills, work),
        risk_flags=risk_flags(work, education, skills, today),
        total_months=total_months(work, today),
        notices=[*text.notices, *notices],
    )


def _of(sections: list[Section], kind: str) -> list[list[Row]]:
    return [section.rows for section in sections if section.kind == kind]


def _stretches(sections: list[Section], work: list[WorkEntry], projects: list[Project]) -> list[Stretch]:
    """The rows of each post and project, then the rest of the sections that tell of the person."""
    found: list[Stretch] = []
    placed: set[int] = set()
    rows = [row for section in sections if section.kind in TELLING for row in section.rows]
    for about, span in [*((w.employer or w.title, w.span) for w in work), *((p.name, p.span) for p in projects)]:
        inside = [row for row in rows if span and span.start <= row.start < span.end and row.start not in placed]
        placed |= {row.start for row in inside}
        found.append(Stretch(about, inside))
    return [Stretch('', [row for row in rows if row.start not in placed and row.at > 1]), *found]
