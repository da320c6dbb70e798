"""Which questions go first: the most worth asking, without dwelling on one kind or one thing."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lab.models.plan import PlannedQuestion

SAME_KIND = 0.84
SAME_KIT = 0.93
SAME_DOUBT = 0.55
MOST = {'unevidenced_skill': 2, 'short_tenure': 1, 'overlap': 1, 'gap': 2, 'frequent_switches': 1}
SAME_THING = 0.72


@dataclass(frozen=True)
class Candidate:
    """A question that may be planned, with other wordings of it.

    `about` groups those that turn round one thing, `kind` those of one sort.
    """

    question: PlannedQuestion
    value: float
    kind: str
    about: str
    wordings: list[str] = field(default_factory=list)


def best(candidates: Sequence[Candidate], count: int) -> list[PlannedQuestion]:
    """In the order to ask them. What has been picked makes its like worth less."""
    left = list(candidates)
    picked: list[Candidate] = []
    kinds: Counter[str] = Counter()
    things: Counter[str] = Counter()
    while left and len(picked) < count:
        chosen = max(left, key=lambda each: _now_worth(each, kinds, things))
        left.remove(chosen)
        if any(chosen.question.id == each.question.id for each in picked) or kinds[chosen.kind] >= MOST.get(
            chosen.kind, count
        ):
            continue
        picked.append(chosen)
        kinds[chosen.kind] += 1
        things[chosen.about] += 1
    return worded_apart(picked)


def worded_apart(picked: Sequence[Candidate]) -> list[PlannedQuestion]:
    """No two questions that begin or end alike, as far as their wordings allow."""
    openings: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    questions = []
    for each in picked:
        texts = each.wordings or [each.question.text]
        text = min(texts, key=lambda said: 2 * ends[_end(said)] + openings[_opening(said)])
        openings[_opening(text)] += 1
        ends[_end(text)] += 1
        questions.append(each.question.model_copy(update={'text': text}))
    return questions


def _opening(text: str) -> str:
    return ' '.join(text.split()[:2])


def _end(text: str) -> str:
    return re.split(r'(?<=[.?!:])\s+', text)[-1]


def _now_worth(each: Candidate, kinds: Counter[str], things: Counter[str]) -> float:
    same_kind = {'kit': SAME_KIT, 'unevidenced_skill': SAME_DOUBT}.get(each.kind, SAME_KIND)
    return each.value * same_kind ** kinds[each.kind] * SAME_THING ** (things[each.about] if each.about else 0)
