"""What a résumé tells and a role asks for, as words to compare."""

from lab.engines.builtin.planning.spoken import capitalised, skill
from lab.engines.builtin.reading.words import content_stems
from lab.models.extraction import ResumeExtraction
from lab.models.interview import Brief


def role_words(brief: Brief) -> set[str]:
    """Words of the role and the posting, to tell which part of a résumé matters most."""
    job = brief.job
    texts = [brief.kit_name, *brief.focus_skills]
    if job:
        texts += [
            job.title,
            *(item.text for item in job.responsibilities),
            *(item.text for item in job.required_skills),
        ]
    return content_stems(' '.join(texts))


def told_skills(resume: ResumeExtraction) -> str:
    """What a résumé tells outside its list of skills, as one lower-case text to look in."""
    return '\n'.join(
        [
            *(line for work in resume.work_history for line in [work.title, *work.highlights]),
            *(f'{made.name} {made.summary} {made.outcome} {" ".join(made.technologies)}' for made in resume.projects),
            *(f'{study.degree} {study.field}' for study in resume.education),
        ]
    ).lower()


def skill_slots(name: str) -> dict[str, str]:
    said = skill(name)
    return {'skill': said, 'skill_cap': capitalised(said)}
