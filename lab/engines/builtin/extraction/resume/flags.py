"""What an interviewer would ask about: gaps, short stays, frequent switches, overlaps, skills never shown."""

from lab.engines.builtin.extraction.dates import month_number, month_of, months_between
from lab.models.extraction import EducationEntry, RiskFlag, Skill, WorkEntry


def risk_flags(work: list[WorkEntry], skills: list[Skill], today: str) -> list[RiskFlag]:
    return []


def total_months(work: list[WorkEntry], today: str) -> int:
    return 0
