"""Which characters a résumé may show: ligatures spelled out, odd spaces made plain, unseen characters dropped."""

import re
import unicodedata

BULLET = '• '
MARK = '\uf0b7'
"""A bullet of a symbol font, whichever it was."""
_LIGATURES = {'ﬀ': 'ff', 'ﬁ': 'fi', 'ﬂ': 'fl', 'ﬃ': 'ffi', 'ﬄ': 'ffl', 'ﬅ': 'st', 'ﬆ': 'st', 'Ĳ': 'IJ', 'ĳ': 'ij'}
_UNSEEN = re.compile(
    '[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e'
    '\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff]'
)
_PRIVATE = re.compile('[\ue000-\uf8ff\U000f0000-\U0010ffff]')
_SPACES = re.compile('[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\x85\u2028\u2029]')
_WORD_MARKS = '\uf06c\uf06e\uf071\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0e8\uf0fc'
_MARKS = '・･•◦▪▫■□●○◆◇❖➢➤►▸▶▹‣⁃∙·❍❑❒✓✔✦★☐☑→⇒➔➜➣∎⬥⚫⦁⦿◉◾◽'
_BULLET = re.compile(rf'^[ \t]*(?:[{_MARKS}{_WORD_MARKS}][{_MARKS}{_WORD_MARKS} \t]*|[-–—*o¡§v{{][ \t]+)(?=\S)')
_WORD = re.compile(r'[^\W\d_]{2,}')
_LATIN = re.compile('[A-Za-z]')
_GREEK_OR_CYRILLIC = re.compile('[\u0370-\u052f]')
_LOOKALIKES = str.maketrans(
    'АВЕКМНОРСТУХІЈЅаеорсухіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο', 'ABEKMHOPCTYXIJSaeopcyxijshdqwABEZHIKMNOPTYXo'
)
_RUNS = re.compile(r' {2,}')
_LEADERS = re.compile(r'(?:[ \t]*[.·…_]){6,}[ \t]*')
_AROUND_TAB = re.compile(r' *\t[ \t]*')


def clean(text: str) -> str:
    """Characters only: no trimming and no bullet is touched, so that pieces of a line can be cleaned one by one."""
    if text.isascii() and text.isprintable():
        return text
    text = _SPACES.sub(' ', _UNSEEN.sub('', text))
    text = ''.join(_LIGATURES.get(c, c) for c in text)
    text = unicodedata.normalize('NFC', text)
    return _WORD.sub(_in_one_script, text) if _GREEK_OR_CYRILLIC.search(text) else text


def tidy(text: str) -> tuple[str, bool]:
    """A whole line as it is shown, and whether it is a list entry: any bullet mark becomes `• `."""
    text = clean(text)
    bare = _BULLET.sub('', text)
    bullet = bare != text
    bare = _LEADERS.sub('\t', _AROUND_TAB.sub('\t', _RUNS.sub(' ', _PRIVATE.sub(' ', bare)))).strip()
    return (BULLET + bare if bullet and bare else bare), bullet and bool(bare)


def _in_one_script(word: re.Match[str]) -> str:
    """Cyrillic or Greek letters inside a Latin word stand for the Latin ones they look like."""
    mixed = _LATIN.search(word[0]) and _GREEK_OR_CYRILLIC.search(word[0])
    return word[0].translate(_LOOKALIKES) if mixed else word[0]


def has_unseen(text: str) -> bool:
    """Whether characters are hidden in it that no word processor puts there: tags and direction overrides."""
    return re.search('[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e0fff]', text) is not None
