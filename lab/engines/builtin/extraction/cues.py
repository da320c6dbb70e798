"""Weighted patterns: how strongly the words of a line speak for each kind of thing."""

import re
from functools import cache

from lab.engines.builtin.extraction.lexicon import groups_of


@cache
def weighted(name: str) -> dict[str, tuple[tuple[float, re.Pattern[str]], ...]]:
    """The groups of a cue list; each line is a weight, a space and a pattern."""
    return {key: tuple(_weighted(line) for line in lines) for key, lines in groups_of(name).items()}


@cache
def patterns(name: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    """The groups of a pattern list without weights."""
    return {key: tuple(re.compile(line, re.I) for line in lines) for key, lines in groups_of(name).items()}


@cache
def phrases(name: str) -> dict[str, re.Pattern[str]]:
    """The groups of a phrase list, each as one pattern that finds any of its phrases as whole words."""
    return {key: _any_of(lines) for key, lines in groups_of(name).items()}


def _any_of(lines: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(lines, key=len, reverse=True)
    return re.compile(r'(?<!\w)(?:' + '|'.join(map(re.escape, longest_first)) + r')(?!\w)', re.I)


def _weighted(line: str) -> tuple[float, re.Pattern[str]]:
    weight, pattern = line.split(' ', 1)
    return float(weight), re.compile(pattern, re.I)


@cache
def alternatives(group: str, name: str = 'resume.phrases.txt') -> str:
    """The patterns of a group as one alternative, longest first, to be built into a larger pattern."""
    return '(?:' + '|'.join(sorted(groups_of(name)[group], key=len, reverse=True)) + ')'
