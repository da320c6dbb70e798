"""Moves: what a turn of the candidate's does, each with the words that do it."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml

from lab.models.conversation import Heard
from lab.models.scenario import MoveKind

LEXICON = Path(__file__).parents[1] / 'lexicons/conversing/moves.yaml'
GOOD: frozenset[MoveKind] = frozenset(
    {
        'asks_open',
        'names_facts',
        'says_effect',
        'says_wish',
        'owns',
        'acknowledges',
        'credits',
        'takes_up',
        'gives_reason',
    }
)
BAD: frozenset[MoveKind] = frozenset({'blames', 'generalises', 'demands', 'excuses', 'threatens', 'insults'})
AGREEING = re.compile(
    r"'ll\b|\b(?:will|shall|agree|agreed|deal|could|can we|let's|how about|what about|works for|would|propose|suggest"
    r'|offer)\b'
)
"""A day in what happened is a fact; in what is to happen it makes an agreement definite."""
TELLING: frozenset[MoveKind] = frozenset({'names_facts', 'says_effect', 'says_wish', 'gives_reason'})
"""What a question does not do, whatever words are in it."""
ASKING: frozenset[MoveKind] = frozenset({'asks_open', 'asks_closed', 'proposes', 'checks'})
QUESTION = re.compile(r'[^.!?\n]*\?')
POINTING = re.compile(r"\b(?:you|your|you're|he|him|his|she|her|they|they're|that|this)\b")
"""Whoever says these speaks about somebody or something that has come up."""
LEAST_ON_TOPIC = 12
"""Words from which a turn that shares nothing with the situation counts as being about something else."""


def heard_in(text: str, before: str = '', subject: frozenset[str] = frozenset()) -> list[Heard]:
    """In no order; `before` is the partner's last turn, `subject` the stems of what the scenario is about."""
    said = text.strip()
    if not said:
        return [Heard(kind='silence')]
    plain = said.lower().replace('’', "'")
    told = QUESTION.sub(lambda asked: ' ' * len(asked[0]), plain)
    places = ((kind, _first(kind, told if kind in TELLING else plain)) for kind in get_args(MoveKind))
    found = _weighed([Heard(kind=kind, quote=_clause(said, at)) for kind, at in places if at], plain)
    kinds = {each.kind for each in found}
    if not kinds & ASKING and (asked := QUESTION.search(plain)):
        found.append(Heard(kind='asks_closed', quote=_clause(said, asked.span())))
    if 'takes_up' not in kinds and (echo := _echo(plain, before)):
        found.append(Heard(kind='takes_up', quote=_clause(said, echo)))
    if not kinds & (GOOD | BAD | {'proposes', 'fixes', 'leaves', 'instructs'}) and _elsewhere(plain, subject):
        found.append(Heard(kind='off_topic', quote=_clause(said, (0, len(said)))))
    return found


def _weighed(found: list[Heard], plain: str) -> list[Heard]:
    """Without what other moves of the same turn make into something else."""
    kinds, dropped = {each.kind for each in found}, set[MoveKind]()
    if not (AGREEING.search(plain) or 'proposes' in kinds):
        dropped.add('fixes')
    if 'owns' in kinds and not re.search(r'\bbut\b', plain):
        dropped.add('excuses')
    if kinds & (GOOD | BAD | {'proposes', 'fixes'}):
        dropped.add('small_talk')
    return [each for each in found if each.kind not in dropped]


def has(heard: Sequence[Heard], *kinds: MoveKind) -> bool:
    return any(each.kind in kinds for each in heard)


def stems(text: str) -> frozenset[str]:
    """Content words cut to five letters: enough to know that two sentences are about the same thing."""
    return frozenset(
        word[:5]
        for word in re.findall(r"[a-z']{4,}", text.lower().replace('’', "'"))
        if "'" not in word and word not in _common()
    )


def _first(kind: MoveKind, plain: str) -> tuple[int, int] | None:
    pattern = _patterns().get(kind)
    found = pattern.search(plain) if pattern else None
    return found.span() if found else None


def _clause(said: str, at: tuple[int, int]) -> str:
    """The sentence around what was found, or its last twenty words up to there, verbatim."""
    start = max((said.rfind(mark, 0, at[0]) for mark in '.?!\n'), default=-1) + 1
    ends = [end for mark in '.?!\n' if (end := said.find(mark, max(at[0], at[1] - 1))) >= 0]
    sentence = said[start : min(ends, default=len(said))].strip()
    words = list(re.finditer(r'\S+', sentence))
    if len(words) <= 20:
        return sentence.strip(' ,;:')
    place = next((n for n, word in enumerate(words) if start + word.end() >= at[0] - start), 0)
    first = max(0, min(place - 8, len(words) - 20))
    return sentence[words[first].start() : words[min(first + 19, len(words) - 1)].end()].strip(' ,;:')


def _echo(plain: str, before: str) -> tuple[int, int] | None:
    """Where the first of at least two words of the other's stands."""
    shared = stems(plain) & stems(before)
    words = (word for word in re.finditer(r"[a-z']{4,}", plain) if word[0][:5] in shared)
    first = next(words, None)
    return first.span() if first and len(shared) >= 2 else None


def _elsewhere(plain: str, subject: frozenset[str]) -> bool:
    return (
        len(plain.split()) >= LEAST_ON_TOPIC
        and bool(subject)
        and not POINTING.search(plain)
        and not stems(plain) & subject
    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    moves = _table()['moves']
    return {kind: re.compile('|'.join(f'(?:{each})' for each in lines)) for kind, lines in moves.items()}


@cache
def _common() -> frozenset[str]:
    return frozenset(word for line in _table()['common'] for word in line.split())


@cache
def _table() -> dict[str, Any]:
    return dict(yaml.safe_load(LEXICON.read_text(encoding='utf-8')))
