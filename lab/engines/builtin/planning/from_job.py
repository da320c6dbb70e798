"""Seeds of questions in a posting: what it asks for and the résumé lacks or shows, its duties, its company."""

import re
from collections.abc import Iterator

from lab.engines.builtin.extraction.skills import find_skills, skill_domains
from lab.engines.builtin.planning.clauses import duty_slots
from lab.engines.builtin.planning.seeds import Seed
from lab.engines.builtin.planning.spoken import employer, skill, with_article
from lab.engines.builtin.planning.told import skill_slots, told_skills
from lab.engines.builtin.planning.worth import worth
from lab.engines.builtin.reading.lexicon import words_of
from lab.engines.builtin.reading.words import content_stems, stem
from lab.models.extraction import JobSkill, ResumeExtraction
from lab.models.interview import Brief
from lab.models.plan import TriggerKind

SOFT = frozenset({'people', 'languages'})
SPOKEN_HERE = 'English'
"""A résumé in English shows it, and so does the interview."""
PAPER = re.compile(
    r'(?i)\b(?:licen[cs]e|card|certificat\w+|ticket|diploma|registration|permit|clearance|driving|tickets|licen[cs]es)$'
)
EITHER = re.compile(r'(?i)\b(?:or|and/or|such as|e\.g\.|like|ideally)\b|/')


def seeds_of_job(brief: Brief) -> Iterator[Seed]:
    job = brief.job
    if job is None:
        return
    shown = shown_skills(brief.candidate)
    for rank, wanted in enumerate(job.required_skills):
        yield from _requirement(wanted, rank, shown, brief)
    for rank, item in enumerate(job.responsibilities):
        if said := duty_slots(item.text):
            label = f'the posting: “{_short(item.text)}”'
            value = worth('responsibility', brief) - 0.03 * rank
            yield Seed(
                'responsibility',
                'responsibility',
                value,
                said | {'duty_short': _short(item.text)},
                label,
                item.text,
                item.span,
                'job',
                about=f'duty {rank}',
            )
    if company := employer(job.company):
        yield Seed(
            'company',
            'company',
            worth('company', brief),
            {'company': company},
            f'why {company}',
            job.company,
            source='job',
            about='company',
        )


def shown_skills(resume: ResumeExtraction) -> str:
    """Everything a résumé says about skills, as one lower-case text to look in."""
    claimed = '\n'.join([*(each.name for each in resume.skills_claimed), *resume.keywords]).lower()
    return f'{claimed}\n{told_skills(resume)}'


def _requirement(wanted: JobSkill, rank: int, shown: str, brief: Brief) -> Iterator[Seed]:
    own = f'{brief.job.title if brief.job else ""} {brief.kit_name}'.lower()
    hard = [
        name
        for name in wanted.names
        if name.lower() not in own
        and name != SPOKEN_HERE
        and skill_domains().get(name) not in SOFT
        and 1 < len(name) <= 28
        and len(name.split()) <= 4
    ]
    present = [name for name in hard if _shows(shown, name)]
    missing = [name for name in hard if name not in present]
    if missing and not (present and EITHER.search(wanted.text)):
        label = f'the posting asks for {missing[0]}; the résumé shows none'
        yield _asked_for('requirement_missing', missing[0], label, wanted, rank, brief)
    if present and not PAPER.search(present[0]):
        yield _asked_for('requirement_met', present[0], f'{present[0]}, asked for and shown', wanted, rank, brief)


def _asked_for(kind: TriggerKind, skill: str, label: str, wanted: JobSkill, rank: int, brief: Brief) -> Seed:
    value, slots = worth(kind, brief) - 0.04 * rank, skill_slots(skill)
    if PAPER.search(skill):
        slots = skill_slots(with_article(slots['skill'] if skill != 'Driving' else 'driving licence'))
        return Seed('requirement_paper', kind, value, slots, label, wanted.text, wanted.span, 'job', about=skill)
    field = kind == 'requirement_met' and slots['skill'][0].islower()
    template = 'requirement_met_field' if field else kind
    return Seed(template, kind, value, slots, label, wanted.text, wanted.span, 'job', about=skill)


def _shows(shown: str, name: str) -> bool:
    """By name or alias; "PostgreSQL" shows SQL, and a test anywhere shows automated testing."""
    if name.lower() in shown or any(found.name == name for found in find_skills(shown)):
        return True
    general = {stem(word) for word in words_of('common_nouns')} | {
        stem(word) for word in words_of('general_skills', 'spoken')
    }
    return skill(name)[0].islower() and bool((content_stems(name) - general) & content_stems(shown))


def _short(text: str) -> str:
    words = text.split()
    return ' '.join(words[:6]).rstrip(' ,;.') + ('…' if len(words) > 6 else '')
