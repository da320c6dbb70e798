"""Word lists and phrase tables: loaded from files beside the code, once."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent.parent
SECTION = re.compile(r'\[(\w+)\]')


@cache
def pattern(name: str, lexicon: str = 'answers') -> re.Pattern[str]:
    """The entries of a list as one pattern of whole words, longest first. Search texts with `plain` apostrophes."""
    return any_of(entries(name, lexicon))


@cache
def words_of(name: str, lexicon: str = 'answers') -> frozenset[str]:
    return frozenset(entries(name, lexicon))


def entries(name: str, lexicon: str = 'answers') -> list[str]:
    return _sections(lexicon)[name]


def any_of(found: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(found, key=len, reverse=True)
    spaced = (entry.replace(' ?', r'\s*').replace(' ', r'\s+') for entry in longest_first)
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(spaced)})(?![\w-])", re.IGNORECASE)


def plain(text: str) -> str:
    """The text with straight apostrophes; offsets stay what they were."""
    return text.replace('’', "'").replace('‘', "'")


@cache
def phrases(name: str) -> Any:  # noqa: ANN401  the shape is the table's own
    """A table of `phrases/`."""
    text = (FOLDER / 'phrases' / f'{name}.yaml').read_text(encoding='utf-8')
    return yaml.load(text, Loader=getattr(yaml, 'CSafeLoader', yaml.SafeLoader))


@cache
def _sections(lexicon: str) -> dict[str, list[str]]:
    """A lexicon's lists: `[name]` opens one, entries end with `;` or the line, `#` starts a comment line."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (FOLDER / 'lexicons' / f'{lexicon}.txt').read_text(encoding='utf-8').splitlines():
        if section := SECTION.fullmatch(line.strip()):
            current = found.setdefault(section[1], [])
        elif not line.startswith('#'):
            current += [entry.strip() for entry in line.split(';') if entry.strip()]
    return found
