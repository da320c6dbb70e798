"""Where an answer and the résumé disagree, put so that it can be asked as an open question."""

import re
from dataclasses import dataclass

from lab.engines.builtin.reading.figures import Figure, figures, said_number
from lab.engines.builtin.reading.lexicon import any_of, plain, words_of
from lab.engines.builtin.reading.spans import quote_at
from lab.engines.builtin.reading.words import stem, tagged
from lab.models.extraction import ResumeExtraction, WorkEntry
from lab.models.plan import PlannedQuestion

TEAM = re.compile(
    r'(?i)\bteam of (?P<of>(?:about |around |roughly |over )?[\w-]+)|(?P<we>[\w-]+) of us\b'
    r'|(?P<inside>[\w-]+) (?:people|persons|members|engineers|developers|analysts|nurses) (?:on|in) (?:my|our|the) team'
    r'|\b(?P<person>[\w]+)[- ]person team'
)
STAYED = re.compile(
    r'(?i)\b(?:worked|was|stayed|been|spent|working|had been) .{0,30}?\b(?P<years>[\w.]+(?: and a half)?) years?\b'
)
NEVER = (
    r"(?:never|haven't|have not|hadn't|didn't|did not|don't|do not|not) (?:really |actually |ever )*"
    r'(?:used?|worked with|touched|written|tried|coded in|know|known|learned|done|had experience with)\s+'
    r'(?:any |much |that much )?(?:\w+ (?:or|and) )?'
)
NO_EXPERIENCE = r'no (?:real |actual |practical )?experience (?:with|in|of|using) '
LEFT = re.compile(
    r"(?i)\b(?:i|i've) (?:left|quit|resigned from|was (?:fired|let go) from|(?:no longer|don't) work (?:at|for))"
    r" (?P<what>there|the (?:company|job|firm|place)|[\w .&'-]{2,40})"
)
SAME_THING = 2


@dataclass(frozen=True)
class Conflict:
    """`resume` and `said` name the two versions in words that fit after "your résumé says"; `about` is the topic."""

    about: str
    resume: str
    said: str
    quote: str


def find_conflict(
    answer: str, planned: PlannedQuestion | None, resume: ResumeExtraction, today: str = ''
) -> Conflict | None:
    """The first disagreement about one and the same fact; doubtful matches are let pass."""
    said = plain(answer)
    place = _place(said, planned, resume)
    return (
        _unused_skill(answer, said, resume)
        or _team_size(answer, said, place, planned)
        or _tenure(answer, said, place, today)
        or _claimed_figure(answer, planned, resume)
        or _still_there(answer, said, place)
    )


def _unused_skill(answer: str, said: str, resume: ResumeExtraction) -> Conflict | None:
    for skill in resume.skills_claimed:
        if len(skill.name) < 2 or len(skill.name.split()) > 3:
            continue
        name = any_of([re.escape(plain(skill.name))]).pattern
        found = re.search(rf'(?i)(?:{NEVER}|{NO_EXPERIENCE}){name}', said)
        if found:
            quote = quote_at(answer, found.start(), found.end()) or answer[found.start() : found.end()]
            return Conflict(skill.name, f'{skill.name} among your skills', 'you haven’t really used it', quote)
    return None


def _team_size(answer: str, said: str, place: WorkEntry | None, planned: PlannedQuestion | None) -> Conflict | None:
    lines = (
        place.highlights if place else [planned.trigger.quote] if planned and planned.trigger.source == 'resume' else []
    )
    written, heard = _size(' . '.join(lines)), _size(said)
    if not written or not heard or written[0] == heard[0]:
        return None
    quote = answer[heard[1].start() : heard[1].end()]
    return Conflict('the team', f'a team of {said_number(written[0])}', f'I heard {said_number(heard[0])}', quote)


def _size(text: str) -> tuple[float, re.Match[str]] | None:
    for match in TEAM.finditer(text):
        count = figures(next(group for group in match.groups() if group) + ' people')
        if count and 1 < count[0].value < 500:
            return count[0].value, match
    return None


