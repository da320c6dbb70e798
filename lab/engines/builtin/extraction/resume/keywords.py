"""The words a résumé is found by: skills it names most and the titles it holds."""

from collections import Counter

from lab.engines.builtin.extraction.skills import find_skills
from lab.models.extraction import Skill, WorkEntry

MOST = 30


def keywords_of(text: str, skills: list[Skill], work: list[WorkEntry]) -> list[str]:
    """Titles first, then skills by how often they are named, the claimed ones before others of the same count."""
    counts = Counter(found.name for found in find_skills(text))
    claimed = {skill.name.casefold() for skill in skills}
    ranked = sorted(counts, key=lambda name: (-counts[name], name.casefold() not in claimed))
    titles = dict.fromkeys(entry.title for entry in work if entry.title)
    return list(dict.fromkeys([*titles, *ranked]))[:MOST]
