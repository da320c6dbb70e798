"""A résumé to its draft."""

from lab.engines.builtin.extraction.injections import without_injections
from lab.engines.builtin.extraction.resume.claimed import claimed_skills, with_evidence
from lab.engines.builtin.extraction.resume.education import education_entries
from lab.engines.builtin.extraction.resume.flags import risk_flags, total_months
from lab.engines.builtin.extraction.resume.person import contact_of, headline_of, name_of
from lab.engines.builtin.extraction.resume.projects import project_entries
from lab.engines.builtin.extraction.resume.rows import rows_of
from lab.engines.builtin.extraction.resume.sections import Section, sections_of
from lab.engines.builtin.extraction.resume.work import work_entries
from lab.models.document import ReadText
from lab.models.extraction import ResumeExtraction


def extract_resume(text: ReadText, today: str) -> ResumeExtraction:
    """`today` is `YYYY-MM`. What the résumé does not say stays empty."""
    text, notices = without_injections(text)
    rows = rows_of(text)
    sections = sections_of(rows)
    work = [entry for section in sections if section.kind == 'work' for entry in work_entries(section.rows)]
    education = [entry for section in sections if section.kind == 'education' for entry in education_entries(section.rows)]
    name, row = name_of(rows)
    skills = with_evidence(claimed_skills(sections), sections, text.text)
    return ResumeExtraction(
        name=name,
        headline=headline_of(sections, row),
        contact=contact_of(text.text),
        work_history=work,
        education=education,
        projects=[project for section in sections if section.kind == 'projects' for project in project_entries(section.rows)],
        skills_claimed=skills,
        risk_flags=risk_flags(work, skills, today),
        total_months=total_months(work, today),
        notices=[*text.notices, *notices],
    )
