"""What an interviewer would ask about: gaps, short stays, frequent switches, overlaps, skills never shown."""

from itertools import combinations, pairwise
from typing import NamedTuple

from lab.engines.builtin.extraction.dates import month_number, month_of, months_between
from lab.engines.builtin.extraction.lexicon import words_of
from lab.models.extraction import EducationEntry, RiskFlag, Skill, WorkEntry

GAP_MONTHS, YEAR, OVERLAP_MONTHS = 4, 12, 3
SWITCHES, SWITCH_WINDOW, MOST_POSTS = 3, 36, 60


class Period(NamedTuple):
    """First and last month as numbers, both counted."""

    first: int
    last: int
    entry: WorkEntry


def risk_flags(
    work: list[WorkEntry], education: list[EducationEntry], skills: list[Skill], today: str
) -> list[RiskFlag]:
    periods = _periods(work, today)
    return [
        *_gaps(periods, education),
        *_short_tenures(work),
        *_switches(periods),
        *_overlaps(periods),
        *(_unevidenced(skill) for skill in skills if not skill.evidenced and not _is_tongue(skill.name)),
    ]


def total_months(work: list[WorkEntry], today: str) -> int:
    """Months with a post, those of several posts counted once."""
    months: set[int] = set()
    for period in _periods(work, today):
        months.update(range(period.first, period.last + 1))
    return len(months)


def _gaps(periods: list[Period], education: list[EducationEntry]) -> list[RiskFlag]:
    """Stretches without a post between two posts; the detail says when the résumé shows studies in that time."""
    found: list[RiskFlag] = []
    reached = periods[0] if periods else None
    for period in periods[1:]:
        if (
            reached
            and period.first - reached.last > GAP_MONTHS
            and _exact(reached.entry.end)
            and _exact(period.entry.start)
        ):
            found.append(_gap(reached, period, education))
        if reached is None or period.last > reached.last:
            reached = period
    return found


def _gap(before: Period, after: Period, education: list[EducationEntry]) -> RiskFlag:
    since, until = month_of(before.last + 1), month_of(after.first - 1)
    months = after.first - before.last - 1
    studies = next((each for each in education if _covers(each, before.last + 1, after.first - 1)), None)
    during = (
        f', during {studies.degree or "studies"} at {studies.institution}' if studies and studies.institution else ''
    )
    detail = f'{months} months between {_called(before.entry)} and {_called(after.entry)}{during}'
    return RiskFlag(
        kind='gap', detail=detail, since=since, until=until, months=months, employer=before.entry.employer or None
    )


def _short_tenures(work: list[WorkEntry]) -> list[RiskFlag]:
    found: list[RiskFlag] = []
    for entry in work:
        if not entry.current and _exact(entry.start) and _exact(entry.end):
            months = months_between(entry.start, entry.end)
            if 0 < months < YEAR:
                counted = f'{months} month{"s" if months > 1 else ""}'
                detail = f'{counted} as {entry.title or "an employee"} at {entry.employer or "one employer"}'
                found.append(
                    RiskFlag(
                        kind='short_tenure',
                        detail=detail,
                        employer=entry.employer,
                        since=entry.start,
                        until=entry.end,
                        months=months,
                    )
                )
    return found


def _switches(periods: list[Period]) -> list[RiskFlag]:
    """Three or more changes of employer within three years, internships and side posts left aside."""
    main = [p for p in periods if p.entry.employer and not _is_training(p.entry) and not _is_beside(p, periods)]
    starts = [b.first for a, b in pairwise(main) if a.entry.employer.casefold() != b.entry.employer.casefold()]
    for i, first in enumerate(starts):
        within = [start for start in starts[i:] if start - first < SWITCH_WINDOW]
        if len(within) >= SWITCHES:
            since, until = month_of(first), month_of(within[-1])
            detail = f'{len(within)} changes of employer between {since} and {until}'
            return [RiskFlag(kind='frequent_switches', detail=detail, since=since, until=until)]
    return []


def _is_beside(period: Period, periods: list[Period]) -> bool:
    """A post begun and ended while another employer's went on."""
    return any(
        other.first < period.first and other.last > period.last
        for other in _stays(periods)
        if other.entry.employer.casefold() != period.entry.employer.casefold()
    )


def _stays(periods: list[Period]) -> list[Period]:
    """Posts one after the other with one employer, as one period each."""
    found: list[Period] = []
    for period in periods:
        same = (n for n, each in enumerate(found) if each.entry.employer.casefold() == period.entry.employer.casefold())
        at = next((n for n in same if period.first <= found[n].last + 2), None)
        if at is None:
            found.append(period)
        else:
            found[at] = found[at]._replace(last=max(found[at].last, period.last))
    return found


def _overlaps(periods: list[Period]) -> list[RiskFlag]:
    found: list[RiskFlag] = []
    for one, other in combinations(periods[:MOST_POSTS], 2):
        first, last = max(one.first, other.first), min(one.last, other.last)
        apart = one.entry.employer.casefold() != other.entry.employer.casefold()
        if apart and last - first + 1 >= OVERLAP_MONTHS and _exact(one.entry.start) and _exact(other.entry.start):
            detail = f'{_called(one.entry)} and {_called(other.entry)} overlap by {last - first + 1} months'
            found.append(
                RiskFlag(
                    kind='overlap',
                    detail=detail,
                    employer=other.entry.employer or None,
                    since=month_of(first),
                    until=month_of(last),
                    months=last - first + 1,
                )
            )
    return found


def _is_tongue(name: str) -> bool:
    """A language that people speak is heard, not evidenced."""
    return name.casefold().split(' (')[0].split(' - ')[0].strip() in words_of('tongues.txt')


def _unevidenced(skill: Skill) -> RiskFlag:
    return RiskFlag(
        kind='unevidenced_skill', detail=f'{skill.name} is claimed and not shown elsewhere', skill=skill.name
    )


def _periods(work: list[WorkEntry], today: str) -> list[Period]:
    """Posts with both dates, in the order they began."""
    found = []
    for entry in work:
        end = today if entry.current else entry.end
        if entry.start and end and month_number(entry.start) <= month_number(end, last=True):
            found.append(
                Period(month_number(entry.start), min(month_number(end, last=True), month_number(today)), entry)
            )
    return sorted(found, key=lambda period: (period.first, period.last))


def _covers(study: EducationEntry, first: int, last: int) -> bool:
    """Whether studies take up most of a stretch of months."""
    if not study.start or not study.end:
        return False
    end = last if study.end == 'present' else month_number(study.end, last=True)
    return min(end, last) - max(month_number(study.start), first) + 1 >= 0.6 * (last - first + 1)


def _exact(date: str) -> bool:
    """Whether a date has a month: years alone cannot show a stretch of months."""
    return '-' in date or date == 'present'


def _is_training(entry: WorkEntry) -> bool:
    title = entry.title.casefold()
    return any(
        word in title for word in ('intern', 'trainee', 'student', 'placement', 'apprentice', 'volunteer', 'freelance')
    )


def _called(entry: WorkEntry) -> str:
    return entry.employer or entry.title or 'one post'
