"""All dimensions judged: evidence found first, then the level, then the quota of quotes a level needs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import pstdev

from lab.engines.builtin.evaluating.broken import OF_CLARITY, OF_COMPOSURE, with_breaks
from lab.engines.builtin.evaluating.composure import UNPRESSED_CAP, composure_levels, pressed
from lab.engines.builtin.evaluating.consistency import Consistency, consistency_of
from lab.engines.builtin.evaluating.hygiene import Hygiene, hygiene_of
from lab.engines.builtin.evaluating.levels import Level, averaged, level_on
from lab.engines.builtin.evaluating.needs import Need, needs_of
from lab.engines.builtin.evaluating.role_fit import RoleFit, role_fit_of
from lab.engines.builtin.measuring.accounts import Account, accounts_of
from lab.engines.builtin.measuring.fluency import Fluency, fluency_of
from lab.engines.builtin.measuring.marking import Marked
from lab.models.evaluation import SpeechMetrics
from lab.models.interview import Brief, Turn

LEAST_WORDS = 40
"""Candidate words on a dimension under which there is not enough to judge it."""
HIGH = 4.0
WITHOUT_QUOTA = 3.5
"""A high level needs quotes from two answers, unless only one question called for the dimension; else it stops here."""
GOOD_ANSWER = 3.0
PADDING = 4
"""General words from which a sentence of nothing else is padding, which can't make up what there is to judge."""


@dataclass
class Finding:
    """One dimension: its levels answer by answer and the score they make, rounded to half points."""

    key: str
    levels: list[Level] = field(default_factory=list)
    value: float | None = None

    @property
    def score(self) -> float | None:
        return None if self.value is None else round(self.value * 2) / 2

    @property
    def band(self) -> float:
        """Half a point and more: fewer answers and answers that differ make a level less sure."""
        values = [level.value for level in self.levels]
        spread = pstdev(values) / len(values) ** 0.5 if len(values) > 1 else 0.5
        return min(1.5, round((0.25 + spread + 0.5 / max(1, len(values))) * 4) / 4)


@dataclass
class Judgement:
    """Everything the texts are written from."""

    accounts: list[Account]
    findings: dict[str, Finding]
    hygiene: Hygiene
    consistency: Consistency
    role_fit: RoleFit
    needs: list[Need]
    fluency: Fluency | None = None


def judge(brief: Brief, transcript: list[Turn], metrics: SpeechMetrics, keys: Sequence[str]) -> Judgement:
    accounts = accounts_of(brief, transcript)
    fluency = fluency_of(transcript, accounts) if metrics.delivery else None
    hygiene, consistency = hygiene_of(metrics, fluency, accounts), consistency_of(brief.candidate, accounts)
    needs = needs_of(brief, accounts)
    fit = role_fit_of(accounts, needs)
    special: dict[str, Callable[[], Finding]] = {
        'hygiene': lambda: Finding('hygiene', [], hygiene.value),
        'consistency': lambda: Finding('consistency', [], consistency.value),
        'role_fit': lambda: Finding('role_fit', fit.levels, _enough(fit.value, accounts)),
        'composure': lambda: _composure(accounts, fluency),
        'clarity': lambda: _clarity(accounts, fluency),
    }
    findings = {key: special[key]() if key in special else _finding(key, accounts) for key in keys}
    if _talk(accounts) < LEAST_WORDS:
        findings = {key: Finding(key) for key in keys}
    return Judgement(accounts, findings, hygiene, consistency, fit, needs, fluency)


def _finding(key: str, accounts: Sequence[Account]) -> Finding:
    levels = [level for account in accounts if (level := level_on(key, account))]
    if _talk([level.account for level in levels]) < LEAST_WORDS:
        return Finding(key, levels)
    return Finding(key, levels, _quota(averaged(levels), levels))


def _clarity(accounts: Sequence[Account], fluency: Fluency | None) -> Finding:
    finding = _finding('clarity', accounts)
    if finding.value is not None:
        finding.value = with_breaks(finding.value, fluency, OF_CLARITY)
    return finding


def _composure(accounts: Sequence[Account], fluency: Fluency | None) -> Finding:
    levels = composure_levels(accounts)
    if not levels or _talk([level.account for level in levels]) < LEAST_WORDS:
        return Finding('composure', levels)
    value = averaged(levels)
    value = value if pressed(accounts) else min(value, UNPRESSED_CAP)
    return Finding('composure', levels, with_breaks(value, fluency, OF_COMPOSURE))


def _quota(value: float, levels: Sequence[Level]) -> float:
    good = sum(level.value >= GOOD_ANSWER for level in levels)
    return value if value < HIGH - 0.25 or good >= min(2, len(levels)) else WITHOUT_QUOTA


def _talk(accounts: Sequence[Account]) -> int:
    """Words of answers and of talk that stands in their place; silence and "I don't know" are no talk."""
    talking = [account for account in accounts if account.standing not in ('silence', 'non_answer')]
    padded = (account for account in talking if account.standing not in ('echo', 'gibberish'))
    padding = sum(len(mark.sentence.kept) for account in padded for mark in account.marks if _padding(mark))
    return sum(account.words for account in talking) - padding


def _padding(mark: Marked) -> bool:
    general = mark.details.general >= PADDING and mark.weight <= 0 and not mark.details.buzz
    return general and mark.ignored in ('', 'repeat') and not mark.telling and not mark.has('habit', 'boast')


def _enough(value: float | None, accounts: Sequence[Account]) -> float | None:
    return value if _talk(accounts) >= LEAST_WORDS else None
