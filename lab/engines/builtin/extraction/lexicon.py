"""Word lists that extraction rests on: read from the lexicon files once, kept for good."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / 'lexicons'


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """The entries of one list: stripped lines, without blanks and lines that start with '# '."""
    lines = (line.strip() for line in (FOLDER / name).read_text('utf-8').splitlines())
    return tuple(line for line in lines if line and not line.startswith('# '))


@cache
def words_of(name: str) -> frozenset[str]:
    return frozenset(line.casefold() for line in lines_of(name))


@cache
def groups_of(name: str) -> dict[str, tuple[str, ...]]:
    """A grouped list: a line `[key]` opens a group, the lines below belong to it."""
    groups: dict[str, list[str]] = {}
    key = ''
    for line in lines_of(name):
        if line.startswith('[') and line.endswith(']'):
            key = line[1:-1]
        groups.setdefault(key, []).append(line)
    return {key: tuple(lines[1:]) for key, lines in groups.items()}
