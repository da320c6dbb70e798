"""What someone says about themselves, turned round to be said to them."""

from lab.engines.builtin.reading.words import Word, tagged

YOURS = {'i': 'you', 'me': 'you', 'my': 'your', 'mine': 'yours', 'myself': 'yourself'}
OURS = {'our': 'your', 'ours': 'yours', 'us': 'you', 'we': 'you', 'ourselves': 'yourselves'}
FLIPS = YOURS | OURS
BE = {'am': 'are', "'m": "'re", 'was': 'were'}


def turned_round(text: str) -> str:
    """ "I told my manager I was late" → "you told your manager you were late"."""
    said, at, after_i = [], 0, False
    for word in tagged(text):
        said += [text[at : word.start], _turned(word, after_i=after_i)]
        after_i, at = word.lower == 'i' or (after_i and word.tag == 'AV0'), word.end
    return ''.join(said) + text[at:]


def _turned(word: Word, *, after_i: bool) -> str:
    if after_i and word.lower in BE:
        return BE[word.lower]
    return FLIPS.get(word.lower, word.text) if word.text != 'US' else word.text
