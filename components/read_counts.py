"""How much was read out of a document, in a few words."""

from lab.models.extraction import JobExtraction, ResumeExtraction


def resume_counts(extraction: ResumeExtraction) -> str:
    return _listed(
        (len(extraction.work_history), 'job', 'jobs'),
        (len(extraction.education), 'degree', 'degrees'),
        (len(extraction.projects), 'project', 'projects'),
        (len(extraction.skills_claimed), 'skill', 'skills'),
    )


def job_counts(extraction: JobExtraction) -> str:
    return _listed(
        (len(extraction.responsibilities), 'task', 'tasks'),
        (len(extraction.required_skills), 'requirement', 'requirements'),
        (len(extraction.nice_to_have_skills), 'wish', 'wishes'),
    )


def _listed(*counts: tuple[int, str, str]) -> str:
    return ', '.join(f'{number} {one if number == 1 else many}' for number, one, many in counts if number)
