"""Something of the candidate's own that an answer could be built on: a job, a project or a course from the résumé."""

from dataclasses import dataclass

from lab.engines.builtin.coaching.lexicons import table
from lab.engines.builtin.evaluating.wording import fill
from lab.engines.builtin.measuring.topic import content_stems
from lab.models.interview import Brief

LONGEST_HIGHLIGHT = 16
ACRONYM = 4
NOT_PLACES = ('freelance', 'self-employed', 'self employed', 'various', 'n/a', 'confidential')


@dataclass(frozen=True)
class Anchor:
    """`opening` begins a sentence, `inside` goes on in one, `hint` says why it would fit."""

    opening: str = ''
    inside: str = ''
    hint: str = ''
    name: str = ''


def anchor_for(question: str, brief: Brief) -> Anchor:
    """The entry that shares most with the question; among equals the latest."""
    asked = content_stems(question)
    ranked = sorted(_anchors(brief), key=lambda row: -len(asked & content_stems(row[0])))
    return ranked[0][1] if ranked else Anchor(opening=table('rewriting')['places']['nowhere'])


def place_of(brief: Brief) -> str:
    """The employer applied to, when the posting names one."""
    company = (brief.job.company if brief.job else '').strip()
    return named(company) if company and len(company.split()) <= 5 else table('rewriting')['places']['role']


def named(name: str) -> str:
    """A name as it is said: capitals only where it is an acronym."""
    return ' '.join(word.capitalize() if word.isupper() and len(word) > ACRONYM else word for word in name.split())


def _anchors(brief: Brief) -> list[tuple[str, Anchor]]:
    """Each with the text it is compared by: jobs as the résumé lists them, then projects, then studies."""
    who, found = brief.candidate, []
    for entry in who.work_history:
        if entry.employer and entry.employer.lower() not in NOT_PLACES and len(entry.employer.split()) <= 6:
            text = ' '.join([entry.title, entry.employer, *entry.highlights])
            found.append(
                (
                    text,
                    _anchor(
                        f'At {named(entry.employer)}, ',
                        f'at {named(entry.employer)}, ',
                        entry.highlights,
                        named(entry.employer),
                    ),
                )
            )
    for project in who.projects:
        if project.name and len(project.name.split()) <= 6:
            opening = f'When I worked on {project.name}, '
            found.append(
                (f'{project.name} {project.summary}', _anchor(opening, f'on {project.name}, ', [], project.name))
            )
    for course in who.education:
        if course.institution and len(course.institution.split()) <= 7:
            place = named(course.institution)
            found.append((course.field, _anchor(f'During my time at {place}, ', f'at {place}, ', [], place)))
    return found


def _anchor(opening: str, inside: str, highlights: list[str], name: str) -> Anchor:
    texts = table('rewriting')['why']
    short = next((line.strip().rstrip('.') for line in highlights if 3 < len(line.split()) <= LONGEST_HIGHLIGHT), '')
    hint = fill(texts['anchor'], {'highlight': short}) if short else fill(texts['anchor_place'], {'employer': name})
    return Anchor(opening, inside, f'{hint} ', name)
