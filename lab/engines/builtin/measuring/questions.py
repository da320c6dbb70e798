"""What kind of question was asked, told from its words, since a bare transcript says nothing else about it."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal, cast

from lab.engines.builtin.measuring.lexicons import table, word_set
from lab.engines.builtin.measuring.words import words_of

QuestionKind = Literal[
    'greeting',
    'closing',
    'introduction',
    'weakness',
    'fit',
    'motive',
    'behavioural',
    'hypothetical',
    'explain',
    'other',
]
LONGEST_PROBE = 16
LONGEST_REACTION = 12
OWN_TOPIC = frozenset({'greeting', 'closing', 'introduction', 'weakness', 'fit', 'motive'})
LONG_LEAD = 5
"""Words before a question from which it refers to them, and not to the answer before."""


def kind_of(text: str) -> QuestionKind:
    low = f' {_plain(text)} '
    for kind, pattern in _patterns():
        if pattern.search(low):
            return kind
    return 'other'


def is_reaction(text: str) -> bool:
    """ "Mm-hmm", "Great.", "Take your time.": said in passing, asks nothing."""
    words = re.findall(r"[a-z']+", _plain(text))
    if '?' in text or not words:
        return not words
    return bool(re.fullmatch(_reaction(), ' '.join(words))) or (
        len(words) <= LONGEST_REACTION and not _signs('asking').search(_plain(text))
    )


def is_follow_up(text: str, before: str) -> bool:
    """A short question that leans on what was said `before`: it refers back, or asks about the same things."""
    low = _plain(text)
    lead, question = _parts(low)
    if _signs('new_topic').search(low) or kind_of(text) in OWN_TOPIC or len(low.split()) > LONGEST_PROBE:
        return False
    if len(lead.split()) >= LONG_LEAD and 'you said' not in lead and 'you mentioned' not in lead:
        return False
    return bool(_signs('referring').search(question)) or _same_things(low, before)


def _same_things(low: str, before: str) -> bool:
    """ "How do you know the report caused it?" after an answer about a report."""
    words, said = words_of(low), {word.stem for word in words_of(before)}
    named = [b for a, b in pairwise(words) if a.low == 'the' and b.low not in word_set('generic_words')]
    return any(word.stem in said for word in named)


def _parts(low: str) -> tuple[str, str]:
    """What leads up to the question, without reactions, and the question."""
    *lead, question = re.split(r'[.!?]\s+', low.strip())
    return ' '.join(part for part in lead if not re.fullmatch(_reaction(), _plain(part))), question


def _plain(text: str) -> str:
    return text.lower().replace('’', "'").strip()


@lru_cache
def _patterns() -> list[tuple[QuestionKind, re.Pattern[str]]]:
    return [
        (cast(QuestionKind, kind), re.compile('|'.join(rf"(?<![\w']){re.escape(p)}(?!\w)" for p in phrases)))
        for kind, phrases in table('questions').items()
        if kind != 'reaction'
    ]


@lru_cache
def _reaction() -> re.Pattern[str]:
    words = '|'.join(re.escape(str(word)) for word in table('questions')['reaction'])
    return re.compile(rf"(?:(?:{words}|m+h*m*|u+h+|h+m+|huh|humm*|a+h+|umm'?hua|m'hmm)(?: |$))+")


@lru_cache
def _signs(name: str) -> re.Pattern[str]:
    return re.compile('|'.join(f'(?:{pattern})' for pattern in table('question_signs')[name]))
