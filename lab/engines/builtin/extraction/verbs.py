"""Verbs of work in their forms: what a line begins with tells a duty or an achievement from a name."""

import re
from functools import cache
from typing import Literal

from lab.engines.builtin.extraction.lexicon import lines_of

Form = Literal['stem', 'gerund', 'third', 'past', '']


def opening_verb(text: str) -> Form:
    """The form of the verb that opens a line ("Successfully led …" → past), or an empty string."""
    words = re.findall(r"[A-Za-z][A-Za-z'’-]*", text[:80])
    while words and (words[0].endswith('ly') or words[0].casefold() in ('to', 'also', 'help', 'and', 'not', 'can')):
        words = words[1:]
    return _forms().get(words[0].casefold(), '') if words else ''


@cache
def _forms() -> dict[str, Form]:
    forms: dict[str, Form] = {}
    for line in lines_of('verbs.txt'):
        stem, *irregular = line.split()
        forms |= dict.fromkeys(irregular or _past(stem), 'past')
        forms |= {_gerund(stem): 'gerund', _third(stem): 'third'}
    return forms | {line.split()[0]: 'stem' for line in lines_of('verbs.txt')}


def _past(stem: str) -> list[str]:
    if stem.endswith('e'):
        return [stem + 'd']
    if re.search(r'[^aeiou]y$', stem):
        return [stem[:-1] + 'ied']
    return [stem + 'ed', stem + stem[-1] + 'ed']


def _gerund(stem: str) -> str:
    if stem.endswith('e') and not stem.endswith('ee'):
        return stem[:-1] + 'ing'
    doubled = re.search(r'^[^aeiou]*[aeiou][bdgmnpt]$', stem) or stem in ('program', 'refer', 'transfer', 'commit')
    return stem + stem[-1] + 'ing' if doubled else stem + 'ing'


def _third(stem: str) -> str:
    if re.search(r'(s|x|z|ch|sh|o)$', stem):
        return stem + 'es'
    return stem[:-1] + 'ies' if re.search(r'[^aeiou]y$', stem) else stem + 's'
