"""Numbers as values: "fifty", "twenty-four", "two hundred", "1,200", "18 %" and "£3k"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lab.engines.builtin.measuring.lexicons import table
from lab.engines.builtin.measuring.words import Word

UNITS = {word: value for value, word in enumerate(table('details')['units'])}
TENS = {word: 10 * value for value, word in enumerate(table('details')['tens'], 2)}
SCALES = {'hundred': 100, 'thousand': 1_000, 'million': 1_000_000, 'billion': 1_000_000_000, 'dozen': 12}
SUFFIXES = {'k': 1_000, 'm': 1_000_000}
DIGITS = re.compile(r'[£$€]?(\d+(?:[.,]\d+)*)(%|k|m)?')


@dataclass(frozen=True)
class Figure:
    """A value, the words it is made of, and whether it is a share."""

    value: float
    start: int
    end: int
    percent: bool = False


def figures_of(words: Sequence[Word]) -> list[Figure]:
    """`one` alone is not taken for a number: it mostly is none."""
    found, at = [], 0
    while at < len(words):
        figure = _figure(words, at)
        if figure is None:
            at += 1
            continue
        at = figure.end
        if not (figure.end - figure.start == 1 and words[figure.start].low == 'one'):
            found.append(figure)
    return found


def _figure(words: Sequence[Word], at: int) -> Figure | None:
    value, end = _digits(words[at].low), at + 1
    if value is None:
        value, end = _spelled(words, at)
        if value is None:
            return None
    while end < len(words) and words[end].low in SCALES:
        value *= SCALES[words[end].low]
        end += 1
    percent = words[at].low.endswith('%') or (
        end < len(words) and words[end].low in ('percent', 'per') and _cent(words, end)
    )
    return Figure(value, at, end, percent)


def _cent(words: Sequence[Word], end: int) -> bool:
    return words[end].low == 'percent' or (end + 1 < len(words) and words[end + 1].low == 'cent')


def _digits(low: str) -> float | None:
    found = DIGITS.fullmatch(low)
    if not found:
        return None
    plain = (
        found[1].replace(',', '') if re.fullmatch(r'\d{1,3}(,\d{3})+(\.\d+)?', found[1]) else found[1].replace(',', '.')
    )
    try:
        return float(plain) * SUFFIXES.get(found[2] or '', 1)
    except ValueError:
        return None


def _spelled(words: Sequence[Word], at: int) -> tuple[float | None, int]:
    low = words[at].low
    ten, _, unit = low.partition('-')
    if ten in TENS and (not unit or unit in UNITS):
        value = float(TENS[ten] + UNITS.get(unit, 0))
        follows = words[at + 1].low if at + 1 < len(words) and not unit else ''
        return (value + UNITS[follows], at + 2) if 0 < UNITS.get(follows, 0) < 10 else (value, at + 1)
    return (float(UNITS[low]), at + 1) if low in UNITS else (None, at + 1)
