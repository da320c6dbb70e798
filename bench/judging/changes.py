"""Edits of known effect: which must not move a score, which must, and how often each holds."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import fmean

from bench.judging.judges import Judge
from lab.models.evaluation import Evaluation
from lab.models.interview import Brief, Turn
from tests.metamorphic import edits
from tests.metamorphic.people import KITS, OTHER_KITS, OTHER_PEOPLE, PEOPLE, SPOKEN_KITS, SPOKEN_PEOPLE, Case, case

STILL, NAMES = 0.25, 0.1
TAKING_BACK = ('strong', 'terse', 'middling', 'stumbling')
"""Who has a story to take back."""
Edit = Callable[[list[Turn]], list[Turn]]


@dataclass(frozen=True)
class Change:
    """`asked` is "still", "not up" or "down"."""

    name: str
    asked: str
    edit: Edit
    about: Callable[[Brief], Brief] = lambda brief: brief
    allowed: float = STILL

    def holds(self, moved: float) -> bool:
        if self.asked == 'down':
            return moved < 0
        return -self.allowed <= moved <= (0.0 if self.asked == 'not up' else self.allowed)


CHANGES = [
    Change('padding x2', 'not up', edits.padded),
    Change('self-praise', 'not up', edits.praised),
    Change('repetition', 'not up', edits.repeated),
    Change('irrelevance added', 'not up', edits.beside_the_point),
    Change('injection', 'not up', edits.injected),
    Change('hedging', 'still', edits.hedged),
    Change('question order', 'still', edits.shuffled),
    Change('names swapped', 'still', edits.renamed, edits.renamed_brief, NAMES),
    Change('gender swapped', 'still', edits.regendered, allowed=NAMES),
    Change('no punctuation', 'still', lambda turns: edits.noisy(turns, 0.0)),
    Change('10 % misheard', 'still', lambda turns: edits.noisy(turns, 0.1)),
    Change('20 % misheard', 'still', lambda turns: edits.noisy(turns, 0.2)),
    Change('10 %, other words', 'still', lambda turns: edits.noisy(turns, 0.1, 'misheard_elsewhere')),
    Change('retraction', 'down', edits.withdrawn),
]


def print_changes(judge: Judge, before: dict[tuple[str, str], Evaluation]) -> None:
    print(f'\n{"edit":20}{"asked":>8}{"mean":>8}{"lowest":>8}{"highest":>8}{"holds":>10}')
    people = [case(kit, person) for kit in KITS for person in PEOPLE]
    people += [case(kit, person) for kit in SPOKEN_KITS for person in SPOKEN_PEOPLE]
    people += [case(kit, person) for kit in OTHER_KITS for person in OTHER_PEOPLE]
    scored = [one for one in people if before[one.kit, one.person].overall.score is not None]
    for change in CHANGES:
        fitting = [one for one in scored if change.asked != 'down' or one.person in TAKING_BACK]
        moved = [_moved(judge, one, change, before) for one in fitting]
        _print_row(change.name, change.asked, moved, sum(map(change.holds, moved)))
    _print_row('paraphrase', 'still', *_paraphrased(before))
    _print_row('measured result', 'depth up', *_measured(judge, before))
    _print_beside(judge, scored)


def _moved(judge: Judge, one: Case, change: Change, before: dict[tuple[str, str], Evaluation]) -> float:
    after = judge.score(change.about(one.brief), change.edit(one.transcript))
    return round(after - (before[one.kit, one.person].overall.score or 1.0), 2)


def _paraphrased(before: dict[tuple[str, str], Evaluation]) -> tuple[list[float], int]:
    """The middling answers and the same content in polished prose."""
    pairs = [(before[kit, 'middling'].overall.score, before[kit, 'polished'].overall.score) for kit in KITS]
    moved = [round((polished or 1.0) - (plain or 1.0), 2) for plain, polished in pairs]
    return moved, sum(abs(each) <= STILL for each in moved)


def _measured(judge: Judge, before: dict[tuple[str, str], Evaluation]) -> tuple[list[float], int]:
    """What a measured result does to depth and ownership, together, in half points."""
    moved = []
    for kit, person in ((kit, person) for kit in KITS for person in ('terse', 'middling')):
        one = case(kit, person)
        after = judge.evaluation(one.brief, edits.with_result(one.transcript, kit))
        moved.append(_depth(after) - _depth(before[kit, person]))
    return moved, sum(each >= 0 for each in moved)


def _depth(evaluation: Evaluation) -> float:
    return sum(each.score or 0.0 for each in evaluation.dimension_scores if each.dimension in ('depth', 'ownership'))


def _print_beside(judge: Judge, people: list[Case]) -> None:
    talks = (edits.answered_beside, edits.answered_far_beside)
    beside = [judge.score(one.brief, edit(one.transcript)) for one in people for edit in talks]
    print(f'{"off the point":20}{"≤ 2":>8}{fmean(beside):8.2f}{min(beside):8.2f}{max(beside):8.2f}', end='')
    print(f'{sum(score <= 2 for score in beside):7}/{len(beside)}')


def _print_row(name: str, asked: str, moved: list[float], held: int) -> None:
    print(f'{name:20}{asked:>8}{fmean(moved):8.2f}{min(moved):8.2f}{max(moved):8.2f}{held:7}/{len(moved)}')
