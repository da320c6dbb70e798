"""A sentence as it could be said again: the candidate's own words without fillers, repetitions and idle openings."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from lab.engines.builtin.coaching.lexicons import table
from lab.engines.builtin.evaluating.wording import capital
from lab.engines.builtin.measuring.acts import PERSONS
from lab.engines.builtin.measuring.words import Word

JOINERS = frozenset(['and', 'but', 'so', 'because', 'which', 'who', 'then', 'with'])
PRONOUN = re.compile(r"\bi(?=('m|'ve|'d|'ll|’m|’ve|’d|’ll)?\b)(?!\.)")
PLURAL_WAS = re.compile(r'\b([Tt]he|[Tt]hese|[Tt]hose|[Mm]any|[Ss]ome|[Aa]ll) (\w*[^sui\W]s) was\b')
SINGULAR = frozenset(['lens', 'gas', 'news', 'series', 'canvas', 'maths', 'physics', 'atlas', 'process', 'boss'])
MORE_FAST = re.compile(r'\bmore (fast|slow|easy|cheap|big|small|quick|clear)\b')
COMPARED = {
    'fast': 'faster', 'slow': 'slower', 'easy': 'easier', 'cheap': 'cheaper', 'big': 'bigger', 'small': 'smaller',
    'quick': 'quicker', 'clear': 'clearer',
}  # fmt: skip


def tidied(words: Sequence[Word], text: str, asked: bool = False) -> str:
    """`words` are those kept of one or more sentences that belong together."""
    plain = _without_phrases(_without_opening(list(words)))
    if not plain:
        return ''
    joined = plain[0].text + ''.join(_between(a, b, text) + b.text for a, b in pairwise(plain))
    joined += ' %' if text[plain[-1].end : plain[-1].end + 2] == ' %' else ''
    return capital(_mended(_balanced(joined))).rstrip(' ,;:-–') + ('?' if asked else '.')


def _without_opening(words: list[Word]) -> list[Word]:
    leading = set(table('rewriting')['leading'])
    while len(words) > 2 and (words[0].low in leading or _hedged(words)):
        words = words[_hedged(words) or 1 :]
    return words


def _hedged(words: Sequence[Word]) -> int:
    """Words of an opening such as "I think" before what the candidate did; kept before a fact, where it is honest."""
    lows = [word.low for word in words]
    for phrase in table('rewriting')['hedged_openings']:
        size = len(phrase.split())
        if lows[:size] == phrase.split() and len(lows) > size + 1 and lows[size] in PERSONS:
            return size
    return 0


def _without_phrases(words: list[Word]) -> list[Word]:
    lows = [word.low for word in words]
    drop: set[int] = set()
    for phrase in _cut_phrases():
        for i in range(len(lows) - len(phrase) + 1):
            if tuple(lows[i : i + len(phrase)]) == phrase and not drop & set(range(i, i + len(phrase))):
                drop |= set(range(i, i + len(phrase)))
    return [word for i, word in enumerate(words) if i not in drop]


@lru_cache
def _cut_phrases() -> list[tuple[str, ...]]:
    return sorted((tuple(phrase.split()) for phrase in table('rewriting')['cut_phrases']), key=len, reverse=True)


def _between(before: Word, after: Word, text: str) -> str:
    """What stands between two words; where words were taken out, a space, or a comma if one is needed to go on."""
    gap = text[before.end : after.start]
    if re.search(r'\w', gap):
        return ', ' if ',' in gap and after.low in JOINERS else ' '
    return re.sub(r'\s+', ' ', re.sub(r'\s*(?:[.!?…]+)', ',', gap)) if gap.strip() else ' '


def _balanced(text: str) -> str:
    for opening, closing in (('"', '"'), ('“', '”'), ('(', ')')):
        uneven = text.count(opening) % 2 if opening == closing else text.count(opening) != text.count(closing)
        if uneven:
            text = text.replace(opening, '').replace(closing, '')
    return text


def _mended(text: str) -> str:
    """Capital I, and a few slips of speech that would be heard as slips if they were read back."""
    text = PRONOUN.sub('I', text)
    text = PLURAL_WAS.sub(
        lambda found: found[0] if found[2].lower() in SINGULAR else f'{found[1]} {found[2]} were', text
    )
    return MORE_FAST.sub(lambda found: COMPARED[found[1]], text)
