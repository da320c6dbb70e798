"""What an answer offers for rebuilding: its sentences, tidied, with the part each plays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lab.engines.builtin.coaching.cleaning import tidied
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.elements import asks
from lab.engines.builtin.measuring.marking import Marked
from lab.models.interview import Turn

Part = Literal['context', 'action', 'result', 'lesson']
LONGEST = 40
"""Words up to which clauses of one sentence stay together."""
LEANING = frozenset(
    ['if', 'when', 'while', 'because', 'since', 'although', 'before', 'after', 'once', 'which', 'who', 'that']
)
MOST = 9
SHORTEST = 3
TELLING = 0.5
"""Weight from which a sentence has its place in a telling."""


@dataclass(frozen=True)
class Said:
    """A sentence ready to be said again, and the marks it comes from."""

    text: str
    part: Part
    marks: tuple[Marked, ...]

    def has(self, *labels: str) -> bool:
        return any(mark.has(*labels) for mark in self.marks)

    @property
    def weight(self) -> float:
        return sum(mark.weight for mark in self.marks)


def material_of(account: Account, transcript: Sequence[Turn]) -> list[Said]:
    """The sentences worth keeping, in the order they were said; none when there was no answer to build on."""
    if account.standing != 'answer' or not any(mark.real or mark.acts_told for mark in account.marks):
        return []
    told = [mark for mark in account.marks if not mark.ignored and (account.kind == 'closing' or not asks(mark))]
    groups = _grouped(told, transcript)
    said = [_said(group, transcript) for group in groups if _worth_keeping(group)]
    said = [each for each in said if len(each.text.split()) > SHORTEST]
    heaviest = sorted(said, key=lambda each: -each.weight)[:MOST]
    return [each for each in said if each in heaviest]


def _worth_keeping(group: Sequence[Marked]) -> bool:
    """Whether it tells something; what only leads up, backs out or sums up is left out."""
    if all(mark.has('withdraw', 'apology', 'abandon', 'takes_time') or mark.details.empty for mark in group):
        return False
    return any(
        mark.weight >= TELLING or mark.acts or mark.has('result', 'outcome', 'lesson', 'reason') for mark in group
    )


def _grouped(marks: Sequence[Marked], transcript: Sequence[Turn]) -> list[list[Marked]]:
    """Pieces of one spoken sentence put together again, as long as it can be said in one breath."""
    groups: list[list[Marked]] = []
    for mark in marks:
        if groups and _belongs(groups[-1], mark, transcript):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _belongs(group: Sequence[Marked], mark: Marked, transcript: Sequence[Turn]) -> bool:
    last = group[-1].sentence
    if last.turn != mark.sentence.turn:
        return False
    gap = transcript[last.turn].text[last.end : mark.sentence.start]
    if re.search(r'[.!?\n…]|\w', gap):
        return False
    size = sum(len(each.sentence.kept) for each in group) + len(mark.sentence.kept)
    return size <= LONGEST or group[0].sentence.kept[0].low in LEANING


def _said(group: Sequence[Marked], transcript: Sequence[Turn]) -> Said:
    words = [word for mark in group for word in mark.sentence.kept]
    text = tidied(words, transcript[group[0].sentence.turn].text, group[-1].sentence.asked)
    return Said(text, _part(group), tuple(group))


def _part(group: Sequence[Marked]) -> Part:
    if any(mark.has('lesson') for mark in group):
        return 'lesson'
    acts = any(mark.acts_told for mark in group)
    if any(mark.has('result', 'outcome') for mark in group) and not any(mark.did('i') for mark in group):
        return 'result'
    return 'action' if acts else 'context'
