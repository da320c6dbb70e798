"""Figures in a spoken or written text: what number, of what."""

import re
from dataclasses import dataclass

from lab.engines.builtin.reading.lexicon import entries, plain

ONES = {word: count for count, word in enumerate(entries('ones', 'numbers'), start=1)}
TENS = {word: 10 * count for count, word in enumerate(entries('tens', 'numbers'), start=2)}
SCALES = {'dozen': 12, 'hundred': 100, 'thousand': 10**3, 'k': 10**3, 'million': 10**6, 'm': 10**6, 'billion': 10**9}
WORD = '|'.join([*ONES, *TENS])
NUMBER = re.compile(
    r'(?i)(?<![\w.])(?P<currency>[$£€])?(?:(?P<digits>\d(?:[\d,]*\d)?(?:\.\d+)?)'
    rf'|(?P<words>(?:{WORD}|a (?=hundred|thousand|million|dozen))(?:[- ](?:{WORD}))?))'
    r'(?:\s?(?P<scale>hundred|thousand|million|billion|dozen|k|m)(?![\w]))?(?P<plus>\+)?'
    rf'(?P<unit>\s?%|[- ](?:percent|per cent)\b|[- ](?:{"|".join(entries("counted", "numbers"))})s?\b)?'
)
SAID = ['no', *list(ONES)[:12]]
PERCENT = frozenset({'%', 'percent', 'per cent'})


@dataclass(frozen=True, slots=True)
class Figure:
    """`unit` is "%", a currency, a singular noun, or empty."""

    text: str
    value: float
    unit: str
    start: int
    end: int


def figures(text: str) -> list[Figure]:
    """Without lone "one" and years, which count nothing."""
    return [figure for match in NUMBER.finditer(plain(text)) if (figure := _figure(match)) is not None]


def said_number(value: float) -> str:
    """Up to twelve in words, as one says it."""
    return SAID[int(value)] if value == int(value) and 0 <= value < len(SAID) else f'{value:g}'


def _figure(match: re.Match[str]) -> Figure | None:
    said = match.group().strip()
    unit = _unit(match)
    value = _value(match)
    bare = not unit and not match['scale']
    if value is None or (bare and (said.lower() in {'one', 'a', '1'} or re.fullmatch(r'(?:19|20)\d\d', said))):
        return None
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return Figure(said, value, unit, start, start + len(said))


def _unit(match: re.Match[str]) -> str:
    if match['currency']:
        return match['currency']
    unit = (match['unit'] or '').strip(' -').lower()
    if unit in PERCENT:
        return '%'
    return {'people': 'person'}.get(unit, unit.rstrip('s'))


def _value(match: re.Match[str]) -> float | None:
    if match['digits']:
        try:
            value = float(match['digits'].replace(',', ''))
        except ValueError:
            return None
    else:
        words = re.split(r'[- ]', match['words'].lower().strip())
        value = float(sum(ONES.get(word, TENS.get(word, 1)) for word in words if word))
    return value * SCALES.get((match['scale'] or '').lower(), 1)
