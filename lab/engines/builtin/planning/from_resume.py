"""Seeds of questions in a résumé: claims, flags, projects, jobs, studies."""

import re
from collections.abc import Iterator

from lab.engines.builtin.planning.places import line_slots, main_job, place_slots, short_by_nature
from lab.engines.builtin.planning.seeds import Seed
from lab.engines.builtin.planning.spoken import (
    capitalised,
    employer,
    field_of_study,
    institution,
    month,
    project,
    skill,
    span_of_months,
    year,
)
from lab.engines.builtin.planning.worth import worth
from lab.engines.builtin.reading.lexicon import pattern
from lab.engines.builtin.reading.words import content_stems
from lab.models.extraction import Claim, EducationEntry, Project, RiskFlag, WorkEntry
from lab.models.interview import Brief
from lab.models.kit import Level

OLD_GAP_YEARS = 6
CLAIM_WORTH = {'number': 1.0, 'scope': 0.93, 'award': 0.85, 'superlative': 0.88}


def seeds_of_resume(brief: Brief) -> Iterator[Seed]:
    resume = brief.candidate
    for rank, claim in enumerate(resume.claims):
        yield from _claim(claim, rank, brief)
    for flag in resume.risk_flags:
        yield from _flag(flag, brief)
    for rank, made in enumerate(resume.projects):
        yield from _project(made, rank, brief)
    yield from _jobs(brief)
    for rank, study in enumerate(resume.education[:2]):
        yield from _education(study, rank, brief)


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


def _claim(claim: Claim, rank: int, brief: Brief) -> Iterator[Seed]:
    work = next((job for job in brief.candidate.work_history if claim.about and job.employer == claim.about), None)
    slots = line_slots(claim.text, work, claim.figure)
    if not slots:
        return
    about = (employer(claim.about) if work else project(claim.about)) if claim.about else ''
    telling = re.search(r'\d[%\d,.]*\s?%|[$£€]\s?\d[\d,.]*\s?[kKmM]?', claim.text)
    named = f'the {telling.group()} claim' if telling else f'“{_opening(claim.text)}”'
    label = f'{named} {"at" if work else "in"} {about}' if about else named
    topic = f'the {telling.group()} claim' if telling else f'that line from {about}' if about else 'that line'
    close = 0.04 * min(3, len(role_words(brief) & content_stems(claim.text)))
    value = worth('claim', brief) * CLAIM_WORTH[claim.kind] - 0.03 * rank + close
    template = 'claim' if _changed_something(claim.text) else 'claim_of_size'
    slots |= {'topic': topic}
    yield Seed(template, 'claim', value, slots, label, claim.text, claim.span, about=about or claim.text[:30])


def _changed_something(text: str) -> bool:
    """A claim of an effect, not of a size: "cut by 40%", "from six to two", "halved"."""
    found = pattern('measurable_change').search(text) or pattern('effects', 'spoken').search(text)
    return bool(found or re.search(r'(?i)\d\s?%|\bfrom\b.{1,30}\bto\b', text))


def _flag(flag: RiskFlag, brief: Brief) -> Iterator[Seed]:
    value, quote = worth(flag.kind, brief), flag.detail
    if flag.kind == 'gap' and flag.since:
        yield from _gap(flag, brief, value)
    elif flag.kind == 'short_tenure' and flag.employer:
        work = next((job for job in brief.candidate.work_history if job.employer == flag.employer), None)
        if work and not short_by_nature(work) and flag.months:
            slots = place_slots(work) | {'months': span_of_months(flag.months)}
            yield Seed('short_tenure', 'short_tenure', value, slots, quote=quote, about=slots['employer'])
    elif flag.kind == 'overlap' and flag.employer and (flag.since or flag.until):
        slots = {'employer': employer(flag.employer), 'year': year(flag.since or flag.until or '')}
        yield Seed('overlap', 'overlap', value, slots, quote=quote, about='overlap')
    elif flag.kind == 'unevidenced_skill' and flag.skill:
        wanted = content_stems(flag.skill) <= role_words(brief)
        yield Seed(
            'unevidenced_skill',
            'unevidenced_skill',
            value + 0.1 * wanted,
            skill_slots(flag.skill),
            quote=quote,
            about=flag.skill,
        )
    elif flag.kind == 'frequent_switches':
        yield Seed('frequent_switches', 'frequent_switches', value, {}, quote=quote, about='moves')


def _gap(flag: RiskFlag, brief: Brief, value: float) -> Iterator[Seed]:
    since, until = flag.since or '', flag.until or ''
    if (
        brief.today
        and year(until or brief.today)
        and int(brief.today[:4]) - int(year(until or brief.today)) > OLD_GAP_YEARS
    ):
        return
    slots = {'since': month(since), 'until': month(until), 'year': year(since)}
    if until in {'', 'present', brief.today}:
        yield Seed('gap_now', 'gap', value, slots, f'the time since {slots["since"]}', flag.detail, about='gap now')
        return
    if year(since) == year(until) and '-' in since:
        slots['since'] = slots['since'].split()[0]
    yield Seed('gap', 'gap', value, slots, f'your {slots["year"]} gap', flag.detail, about=f'gap {since}')


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
            about=slots['employer'] or label,
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
            about=slots['employer'] or line[:20],
        )


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


def skill_slots(name: str) -> dict[str, str]:
    said = skill(name)
    return {'skill': said, 'skill_cap': capitalised(said)}


def _opening(line: str) -> str:
    words = line.split()
    return ' '.join(words[:5]).rstrip(' ,;.') + ('…' if len(words) > 5 else '')
