"""Jobs of a résumé in words that questions can be filled with."""

import re

from lab.engines.builtin.planning.clauses import deed, is_present, mention
from lab.engines.builtin.planning.spoken import capitalised, employer, job_title, self_employed, with_article
from lab.models.extraction import ResumeExtraction, WorkEntry

SERVICE = re.compile(r'(?i)\b(?:army|navy|air force|marines?|coast guard)$')
SHORT_BY_NATURE = re.compile(
    r'(?i)\b(?:intern(?:ship)?|placement|seasonal|temporary|temp|part[- ]time|summer|trainee|volunteer|working student'
    r'|student|apprentice|contract|freelance|assistantship|fellow(?:ship)?|co-?op|work experience|research assistant)\b'
)


def place_slots(work: WorkEntry) -> dict[str, str]:
    """`at` is where, `at_you` begins a sentence there; each is empty when it cannot be said."""
    said, title = employer(work.employer), job_title(work.title)
    at = f'{"in" if SERVICE.search(said) else "at"} {said}' if said else ''
    if not said and self_employed(work.employer):
        at = 'working for yourself'
    as_title = with_article(title) if title else ''
    return {
        'at': at,
        'employer': said,
        'title': as_title,
        'bare_title': title,
        'at_employer': capitalised(at) if said else '',
        'at_cap': capitalised(at) if said else f'As {as_title}' if as_title and not at else '',
    }


def line_slots(line: str, work: WorkEntry | None = None, figure: str = '') -> dict[str, str]:
    """A line of the résumé as "you …", or as something it mentions; empty when it can be neither."""
    current = work.current if work else False
    line = next((part for part in re.split(r'[;•]\s*', line) if figure and figure in part), line)
    clause = deed(line, figure, current=current)
    if clause:
        place = place_slots(work)['at_cap'] if work else ''
        return {
            'on_resume': f'Your résumé says {clause}',
            'you_write': f'You write that {clause}',
            'line': f'where you say {clause}',
            'at_you': f'{place}, {clause}' if place else '',
            'goes_on': 'yes' if current and is_present(clause) else '',
        }
    named = mention(line, figure)
    if not named:
        return {}
    return {'on_resume': f'Your résumé mentions {named}', 'you_write': f'You mention {named}', 'line': f'about {named}'}


def main_job(resume: ResumeExtraction, wanted: set[str]) -> WorkEntry | None:
    """The job to ask about first: the latest, unless an older one is much closer to the role's words."""
    jobs = [work for work in resume.work_history if place_slots(work)['title'] or place_slots(work)['employer']]
    if not jobs:
        return None
    latest_first = sorted(jobs, key=lambda work: '9' if work.current else work.end or work.start, reverse=True)
    closeness = [len(wanted & _words(work)) - index for index, work in enumerate(latest_first)]
    return latest_first[closeness.index(max(closeness))]


def short_by_nature(work: WorkEntry) -> bool:
    return bool(SHORT_BY_NATURE.search(f'{work.title} {work.employer}'))


def _words(work: WorkEntry) -> set[str]:
    return set(re.findall(r'[a-z]{4,}', f'{work.title} {" ".join(work.highlights)}'.lower()))
