"""Who does what in a sentence: the candidate, the team, or nobody in particular."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lab.engines.builtin.measuring.lexicons import entry
from lab.engines.builtin.measuring.words import Word

Who = Literal['i', 'we']
Mode = Literal['did', 'would']
PERSONS: dict[str, Who] = {
    'i': 'i', "i'd": 'i', "i've": 'i', "i'll": 'i', "i'm": 'i', 'we': 'we', "we'd": 'we', "we've": 'we', "we'll": 'we',
    "we're": 'we',
}  # fmt: skip
SAYING = ('said', 'say', 'mentioned', 'told', 'explained')
"""After "as I" these only refer back."""
REACH = 5
"""Words that may stand between the person and the verb ("I also then immediately wrote")."""


@dataclass(frozen=True, slots=True)
class Act:
    """`verb` is the index of the verb in the words given."""

    who: Who
    mode: Mode
    verb: int


def acts_of(words: Sequence[Word]) -> list[Act]:
    """Acts with a stated person, and the unstated "I" of a clipped telling ("Profiled it, found the index")."""
    stated = [act for i, word in enumerate(words) if word.low in PERSONS for act in _stated(words, i)]
    first = stated or list(_clipped(words))
    return first + list(_joined(words, first))


def is_past(low: str) -> bool:
    return low in entry('details', 'irregular_past') or (low.endswith('ed') and len(low) > 3)


def _stated(words: Sequence[Word], i: int) -> Iterator[Act]:
    person = words[i].low
    at, progressive = i + 1, person.endswith(("'m", "'re"))
    modal, had = person.endswith("'ll"), person.endswith("'d")
    while at < len(words) and at - i <= REACH:
        low = words[at].low
        modal = modal or low in ('would', 'will', 'could')
        progressive = progressive or low in ('am', 'was', 'were', 'are', 'been')
        if not _passed_over(words, at):
            break
        at += 1
    else:
        return
    in_passing = i > 0 and words[i - 1].low in ('as', 'like') and words[at : at + 1] and words[at].low in SAYING
    if at < len(words) and _does(words, at, progressive) and not in_passing:
        would = modal or (had and not _participle(words[at].low))
        yield Act(PERSONS[person], 'would' if would else 'did', at)


def _participle(low: str) -> bool:
    """Whether "I'd" before it stands for "I had"."""
    return is_past(low) and low not in entry('grammar', 'same_in_the_past')


def _passed_over(words: Sequence[Word], at: int) -> bool:
    low, after = words[at].low, words[at + 1].low if at + 1 < len(words) else ''
    if low in ('had', 'have', 'has') and is_past(after) and after not in entry('details', 'stative'):
        return True
    if low in entry('details', 'openers'):
        return after == 'to' or after.endswith('ing')
    return (
        low in entry('details', 'skipped')
        or low in entry('grammar', 'auxiliaries')
        or (low.endswith('ly') and len(low) > 4)
    )


def _does(words: Sequence[Word], at: int, progressive: bool) -> bool:
    low, after = words[at].low, words[at + 1].low if at + 1 < len(words) else ''
    if low in ('look', 'looked', 'looking'):
        return after in entry('grammar', 'after_looking')
    if low in entry('details', 'stative') or not low.replace('-', '').isalpha() or low in PERSONS:
        return False
    if progressive:
        return low.endswith('ing') or low in ('asked', 'given', 'told', 'chosen', 'elected')
    return low not in entry('grammar', 'not_verbs')


def _clipped(words: Sequence[Word]) -> Iterator[Act]:
    if words and is_past(words[0].low) and words[0].low not in entry('details', 'stative'):
        yield Act('i', 'did', 0)


def _joined(words: Sequence[Word], acts: Sequence[Act]) -> Iterator[Act]:
    """Further verbs of the last person named: "I profiled it, found one insert per row, moved it"."""
    if not acts or acts[-1].mode != 'did':
        return
    last = acts[-1]
    for i in range(last.verb + 1, len(words)):
        if words[i].low in entry('grammar', 'other_subjects'):
            return
        if is_past(words[i].low) and words[i - 1].low not in entry('grammar', 'before_participles'):
            yield Act(last.who, 'did', i)
