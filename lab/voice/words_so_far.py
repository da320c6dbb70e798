"""What the words heard so far say about whether more is coming: marks, each with a reason that can be told."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

Mark = Literal[
    'hanging',
    'leaning',
    'faint',
    'wanting',
    'phrase',
    'broken_off',
    'comma',
    'opener',
    'announcing',
    'remark',
    'moment',
    'finished',
    'asking',
    'backchannel',
    'aside',
]
HUM = re.compile(r'[mhu]+(?:-[mhu]+)*')
LEXICON = Path(__file__).parent / 'lexicons' / 'words_so_far.yaml'


class WordsSoFar(NamedTuple):
    length: int
    marks: frozenset[Mark]

    def has(self, *marks: Mark) -> bool:
        return not self.marks.isdisjoint(marks)


def read_words(text: str) -> WordsSoFar:
    """`text` is what a recogniser made of the turn up to now, with whatever punctuation it gave."""
    said = text.strip()
    words = _words(said)
    sentence = _words(re.split(r'[.?!…]+\s+', said)[-1])
    marks = [*_last_word(said, words), *_patterns(' '.join(sentence))]
    if _opened(sentence, said, alone=len(sentence) == len(words)):
        marks.append('opener')
    if (
        words
        and len(words) <= _table()['backchannel_most']
        and all(word in _set('backchannel') or HUM.fullmatch(word) for word in words)
    ):
        marks.append('backchannel')
    elif len(words) == 1 and words[0] not in _set('halting'):
        marks.append('aside')
    return WordsSoFar(len(words), frozenset(marks))


def _last_word(said: str, words: list[str]) -> list[Mark]:
    last, end = words[-1] if words else '', ' '.join(words[-3:])
    marks: list[Mark] = [mark for mark in ('hanging', 'leaning', 'faint', 'wanting') if last in _set(mark)]
    if any(end == phrase or end.endswith(' ' + phrase) for phrase in _table()['phrases']):
        marks.append('phrase')
    if said.endswith(('…', '...', '-', '–', '—')):
        marks.append('broken_off')
    elif said.endswith((',', ':', ';')):
        marks.append('comma')
    return marks


def _patterns(sentence: str) -> list[Mark]:
    """A request for time closes the last sentence, give or take a few words; the others are the whole of it."""
    marks: list[Mark] = [mark for mark in ('announcing', 'remark', 'finished', 'asking') if _whole(mark, sentence)]
    asked = any(len(sentence[found.end() :].split()) <= 4 for found in _pattern('moment').finditer(sentence))
    return [*marks, 'moment'] if asked else marks


def _whole(mark: str, sentence: str) -> bool:
    return bool(_pattern(mark).fullmatch(sentence))


def _opened(sentence: list[str], said: str, alone: bool) -> bool:
    """ "If the test had failed" waits for its second half; after another sentence it may belong to that one."""
    lead = [word for word in sentence if word not in ('and', 'but', 'so', 'um', 'uh', 'well')]
    if not lead or lead[0] not in _set('openers') or said.endswith('?'):
        return False
    inner = re.split(r'[.?!…]+\s+', said)[-1].rstrip('.!,…')
    return ',' not in inner and len(lead) <= _table()['opener_most' if alone else 'opener_most_later']


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text.lower().replace('’', "'"))


@lru_cache
def _set(name: str) -> frozenset[str]:
    return frozenset(word for line in _table()[name] for word in line.split())


@lru_cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile('|'.join(f'(?:{each})' for each in _table()[name]))


@lru_cache
def _table() -> dict[str, Any]:
    return dict(yaml.safe_load(LEXICON.read_text(encoding='utf-8')))
