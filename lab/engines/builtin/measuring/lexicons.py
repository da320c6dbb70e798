"""Word lists and phrase tables of this room, loaded once."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from lab.engines.builtin.measuring.words import fold, stem

FOLDER = Path(__file__).parent.parent / 'lexicons' / 'measuring'


@lru_cache
def table(name: str) -> dict[str, Any]:
    """A YAML lexicon as written."""
    return dict(yaml.safe_load((FOLDER / f'{name}.yaml').read_text(encoding='utf-8')))


@lru_cache
def word_set(name: str) -> frozenset[str]:
    """A word list with its plain inflections (not stems: "import" is not "importance"); `#` opens a note."""
    return frozenset(form for word in _listed(name) for form in (word, *_inflected(word)))


@lru_cache
def stem_set(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _listed(name))


@lru_cache
def entry(name: str, key: str) -> frozenset[str]:
    """One list of a YAML lexicon as a set of folded words."""
    return frozenset(fold(str(word)) for word in table(name)[key])


def _listed(name: str) -> list[str]:
    lines = (FOLDER / f'{name}.txt').read_text(encoding='utf-8').splitlines()
    return [fold(word) for line in lines if not line.startswith('#') for word in line.split()]


def _inflected(word: str) -> list[str]:
    if word.endswith('e'):
        return [word + 's', word + 'd', word[:-1] + 'ing', word + 'r']
    if word.endswith('y') and word[-2:-1] not in 'aeiou':
        return [word[:-1] + 'ies', word[:-1] + 'ied', word + 'ing']
    return [word + 's', word + 'es', word + 'ed', word + 'ing', word + word[-1] + 'ed', word + word[-1] + 'ing']
