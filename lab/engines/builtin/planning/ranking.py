"""Which questions go first: the most worth asking, without dwelling on one kind or one thing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lab.models.plan import PlannedQuestion

SAME_KIND = 0.84
SAME_KIT = 0.93
SAME_THING = 0.72


@dataclass(frozen=True)
class Candidate:
    """A question that may be planned; `about` groups those that turn round one thing, `kind` those of one sort."""

    question: PlannedQuestion
    value: float
    kind: str
    about: str


def best(candidates: Sequence[Candidate], count: int) -> list[PlannedQuestion]:
    """In the order to ask them. What has been picked makes its like worth less."""
    left = list(candidates)
    picked: list[Candidate] = []
    kinds: Counter[str] = Counter()
    things: Counter[str] = Counter()
    while left and len(picked) < count:
        chosen = max(left, key=lambda each: _now_worth(each, kinds, things))
        left.remove(chosen)
        if any(chosen.question.id == each.question.id for each in picked):
            continue
        picked.append(chosen)
        kinds[chosen.kind] += 1
        things[chosen.about] += 1
    return [each.question for each in picked]


def _now_worth(each: Candidate, kinds: Counter[str], things: Counter[str]) -> float:
    same_kind = SAME_KIT if each.kind == 'kit' else SAME_KIND
    return each.value * same_kind ** kinds[each.kind] * SAME_THING ** (things[each.about] if each.about else 0)
