"""What the role needs, from the posting or else the kit, and which of it the candidate's own words met."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.lexicons import entry, stem_set
from lab.engines.builtin.measuring.marking import Marked
from lab.engines.builtin.measuring.topic import content_stems, is_content
from lab.engines.builtin.measuring.words import words_of
from lab.models.interview import Brief

ALIKE = 1.5
MOST_NEEDS = 10
FORMAL = re.compile(
    r'\b(?:degree|bachelor|diploma|registration|registered|licen[cs]e|eligible|right to work|driving|visa|clearance)\b',
    re.I,
)
"""Needs that papers answer, not answers."""


@dataclass(frozen=True)
class Need:
    """`text` as the posting has it, `met` the sentence that answers to it."""

    text: str
    met: Marked | None
    posted: bool


def needs_of(brief: Brief, accounts: Sequence[Account]) -> list[Need]:
    said = [mark for account in accounts if _counts(account) for mark in account.marks if mark.real]
    job = brief.job
    if job is None:
        return [Need(skill, _shown_by(skill, accounts) or _met([], skill, said), False) for skill in brief.focus_skills]
    wanted = [(skill.text, skill.names) for skill in job.required_skills] + [
        (item.text, []) for item in job.responsibilities
    ]
    return [
        Need(text, _met(names, text, said), True)
        for text, names in wanted[:MOST_NEEDS]
        if text.strip() and not FORMAL.search(text)
    ]


def _counts(account: Account) -> bool:
    """What somebody is still learning does not show that they can do it."""
    return account.standing == 'answer' and account.kind not in ('weakness', 'closing')


def _met(names: Sequence[str], text: str, said: Sequence[Marked]) -> Marked | None:
    telling = [mark for mark in said if (mark.acts or mark.told) and not mark.has('limit', 'unknown', 'blame')]
    named = [mark for mark in telling if any(_names(name, mark) for name in names)]
    if named:
        return max(named, key=lambda mark: mark.weight)
    wanted = {s for s in content_stems(text) if s not in entry('grammar', 'requirement_words')}
    scored = [(_alike(wanted, mark), mark.weight, i) for i, mark in enumerate(telling)]
    best = max(scored, default=None)
    return telling[best[2]] if best and best[0] >= ALIKE else None


def _alike(wanted: set[str], mark: Marked) -> float:
    """Content words shared with the need; general ones count half."""
    shared = wanted & {word.stem for word in mark.sentence.kept if is_content(word)}
    return sum(0.5 if stem in stem_set('generic_words') else 1.0 for stem in shared)


def _names(name: str, mark: Marked) -> bool:
    tokens, words = [word.stem for word in words_of(name)], [word.stem for word in mark.sentence.kept]
    return bool(tokens) and any(words[i : i + len(tokens)] == tokens for i in range(len(words) - len(tokens) + 1))


def _shown_by(skill: str, accounts: Sequence[Account]) -> Marked | None:
    """The fullest sentence of an answer to a question the kit asks for this very skill."""
    asked = [account for account in accounts if account.skill == skill and account.standing == 'answer']
    acts = [mark for account in asked for mark in account.marks if mark.real and mark.acts]
    return max(acts, key=lambda mark: mark.weight, default=None)
