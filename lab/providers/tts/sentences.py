"""Text cut where a speaker breathes: at the ends of sentences, and at clauses where a sentence is long."""

import re

from lab.providers.tts.spoken import LEXICON

FIRST, LONG, BREATH, SHORTEST = (10, 16), 26, 16, 3
"""Words: a sentence above is cut, the first two sooner because little or nothing sounds before they are made; above a
breath even without a comma; no piece is below the shortest."""

_ENDS = re.compile(r'[.!?…]+["\'”’)\]]*(?=\s|$)|\n+')
_CLAUSES = re.compile(r'[,;:](?=\s)|\s[–—-](?=\s)|—')
_JOINING = 'and|but|so|because|which|where|when|while|if|that|who|or|before|after'
_CONJUNCTIONS = re.compile(rf'(?<!\s)(?<!\band)(?<!\bbut)(?<!\bor)(?<!\bso)(?=\s(?:{_JOINING})\s)')


def pieces(text: str) -> list[str]:
    """Stretches of the text in order; nothing but white space is left out."""
    sentences = _sentences(text)
    found: list[str] = []
    for sentence in sentences:
        found += _cut(sentence, (*FIRST, LONG)[min(len(found), len(FIRST))])
    return found


def _sentences(text: str) -> list[str]:
    found, start = [], 0
    for end in _ENDS.finditer(text):
        if '\n' in end[0] or _ends_sentence(text[start : end.end()], text[end.end() :].lstrip()):
            found.append(text[start : end.end()].strip())
            start = end.end()
    return [sentence for sentence in [*found, text[start:].strip()] if re.search(r'\w', sentence)]


def _ends_sentence(so_far: str, rest: str) -> bool:
    """In doubt it goes on: a missing breath is less odd than one in the middle of a name."""
    if not rest or not so_far.endswith('.') or so_far.endswith('..'):
        return not rest[:1].islower()
    last = so_far.split()[-1].lstrip('("\'“‘[')
    if last in LEXICON['abbreviations'] or re.fullmatch(r'(?:[A-Z]\.)+', last):
        return last == 'No.' and not rest[0].isdigit()
    return not rest[0].islower()


def _cut(sentence: str, long: int) -> list[str]:
    """At a clause that comes early enough, else at the first there is; at a conjunction only without any clause."""
    words = len(sentence.split())
    if words <= long:
        return [sentence]
    clauses = _places(_CLAUSES, sentence)
    end = max(
        [place for place in clauses if len(sentence[:place].split()) <= long], default=clauses[0] if clauses else 0
    )
    if not clauses and words > BREATH:
        end = max(
            [p for p in _places(_CONJUNCTIONS, sentence) if len(sentence[:p].split()) <= max(long, BREATH)], default=0
        )
    return [sentence[:end].strip(), *_cut(sentence[end:].strip(), LONG)] if end else [sentence]


def _places(pattern: re.Pattern[str], sentence: str) -> list[int]:
    ends = [found.end() for found in pattern.finditer(sentence)]
    return [end for end in ends if min(len(sentence[:end].split()), len(sentence[end:].split())) >= SHORTEST]
