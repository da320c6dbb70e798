"""The dimensions an interview is judged on, with their weights for its type."""

from dataclasses import dataclass

from lab.models.interview import Brief

GENERAL = {
    'clarity': 'Clarity & structure', 'depth': 'Depth & evidence', 'problem_solving': 'Problem-solving approach',
    'role_fit': 'Role fit', 'composure': 'Confidence & composure', 'hygiene': 'Communication hygiene',
    'ownership': 'Ownership & impact', 'consistency': 'Consistency & honesty',
}  # fmt: skip
EQUAL = 12.5


@dataclass(frozen=True)
class Weighed:
    key: str
    name: str
    weight: float


def weighed_dimensions(brief: Brief) -> list[Weighed]:
    """Those of the brief, or the eight default ones at equal weight when it names none."""
    if not brief.dimensions:
        return [Weighed(key, name, EQUAL) for key, name in GENERAL.items()]
    kind = brief.interview_type.value
    return [Weighed(each.key, each.name, each.weights.get(kind, each.weight)) for each in brief.dimensions]
