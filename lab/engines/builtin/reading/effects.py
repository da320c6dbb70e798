"""Effects told without a figure: "it got a lot faster", "we reduced complaints"."""

import re

from lab.engines.builtin.reading.figures import figures
from lab.engines.builtin.reading.lexicon import pattern, plain, words_of
from lab.engines.builtin.reading.spans import sentence_around

PERSON = re.compile(r'(?i)\b(?:he|she|i|we|patient|they|you)\b[^.,;]{0,16}$')
REPORTING = re.compile(
    r'(?i)\b(?:got|gets|became|becomes|was|were|is|are|ran|runs|run|went|worked|much|lot|bit|far|way|even|times|grew|visibly)\s+$'
)
WISHED = re.compile(
    r"(?i)\b(?:want(?:ed)?|would|could|should|will|hoped?|try|trying|to|might|can|be|if|make it|how|not|n't|no|more)"
    r'\s+(?:\w+\s+)?$'
)


def find_effect(text: str) -> re.Match[str] | None:
    """The first effect that could be measured, in a sentence without a figure."""
    said = plain(text)
    for kind in ('measurable_change', 'comparatives'):
        for match in pattern(kind).finditer(said):
            sentence = sentence_around(text, match.start())
            if not figures(sentence) and _is_effect(said, match, sentence):
                return match
    return None


def _is_effect(text: str, match: re.Match[str], sentence: str) -> bool:
    """Not wished for; and for words of many uses ("raised", "saved") something that can change stands near."""
    word = match.group().lower()
    if word in words_of('comparatives'):
        return _reported(text, match)
    doubtful = word in words_of('doubtful_change') and not pattern('change_objects').search(plain(sentence))
    return not doubtful and not _wished(text, match.start())


def _reported(text: str, comparative: re.Match[str]) -> bool:
    """ "It got faster" reports an effect; "a smaller part" and "lower case" do not."""
    before, after = text[max(0, comparative.start() - 20) : comparative.start()], text[comparative.end() :]
    ends = not after.strip() or bool(
        re.match(
            r'\s*(?:[.,;!?]|(?:than|and|but|so|after|since|by|now|again|every|each|in|on|for|with|when|because|at|from)\b)',
            after,
        )
    )
    return ends and bool(REPORTING.search(before)) and not PERSON.search(before)


def _wished(text: str, at: int) -> bool:
    """ "I want to make it faster" reports no effect."""
    return bool(WISHED.search(text[max(0, at - 24) : at]))
