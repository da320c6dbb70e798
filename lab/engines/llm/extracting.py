"""Documents read by the model: every entry is looked up in the text, what follows from entries is reckoned in code."""

import re
from typing import Any, TypeVar

from lab.engines.builtin.extraction.injections import speaks_to_machine, without_injections
from lab.engines.builtin.extraction.resume.flags import risk_flags, total_months
from lab.engines.builtin.extraction.skills import find_skills
from lab.engines.llm.client import Desk, no_check
from lab.engines.llm.drafts import JobDraft, ResumeDraft, WorkDraft
from lab.engines.llm.places import Places
from lab.engines.llm.trouble import NoAnswer
from lab.models.document import ReadText
from lab.models.extraction import (
    EducationEntry,
    JobExtraction,
    JobItem,
    JobSignal,
    JobSkill,
    Project,
    ResumeExtraction,
    Skill,
    Sourced,
    WorkEntry,
)
from lab.models.model_call import Outcome

LONGEST = 24_000
"""Characters of a document that are shown."""
CONTACT = re.compile(
    r'\S+@\S+|(?:https?://|www\.)\S+|\b(?:linkedin|github)\.com\S*|(?<!\w)\+?\d[\d ().-]{7,}\d(?!\w)', re.IGNORECASE
)
DATE = re.compile(r'(?:(\d{4})(?:-(0[1-9]|1[0-2]))?|present)?')
MOST_MISSING = 0.5
"""Share of entries that do not stand in the document from which the reading is not believed at all."""

S = TypeVar('S', bound=Sourced)


async def read_resume(desk: Desk, text: ReadText, base: ResumeExtraction, today: str) -> ResumeExtraction:
    """`base` is what the rules read: it keeps claims, keywords and everything that is not the model's to say."""
    shown, _ = without_injections(text)
    draft = await desk.fill(ResumeDraft, 'read', {}, {'document': for_model(shown.text)}, no_check)
    places = Places(shown.text)
    work = [entry for each in draft.work_history if (entry := _work(each, places))]
    education = [e for each in draft.education if (e := _found(EducationEntry, each.model_dump(), places, EDUCATION))]
    projects = [p for each in draft.projects if (p := _found(Project, each.model_dump(), places, ('name',)))]
    _believed(len(work) + len(education) + len(projects), draft)
    skills = _skills(draft.skills, base, places)
    return base.model_copy(
        update={
            'headline': draft.headline if places.find(draft.headline) else base.headline,
            'work_history': work or base.work_history,
            'education': education or base.education,
            'projects': projects or base.projects,
            'skills_claimed': skills or base.skills_claimed,
            'risk_flags': risk_flags(work or base.work_history, education, skills or base.skills_claimed, today),
            'total_months': total_months(work or base.work_history, today),
            'engine': 'llm',
            'made_with': desk.made_with,
        }
    )


async def read_job(desk: Desk, text: ReadText, base: JobExtraction) -> JobExtraction:
    shown, _ = without_injections(text)
    draft = await desk.fill(JobDraft, 'read', {}, {'document': for_model(shown.text)}, no_check)
    places = Places(shown.text)
    duties = [JobItem(text=said, span=span) for said in draft.responsibilities if (span := places.find(said))]
    required = [_skill(said, places) for said in draft.required_skills if places.find(said)]
    wished = [_skill(said, places) for said in draft.nice_to_have_skills if places.find(said)]
    told = len(draft.responsibilities) + len(draft.required_skills) + len(draft.nice_to_have_skills)
    if not told or len(duties) + len(required) + len(wished) < MOST_MISSING * told:
        raise NoAnswer(Outcome.withheld, 'Most of what was read does not stand in the document.')
    signals = [JobSignal(text=s.text, kind=s.kind, span=span) for s in draft.signals if (span := places.find(s.text))]
    return base.model_copy(
        update={
            'title': draft.title if places.find(draft.title) else base.title,
            'company': draft.company if places.find(draft.company) else base.company,
            'responsibilities': duties,
            'required_skills': required,
            'nice_to_have_skills': wished,
            'seniority': draft.seniority or base.seniority,
            'signals': signals or base.signals,
            'engine': 'llm',
            'made_with': desk.made_with,
        }
    )


def for_model(text: str) -> str:
    """Without means of contact, and not longer than can be used."""
    return CONTACT.sub('[contact]', text)[:LONGEST]


EDUCATION = ('institution', 'degree')


def _work(draft: WorkDraft, places: Places) -> WorkEntry | None:
    entry = _found(WorkEntry, draft.model_dump(), places, ('employer', 'title'))
    if entry is not None:
        entry.highlights = [each for each in entry.highlights if places.find(each) and not speaks_to_machine(each)]
    return entry


def _found(kind: type[S], told: dict[str, Any], places: Places, named_by: tuple[str, ...]) -> S | None:
    """The entry with its fields that stand in the document; none when what it is named by does not."""
    if not any(places.find(told[field]) for field in named_by) or any(speaks_to_machine(told[f]) for f in named_by):
        return None
    kept = {field: _checked(field, value, places) for field, value in told.items()}
    span = next(found for field in named_by if (found := places.find(kept[field])))
    return kind(**kept, span=span)


def _checked(field: str, value: Any, places: Places) -> Any:  # noqa: ANN401
    if field in ('start', 'end'):
        dated = DATE.fullmatch(value)
        return value if dated and (dated[1] is None or places.find(dated[1])) else ''
    if isinstance(value, list):
        return [each for each in value if places.find(each)]
    return value if places.find(value) and not speaks_to_machine(value) else ''


def _believed(kept: int, draft: ResumeDraft) -> None:
    told = len(draft.work_history) + len(draft.education) + len(draft.projects)
    if not told or kept < MOST_MISSING * told:
        raise NoAnswer(Outcome.withheld, 'Most of what was read does not stand in the document.')


def _skills(names: list[str], base: ResumeExtraction, places: Places) -> list[Skill]:
    """With the evidence the rules found for the same skill; a new one is looked for in the whole text."""
    known = {each.name.casefold(): each for each in base.skills_claimed}
    found: dict[str, Skill] = {}
    for name in names:
        spans = places.find_all(name)
        if spans and not speaks_to_machine(name):
            skill = known.get(name.casefold(), Skill(name=name, span=spans[0], evidence=spans[1:]))
            found.setdefault(name.casefold(), skill)
    return list(found.values())


def _skill(said: str, places: Places) -> JobSkill:
    names = dict.fromkeys(found.name for found in find_skills(said))
    return JobSkill(text=said, names=list(names), span=places.find(said))
