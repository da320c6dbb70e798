"""What is read out of a résumé or a job description, each item with the span of text it came from."""

from typing import Any, Literal

from pydantic import BaseModel

from lab.models.made import Made

FlagKind = Literal['gap', 'short_tenure', 'frequent_switches', 'overlap', 'unevidenced_skill']
ClaimKind = Literal['number', 'superlative', 'scope', 'award']


class Span(BaseModel):
    """Offsets into the document's text."""

    start: int
    end: int


class Sourced(BaseModel):
    span: Span | None = None


class WorkEntry(Sourced):
    """Dates are `YYYY-MM`, `YYYY` or `present`; empty when the résumé gives none."""

    employer: str = ''
    title: str = ''
    start: str = ''
    end: str = ''
    location: str = ''
    highlights: list[str] = []

    @property
    def current(self) -> bool:
        return self.end == 'present'


class EducationEntry(Sourced):
    institution: str = ''
    degree: str = ''
    field: str = ''
    start: str = ''
    end: str = ''


class Project(Sourced):
    name: str = ''
    technologies: list[str] = []
    summary: str = ''
    outcome: str = ''


class Skill(Sourced):
    """`evidence` holds every span outside the skills section in which the skill is used."""

    name: str
    evidence: list[Span] = []

    @property
    def evidenced(self) -> bool:
        return bool(self.evidence)


class Claim(Sourced):
    """A statement worth checking. `about` is the employer or project it stands under, `figure` the number in it."""

    text: str
    kind: ClaimKind = 'number'
    about: str = ''
    figure: str = ''


class RiskFlag(BaseModel):
    """`months` counts whole months. `since` and `until` are printed as `from` and `to`."""

    kind: FlagKind
    detail: str
    employer: str | None = None
    since: str | None = None
    until: str | None = None
    months: int | None = None
    skill: str | None = None


class ResumeExtraction(Made):
    """`contact` says which means of contact are present, never their values."""

    name: str = ''
    headline: str = ''
    contact: list[str] = []
    work_history: list[WorkEntry] = []
    education: list[EducationEntry] = []
    projects: list[Project] = []
    skills_claimed: list[Skill] = []
    claims: list[Claim] = []
    keywords: list[str] = []
    risk_flags: list[RiskFlag] = []
    total_months: int = 0
    notices: list[str] = []

    def printed(self) -> dict[str, Any]:
        """The shape `lab extract` prints: plain values, no spans."""
        return {
            'headline': self.headline,
            'name': self.name,
            'work_history': [
                w.model_dump(include={'employer', 'title', 'start', 'end', 'highlights'}) for w in self.work_history
            ],
            'education': [e.model_dump(exclude={'span'}) for e in self.education],
            'projects': [p.model_dump(include={'name', 'technologies', 'summary'}) for p in self.projects],
            'skills_claimed': [{'name': s.name, 'evidenced': s.evidenced} for s in self.skills_claimed],
            'claims': [c.text for c in self.claims],
            'keywords': self.keywords,
            'risk_flags': [_printed_flag(flag) for flag in self.risk_flags],
        }


class JobItem(Sourced):
    text: str


class JobSkill(Sourced):
    """`text` is the requirement as written; `names` are the skills named in it."""

    text: str
    names: list[str] = []


class JobSignal(Sourced):
    """A sign of values, company or way of working, such as `values`, `team`, `pace`, `travel`."""

    text: str
    kind: str = 'values'


class JobExtraction(Made):
    """`seniority` is entry, mid, senior or empty."""

    title: str = ''
    company: str = ''
    responsibilities: list[JobItem] = []
    required_skills: list[JobSkill] = []
    nice_to_have_skills: list[JobSkill] = []
    seniority: str = ''
    signals: list[JobSignal] = []
    notices: list[str] = []

    def printed(self) -> dict[str, Any]:
        """The shape `lab extract --kind jd` prints."""
        return {
            'title': self.title,
            'responsibilities': [item.text for item in self.responsibilities],
            'required_skills': [item.text for item in self.required_skills],
            'nice_to_have_skills': [item.text for item in self.nice_to_have_skills],
            'seniority': self.seniority,
            'signals': [item.text for item in self.signals],
        }


def _printed_flag(flag: RiskFlag) -> dict[str, Any]:
    named = {
        'kind': flag.kind,
        'detail': flag.detail,
        'employer': flag.employer,
        'from': flag.since,
        'to': flag.until,
        'months': flag.months,
        'skill': flag.skill,
    }
    return {key: value for key, value in named.items() if value is not None}
