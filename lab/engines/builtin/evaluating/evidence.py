"""Quotes: cut from a turn at natural boundaries, at most twenty words, and checked to stand in it."""

import re
from collections.abc import Sequence

from lab.engines.builtin.measuring.details import is_number
from lab.engines.builtin.measuring.disfluency import fillers, is_sound
from lab.engines.builtin.measuring.lexicons import entry, word_set
from lab.engines.builtin.measuring.marking import Marked
from lab.engines.builtin.measuring.words import Word
from lab.models.evaluation import Evidence
from lab.models.interview import Turn

LONGEST_QUOTE = 20
SHORTEST_QUOTE, FULL_QUOTE = 4, 10


def quote(mark: Marked, transcript: Sequence[Turn], around: str = '', raw: bool = False) -> Evidence:
    """The clause of the sentence in which a phrase of the label `around` stands, or its beginning.

    Fillers at its ends are left out, unless it is quoted `raw`, for their sake.
    """
    text = transcript[mark.sentence.turn].text
    words = list(mark.sentence.words) if raw else _trimmed(mark.sentence.words, text)
    focus = _focus(mark, words, around)
    start, end = _clause(words, text, focus)
    words = words[start:end] if raw else _trimmed(words[start:end], text)
    start, end = 0, len(words)
    while len(text[words[start].start : words[end - 1].end].split()) > LONGEST_QUOTE:
        end -= 1
    return Evidence(quote=_spaced(text[words[start].start : words[end - 1].end]), turn=mark.sentence.turn)


def quote_whole(turn: int, transcript: Sequence[Turn]) -> Evidence | None:
    """The beginning of a turn, for answers in which there is nothing to pick out."""
    words = transcript[turn].text.split()
    return Evidence(quote=' '.join(words[:LONGEST_QUOTE]), turn=turn) if words else None


def verified(evidence: Evidence, transcript: Sequence[Turn]) -> bool:
    """Whether the quote stands in that turn, that the candidate said it, and that it is short enough."""
    if not 0 <= evidence.turn < len(transcript) or transcript[evidence.turn].speaker != 'candidate':
        return False
    said = _spaced(transcript[evidence.turn].text)
    return 0 < len(evidence.quote.split()) <= LONGEST_QUOTE and _spaced(evidence.quote) in said


def clipped(quoted: str, most: int) -> str:
    """The beginning of a quote, for naming it once more in a sentence."""
    words = quoted.split()
    if len(words) <= most:
        return quoted
    end = most
    while end > SHORTEST_QUOTE and words[end - 1].lower().strip(',;:') in entry('grammar', 'hanging'):
        end -= 1
    return ' '.join(words[:end]).rstrip(',;:–—') + '…'


def _trimmed(words: Sequence[Word], text: str) -> list[Word]:
    """Without what leads up to the sentence or trails after it."""
    idle = set(fillers(words, text))
    start, end = 0, len(words)
    while end - start > SHORTEST_QUOTE and (start in idle or words[start].low in entry('grammar', 'leading')):
        start += 1
    while end - start > SHORTEST_QUOTE and end - 1 in idle:
        end -= 1
    return list(words[start:end])


def _focus(mark: Marked, words: Sequence[Word], around: str) -> int:
    at = next((hit.start for hit in mark.hits if hit.label == around), None)
    if around == 'measured':
        at = _figure_at(mark)
    if at is None:
        return 0
    place = mark.sentence.kept[at].start
    return next((i for i, word in enumerate(words) if word.start >= place), 0)


def _figure_at(mark: Marked) -> int | None:
    """The span or the figure that gives an effect its size."""
    spans = [hit.start for hit in mark.hits if hit.label == 'span']
    numbers = [i for i, word in enumerate(mark.sentence.kept) if is_number(word.low)]
    return next(iter(spans or numbers), None)


def _clause(words: Sequence[Word], text: str, focus: int) -> tuple[int, int]:
    if len(words) <= LONGEST_QUOTE:
        return 0, len(words)
    breaks = [0, *(i for i in range(1, len(words)) if _breaks(words, i, text)), len(words)]
    start = max((b for b in breaks if b <= focus), default=0)
    near = [b for b in breaks if b < start and focus + SHORTEST_QUOTE - b < LONGEST_QUOTE]
    while near and focus - start < SHORTEST_QUOTE:
        start = near.pop()
    end = _last(breaks, start, focus)
    if end - start < FULL_QUOTE:
        loose = entry('grammar', 'loose_breaks')
        end = max(end, _last([i for i, word in enumerate(words) if word.low in loose], start, focus))
    return _whole(words, start, end or min(len(words), start + LONGEST_QUOTE))


def _last(breaks: Sequence[int], start: int, focus: int) -> int:
    return max((b for b in breaks if start + SHORTEST_QUOTE <= b <= start + LONGEST_QUOTE and b > focus), default=0)


def _whole(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """Neither begins with a joining word nor ends on one that hangs."""
    while end - start > SHORTEST_QUOTE and words[start].low in entry('grammar', 'leading'):
        start += 1
    while end < len(words) and end - start > SHORTEST_QUOTE and words[end - 1].low in entry('grammar', 'hanging'):
        end -= 1
    return start, end


def _breaks(words: Sequence[Word], i: int, text: str) -> bool:
    between = text[words[i - 1].end : words[i].start]
    if re.search(r'[,;:–—…]|\.\.', between) or is_sound(words[i]):
        return True
    if words[i].low == 'and':
        return i + 1 < len(words) and words[i + 1].low in entry('grammar', 'subjects')
    opens = words[i].low in entry('grammar', 'breaking')
    return opens and words[i - 1].low not in word_set('function_words')


def _spaced(text: str) -> str:
    return ' '.join(text.split())