def _tenure(answer: str, said: str, place: WorkEntry | None, today: str) -> Conflict | None:
    """Years at one employer, told and reckoned; a year or more and a third apart."""
    months = _months(place, today) if place else None
    match = STAYED.search(said)
    if (
        not place
        or not months
        or not match
        or not re.search(r'(?i)\bthere\b|\b' + re.escape(place.employer) + r'\b', said)
    ):
        return None
    told = figures(f'{match["years"].split(" and")[0]} years')
    if not told or abs(told[0].value * 12 - months) < max(12, months / 3):
        return None
    years = max(1, round(months / 12))
    written = f'about {said_number(years)} year{"s" * (years > 1)} at {_called(place)}'
    return Conflict(
        f'the time at {_called(place)}',
        written,
        f'I heard {said_number(told[0].value)}',
        answer[match.start() : match.end()],
    )


def _claimed_figure(answer: str, planned: PlannedQuestion | None, resume: ResumeExtraction) -> Conflict | None:
    """Another figure of the same unit for the claim the question is about, or for one told in the same words."""
    for claim in resume.claims:
        asked = planned is not None and planned.trigger.kind == 'claim' and planned.trigger.quote == claim.text
        for figure in figures(answer):
            written = [other for other in figures(claim.text) if other.unit == figure.unit and figure.unit]
            if (
                written
                and _other_figure(figure, written, answer)
                and _same_thing(answer, figure, claim.text, asked=asked)
            ):
                quote = quote_at(answer, figure.start, figure.end) or figure.text
                return Conflict('the figure', written[0].text, f'I heard {figure.text}', quote)
    return None


def _other_figure(figure: Figure, written: list[Figure], answer: str) -> bool:
    values = {other.value for other in figures(answer)}
    return figure.unit in {'%', '$', '£', '€'} and not values & {other.value for other in written}


def _same_thing(answer: str, figure: Figure, claim: str, *, asked: bool) -> bool:
    """Whether the figure stands among the things the claim is about."""
    near = answer[max(0, figure.start - 80) : figure.end + 40]
    return len(_things(near) & _things(claim)) >= (1 if asked else SAME_THING)


def _things(text: str) -> set[str]:
    return {
        stem(word.lower)
        for word in tagged(text)
        if word.tag in {'NN0', 'NN1', 'NN2'} and word.lower not in words_of('common_nouns')
    }


def _still_there(answer: str, said: str, place: WorkEntry | None) -> Conflict | None:
    found = LEFT.search(said)
    if not found or not place or not place.current:
        return None
    if (
        not found['what']
        .lower()
        .startswith(('there', 'the company', 'the job', 'the firm', 'the place', place.employer.lower()))
    ):
        return None
    quote = quote_at(answer, found.start(), found.end()) or answer[found.start() : found.end()]
    return Conflict(place.employer, f'you’re still at {_called(place)}', 'I heard you left', quote)


def _place(said: str, planned: PlannedQuestion | None, resume: ResumeExtraction) -> WorkEntry | None:
    """The job the answer is about: named in it, or the one the question came from."""
    named = [work for work in resume.work_history if len(work.employer) > 2 and work.employer.lower() in said.lower()]
    if named:
        return named[0]
    about = f'{planned.trigger.label} {planned.text}'.lower() if planned and planned.trigger.source == 'resume' else ''
    return next(
        (work for work in resume.work_history if len(work.employer) > 2 and work.employer.lower() in about), None
    )


def _months(place: WorkEntry, today: str) -> int | None:
    end = today if place.current else place.end
    first, last = (re.fullmatch(r'(\d{4})-(\d{2})', date) for date in (place.start, end))
    if not first or not last:
        return None
    return (int(last[1]) - int(first[1])) * 12 + int(last[2]) - int(first[2]) + 1


def _called(place: WorkEntry) -> str:
    """The employer without shouting."""
    return place.employer.title() if place.employer.isupper() and len(place.employer) > 5 else place.employer
