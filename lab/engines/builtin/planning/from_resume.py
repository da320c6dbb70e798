"""Seeds of questions in a résumé: claims, flags, projects, jobs, studies."""

import re
from collections.abc import Iterator

from lab.engines.builtin.planning.from_flags import seeds_of_flag
from lab.engines.builtin.planning.places import line_slots, main_job, place_slots
from lab.engines.builtin.planning.seeds import Seed
from lab.engines.builtin.planning.spoken import (
    capitalised,
    employer,
    field_of_study,
    institution,
    project,
)
from lab.engines.builtin.planning.told import role_words
from lab.engines.builtin.planning.worth import worth
from lab.engines.builtin.reading.lexicon import pattern
from lab.engines.builtin.reading.words import content_stems
from lab.models.extraction import Claim, EducationEntry, Project, WorkEntry
from lab.models.interview import Brief
from lab.models.kit import Level

CLAIM_WORTH = {'number': 1.0, 'scope': 0.93, 'award': 0.85, 'superlative': 0.88}


def seeds_of_resume(brief: Brief) -> Iterator[Seed]:
    resume = brief.candidate
    for rank, claim in enumerate(resume.claims):
        yield from _claim(claim, rank, brief)
    for flag in resume.risk_flags:
        yield from seeds_of_flag(flag, brief)
    for rank, made in enumerate(resume.projects):
        yield from _project(made, rank, brief)
    yield from _jobs(brief)
    for rank, study in enumerate(resume.education[:2]):
        yield from _education(study, rank, brief)


def _claim(claim: Claim, rank: int, brief: Brief) -> Iterator[Seed]:
    work = next((job for job in brief.candidate.work_history if claim.about and job.employer == claim.about), None)
    slots = line_slots(claim.text, work, claim.figure)
    if not slots or pattern('years_of_experience', 'spoken').search(claim.text):
        return
    about = (employer(claim.about) if work else project(claim.about)) if claim.about else ''
    telling = re.search(r'\d[%\d,.]*\s?%|[$£€]\s?\d[\d,.]*[kKmM]?', claim.text)
    named = f'the {telling.group()} claim' if telling else f'“{_opening(claim.text)}”'
    label = f'{named} {"at" if work else "in"} {about}' if about else named
    topic = f'the {telling.group()} claim' if telling else f'that line from {about}' if about else 'that line'
    close = 0.04 * min(3, len(role_words(brief) & content_stems(claim.text)))
    value = worth('claim', brief) * CLAIM_WORTH[claim.kind] - 0.03 * rank + close
    template = _sort_of_claim(claim, slots['on_resume'])
    slots |= {'topic': topic}
    variant = 'ask_current' if slots.get('goes_on') else 'ask'
    about = about or claim.text[:30]
    yield Seed(template, 'claim', value, slots, label, claim.text, claim.span, variant=variant, about=about)


def _sort_of_claim(claim: Claim, said: str) -> str:
    """An effect, a size or an award; each is asked about in its own way."""
    if claim.kind == 'award' or pattern('awards', 'spoken').search(said):
        return 'claim_of_award'
    return 'claim' if _changed_something(said) else 'claim_of_size'


def _changed_something(text: str) -> bool:
    """A claim of an effect, not of a size: "cut by 40%", "from six to two", "halved"."""
    found = pattern('measurable_change').search(text) or pattern('effects', 'spoken').search(text)
    return bool(found or re.search(r'(?i)\d\s?%|\bfrom\b.{1,30}\bto\b', text))


def _project(made: Project, rank: int, brief: Brief) -> Iterator[Seed]:
    said = project(made.name)
    if not said:
        return
    close = 0.03 * min(
        4, len(role_words(brief) & content_stems(f'{made.name} {made.summary} {" ".join(made.technologies)}'))
    )
    tech = next((name for name in made.technologies if re.fullmatch(r'[\w.+# -]{1,20}', name)), '')
    slots = {'project': said, 'project_cap': capitalised(said), 'tech': tech}
    variant = 'ask_tech' if tech and brief.interview_type == 'technical' and rank % 2 else 'ask'
    value = worth('project', brief) - 0.05 * rank + close
    label = f'{said.removeprefix("your ")} on the résumé'
    yield Seed(
        'project', 'project', value, slots, label, made.summary or made.name, made.span, variant=variant, about=said
    )


def _jobs(brief: Brief) -> Iterator[Seed]:
    main = main_job(brief.candidate, role_words(brief))
    for rank, work in enumerate(brief.candidate.work_history[:6]):
        slots = place_slots(work)
        if not slots['title'] and not slots['employer']:
            continue
        value = worth('role', brief) - (0.0 if work is main else 0.2 + 0.05 * rank)
        label = f'{slots["bare_title"]} {slots["at"]}'.strip()
        template = 'role' if slots['employer'] else 'role_self' if slots['at'] else 'role_title'
        variant = 'ask_current' if work.current else 'ask'
        yield Seed(
            template,
            'role',
            value,
            slots,
            label,
            work.title,
            work.span,
            variant=variant,
            about=_place_key(slots) or label,
        )
        yield from _highlights(work, rank, slots, brief)


def _highlights(work: WorkEntry, rank: int, slots: dict[str, str], brief: Brief) -> Iterator[Seed]:
    claimed = {claim.text for claim in brief.candidate.claims}
    for line in work.highlights[:4]:
        said = line_slots(line, work)
        if not said or line in claimed:
            continue
        close = 0.05 * min(3, len(role_words(brief) & content_stems(line)))
        topic = f'your time {slots["at"]}' if slots['at'] else 'that line'
        label = f'“{_opening(line)}”' + (f' {slots["at"]}' if slots['at'] else '')
        value = worth('role', brief) - 0.22 - 0.06 * rank + close
        yield Seed(
            'highlight',
            'role',
            value,
            slots | said | {'place_topic': topic},
            label,
            line,
            work.span,
            variant='ask_current' if said.get('goes_on') else 'ask',
            about=_place_key(slots) or line[:20],
        )


def _place_key(slots: dict[str, str]) -> str:
    """One employer under several spellings is one place."""
    words = slots['employer'].lower().removeprefix('the ').split()
    return words[0] if words and len(words[0]) > 4 else ' '.join(words)


def _education(study: EducationEntry, rank: int, brief: Brief) -> Iterator[Seed]:
    at, field = institution(study.institution), field_of_study(study.field)
    if not at:
        return
    no_work = 0.45 if not brief.candidate.work_history else 0.0
    value = (
        worth('education', brief)
        + no_work
        + {Level.entry: 0.1, Level.mid: -0.1, Level.senior: -0.3}[brief.seniority]
        - 0.15 * rank
    )
    slots = {'institution': at, 'field': field}
    label = f'{field or "your studies"} at {at}'
    yield Seed(
        'education',
        'education',
        value,
        slots,
        label,
        study.degree or study.field,
        study.span,
        variant='ask' if field else 'ask_plain',
        about='studies',
    )


def _opening(line: str) -> str:
    words = line.split()
    return ' '.join(words[:5]).rstrip(' ,;.') + ('…' if len(words) > 5 else '')
