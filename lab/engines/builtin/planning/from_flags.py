"""Seeds of questions in the doubts of a résumé: gaps, short stays, many moves, overlaps, skills never shown."""

from collections.abc import Iterator

from lab.engines.builtin.extraction.skills import canonical_skill, skill_domains
from lab.engines.builtin.planning.places import place_slots, short_by_nature
from lab.engines.builtin.planning.seeds import Seed
from lab.engines.builtin.planning.spoken import employer, month, span_of_months, year
from lab.engines.builtin.planning.told import role_words, skill_slots, told_skills
from lab.engines.builtin.planning.worth import worth
from lab.engines.builtin.reading.lexicon import words_of
from lab.engines.builtin.reading.words import content_stems
from lab.models.extraction import RiskFlag
from lab.models.interview import Brief

OLD_GAP_YEARS = 6
LONGEST_SKILL = 3


def seeds_of_flag(flag: RiskFlag, brief: Brief) -> Iterator[Seed]:
    value, quote = worth(flag.kind, brief), flag.detail
    if flag.kind == 'gap' and flag.since:
        yield from _gap(flag, brief, value)
    elif flag.kind == 'short_tenure' and flag.employer:
        work = next((job for job in brief.candidate.work_history if job.employer == flag.employer), None)
        still = any(job.current and job.employer == flag.employer for job in brief.candidate.work_history)
        if work and not still and not short_by_nature(work) and flag.months and place_slots(work)['employer']:
            slots = place_slots(work) | {'months': span_of_months(flag.months)}
            yield Seed('short_tenure', 'short_tenure', value, slots, quote=quote, about=slots['employer'])
    elif flag.kind == 'overlap' and flag.employer and (flag.since or flag.until):
        slots = {'employer': employer(flag.employer), 'year': year(flag.since or flag.until or '')}
        yield Seed('overlap', 'overlap', value, slots, quote=quote, about='overlap')
    elif flag.kind == 'unevidenced_skill' and flag.skill:
        if not (known := canonical_skill(flag.skill)) or not worth_asking(known, brief):
            return
        wanted = content_stems(known) <= role_words(brief)
        yield Seed(
            'unevidenced_skill',
            'unevidenced_skill',
            value + 0.1 * wanted,
            skill_slots(_as_written(flag.skill, known)),
            quote=quote,
            about=known,
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


def worth_asking(known: str, brief: Brief) -> bool:
    """A skill of the lexicon that can be shown and tested, and is told nowhere in the résumé."""
    soft = skill_domains().get(known) in {'people'} or known.lower() in words_of('trivial_skills', 'spoken')
    return not soft and len(known.split()) <= LONGEST_SKILL and known.lower() not in told_skills(brief.candidate)


def _as_written(skill: str, known: str) -> str:
    """The candidate's own word for it where it is short and calm, else the usual name."""
    calm = skill.istitle() or skill.islower() or skill == known
    return skill if calm and len(skill.split()) <= LONGEST_SKILL else known
