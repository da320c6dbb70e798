"""Which of the candidate's words show a dimension at its best."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lab.engines.builtin.evaluating.composure import held, met
from lab.engines.builtin.evaluating.judging import Finding, Judgement
from lab.engines.builtin.evaluating.levels import weights_for
from lab.engines.builtin.evaluating.lexicons import table
from lab.engines.builtin.evaluating.role_fit import WEIGHTS as FIT_WEIGHTS
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.marking import Marked

MOST_BEST = 2
AGAIN = 0.5
"""What it costs a sentence to have been quoted before."""
TOLD = 0.3
"""What was done counts before what would be done."""
MET_NEED = 0.9
"""How a sentence that meets a posted need ranks: below a link to this very job, above other things told."""
SHORT = 4
"""Words a sentence should have to be worth quoting."""


@dataclass
class Quoted:
    """Sentences already quoted, so that no dimension leans on the same words as the one before."""

    seen: set[tuple[int, int]] = field(default_factory=set)

    def take(self, mark: Marked) -> Marked:
        self.seen.add((mark.sentence.turn, mark.sentence.start))
        return mark

    def fresh(self, mark: Marked) -> bool:
        return (mark.sentence.turn, mark.sentence.start) not in self.seen


def best_of(finding: Finding, judgement: Judgement, quoted: Quoted) -> list[tuple[Marked, str]]:
    """Up to two sentences, from different answers where there are, each with the element it shows most."""
    if finding.key == 'consistency':
        return [(each.mark, '') for each in judgement.consistency.agreed[:MOST_BEST]]
    rows = list(_showing(finding))
    if finding.key == 'role_fit':
        rows += [(MET_NEED, need.met, '') for need in judgement.needs if need.met and need.posted]
    ranked = sorted(rows, key=lambda row: (AGAIN if not quoted.fresh(row[1]) else 0.0) - row[0])
    chosen: list[tuple[Marked, str]] = []
    for _, mark, element in ranked:
        if len(chosen) < MOST_BEST and mark.sentence.turn not in {other.sentence.turn for other, _ in chosen}:
            chosen.append((mark, element))
    return chosen


def _showing(finding: Finding) -> Iterator[tuple[float, Marked, str]]:
    for level in finding.levels:
        if finding.key == 'composure':
            yield from (
                (2.0 - i, mark, 'reason') for i, mark in enumerate(_shown_under_pressure(level.account)[:MOST_BEST])
            )
            yield from (
                (0.1 * mark.weight, mark, '')
                for mark in level.account.marks
                if mark.real and mark.acts and not _plain(mark)
            )
            continue
        weights = weights_of(finding.key, level.account)
        told = TOLD if level.account.kind == 'behavioural' else 0.0
        for mark in level.account.marks:
            worth = [
                (weight, element)
                for element, weight in weights.items()
                if any(m is mark for m in level.account.showing(element))
            ]
            core = (
                1.0
                if set(table('dimensions').get(finding.key, {}).get('core', [])) & {element for _, element in worth}
                else 0.0
            )
            if (
                mark.real
                and worth
                and not _plain(mark)
                and len(mark.sentence.kept) >= SHORT
                and not level.account.withdrawn
            ):
                yield core + told + sum(w for w, _ in worth) + 0.02 * min(mark.weight, 6), mark, max(worth)[1]


def _shown_under_pressure(account: Account) -> list[Marked]:
    return [mark for mark in (*held(account), *met(account)) if not _plain(mark)]


def _plain(mark: Marked) -> bool:
    return mark.courtesy or mark.biography


def weights_of(key: str, account: Account) -> dict[str, float]:
    weights = FIT_WEIGHTS if key == 'role_fit' else weights_for(key, account)
    return {element: weight for element, weight in weights.items() if element != 'full'}
