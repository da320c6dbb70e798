"""What came of each answer in the speech bench, and the lines of its tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

import numpy as np

from bench.voices.cases import Case


@dataclass
class Outcome:
    """`wrong` ends came in a pause, `recovered` of them were re-opened; `late` is None when nothing was answered.

    On the way to `late`, seconds after the last word: `understood` when its text was there, `decided` when the turn
    had ended; both stay None on a simulated clock.
    """

    case: Case
    heard: str = ''
    late: float | None = None
    understood: float | None = None
    decided: float | None = None
    wrong: int = 0
    recovered: int = 0
    pauses: int = 0
    whys: list[str] = field(default_factory=list)

    @property
    def lost(self) -> tuple[int, int]:
        """Words that were said and not heard at all, of how many; spelling does not count against the recogniser."""
        said, heard = _words(self.case.text), _words(self.heard)
        kept = sum(block.size for block in SequenceMatcher(None, said, heard, autojunk=False).get_matching_blocks())
        swapped = sum(
            min(b - a, d - c)
            for tag, a, b, c, d in SequenceMatcher(None, said, heard, autojunk=False).get_opcodes()
            if tag == 'replace'
        )
        return len(said) - kept - swapped, len(said)


def head() -> str:
    return (
        f'{"":26}{"n":>4}{"median":>8}{"p95":>7}{"max":>7}{"pauses":>8}{"wrong":>7}{"wrong%":>8}'
        f'{"recov.":>8}{"unrec.":>8}{"none":>6}{"lost%":>7}'
    )


def line(name: str, outcomes: Sequence[Outcome]) -> str:
    late = [one.late for one in outcomes if one.late is not None]
    pauses, wrong = sum(one.pauses for one in outcomes), sum(one.wrong for one in outcomes)
    recovered = sum(one.recovered for one in outcomes)
    lost, said = (sum(column) for column in zip(*(one.lost for one in outcomes), strict=True))
    median, p95, most = (float(np.percentile(late, share)) if late else float('nan') for share in (50, 95, 100))
    return (
        f'{name:26}{len(outcomes):4}{median:8.2f}{p95:7.2f}{most:7.2f}{pauses:8}{wrong:7}'
        f'{100 * wrong / max(1, pauses):8.0f}{recovered:8}{wrong - recovered:8}'
        f'{sum(one.late is None for one in outcomes):6}{100 * lost / max(1, said):7.1f}'
    )


def table(outcomes: Sequence[Outcome]) -> str:
    groups: dict[str, list[Outcome]] = {}
    for one in outcomes:
        groups.setdefault(one.case.group, []).append(one)
    return '\n'.join([head(), *(line(name, found) for name, found in groups.items()), line('all', outcomes)])


def way(outcomes: Sequence[Outcome]) -> str:
    """Where the time goes: medians and 95th percentiles of the steps from the last word to the first sound."""
    steps = [(one.understood, one.decided, one.late) for one in outcomes]
    whole = np.array([step for step in steps if None not in step], float)
    if not len(whole):
        return 'no answer went all the way'
    parts = zip(('understood', 'decided', 'sounding'), np.diff(whole, axis=1, prepend=0).T, strict=True)
    return '; '.join(f'{name} +{np.median(part):.2f} s (p95 +{np.percentile(part, 95):.2f})' for name, part in parts)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())
