"""Words with their places in the text, so that everything found can be quoted from where it stands."""

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

WORD = re.compile(
    r'[£$€]?\d+(?:[.,:/]\d+)*(?:%|(?:st|nd|rd|th|s|k|m|ms|am|pm|x)\b)?'
    r"|[^\W\d_](?:[\w'’\-&]*[^\W_])?(?:\.(?:js|net|io|py)\b)?[+#]*"
)
HEARD = (
    r'(?:laugh|chuckl|giggl|cough|sigh|sneez|sniff|gasp)\w*|clears? throat|inaudible|unintelligible|indistinct|unclear'
    r'|cross-?talk|overlapping(?: speech| talk)?|(?:long |short )?(?:pause|silence)|noise|beep|applause|\?+'
)
STAGE_DIRECTION = re.compile(
    rf'(?i)[\[(](?:(?:\w+ )?(?:{HEARD})(?: \d[\d:]*)?|[\w ]{{1,30}} in (?:the )?background|\d\d?:\d\d(?::\d\d)?)[\])]'
)
"""What transcribers put between brackets about the recording: not words of the speaker."""
UNAPOSTROPHED = {
    'dont': "don't", 'didnt': "didn't", 'doesnt': "doesn't", 'cant': "can't", 'couldnt': "couldn't", 'wont': "won't",
    'wouldnt': "wouldn't", 'isnt': "isn't", 'wasnt': "wasn't", 'werent': "weren't", 'havent': "haven't",
    'hasnt': "hasn't", 'hadnt': "hadn't", 'ive': "i've", 'im': "i'm", 'thats': "that's", 'theres': "there's",
}  # fmt: skip
_stemmer = snowballstemmer.stemmer('english')


@dataclass(frozen=True, slots=True)
class Word:
    """`low` is folded for matching; `start` and `end` are offsets into the turn's text."""

    text: str
    low: str
    stem: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    spoken = STAGE_DIRECTION.sub(lambda found: ' ' * len(found.group()), text)
    return [_word(found.group(), found.start(), found.end()) for found in WORD.finditer(spoken)]


@lru_cache(maxsize=65536)
def stem(low: str) -> str:
    return str(_stemmer.stemWord(low))


def fold(text: str) -> str:
    low = text.lower().replace('’', "'")
    return UNAPOSTROPHED.get(low, low)


def _word(text: str, start: int, end: int) -> Word:
    low = fold(text)
    return Word(text=text, low=low, stem=stem(low), start=start, end=end)
