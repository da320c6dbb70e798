"""Whether a piece of a document may be spoken: no garbage, no injected instruction, nothing that trails off."""

import re

from lab.engines.builtin.reading.lexicon import pattern, plain, words_of

ALLOWED = re.compile(r"[\w\s.,;:%$£€&/+#'’()\-–—\"“”!]+", re.UNICODE)
ADDRESS = re.compile(r'(?i)https?:|www\.|@|\.com\b|\.org\b|\.net\b(?!\s*(?:core|framework|developer))')
VOWEL = re.compile(r'(?i)[aeiouyàâäåæéèêëîïíóòôöøúùûüı]')
LONGEST_WORD = 18


def speakable(text: str, longest: int = 16) -> bool:
    """At most `longest` words, all of them words, ending where a phrase may end."""
    words = text.split()
    if not 1 <= len(words) <= longest or not ALLOWED.fullmatch(text) or ADDRESS.search(text):
        return False
    if pattern('instruction').search(plain(text)) or _shouted(words) or _broken(text):
        return False
    return all(_word(word) for word in words)


def without_asides(text: str) -> str:
    """Without brackets and what is in them, and without doubled spaces."""
    said = re.sub(r'\s*[(\[{][^)\]}]*[)\]}]', '', text)
    return re.sub(r'\s+', ' ', said).strip()


def dangles(text: str) -> bool:
    words = re.findall(r"[\w'’&-]+", text.lower())
    return not words or words[-1] in words_of('dangling', 'spoken')


def _word(word: str) -> bool:
    letters = re.sub(r'[\W\d_]', '', word)
    if len(letters) > LONGEST_WORD or re.search(r'[^\W\d_]\d[^\W\d_]', word) or '__' in word:
        return False
    return not letters or len(letters) <= 5 or bool(VOWEL.search(letters))


def _shouted(words: list[str]) -> bool:
    """Four words in capitals in a row are a heading or shouting."""
    run = 0
    for word in words:
        run = run + 1 if word.isupper() and len(word) > 1 else 0
        if run > 3:
            return True
    return False


def _broken(text: str) -> bool:
    return (
        text.count('(') != text.count(')')
        or text.count('"') % 2 == 1
        or bool(re.search(r'[.,;:/&-]{2,}|\s[.,;:]', text))
    )
