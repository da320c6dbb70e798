"""The first question: what brings this candidate to this role."""

import re
from collections.abc import Iterator

from lab.engines.builtin.planning.places import main_job, place_slots
from lab.engines.builtin.planning.seeds import Seed
from lab.engines.builtin.planning.spoken import field_of_study, job_title
from lab.engines.builtin.planning.told import role_words
from lab.models.interview import Brief
from lab.models.kit import Level

LONGEST_ROLE = 4


def opening_seeds(brief: Brief) -> Iterator[Seed]:
    """Best first: from the present or last job, from the studies, or plain."""
    role = role_name(brief)
    work = main_job(brief.candidate, role_words(brief))
    study = next((field for each in brief.candidate.education if (field := field_of_study(each.field))), '')
    fresh = brief.seniority is Level.entry and study
    if work and place_slots(work)['title']:
        template = 'opening_current' if work.current else 'opening_past'
        slots = place_slots(work) | {'role': role}
        yield Seed(
            template, 'opening', 0.8 if fresh and not work.current else 1.0, slots, about='opening', quote=work.title
        )
    if study:
        yield Seed('opening_study', 'opening', 0.9, {'field': study, 'role': role}, about='opening', quote=study)
    yield Seed('opening_plain', 'opening', 0.5, {'role': role}, about='opening', source='kit')


def role_name(brief: Brief) -> str:
    """ "this data analyst role": from the posting, else from the kit's name."""
    if re.search(r'(?i)\badmission', brief.kit_name):
        return 'this programme'
    for name in (brief.job.title if brief.job else '', brief.kit_name):
        head = re.sub(r'(?i)\s*[,(].*$', '', name)
        several = re.search(r',.+ or |\s/ .+\s/ ', name)
        said = job_title(name.split()[-1] if several else head.split('/')[0])
        if said and len(said.split()) <= LONGEST_ROLE:
            return f'this {said} role'
    return 'this role'
