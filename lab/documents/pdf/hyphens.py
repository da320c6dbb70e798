"""Words broken at the end of a line, put together again."""

import re
from collections import Counter
from itertools import pairwise

from lab.documents.lines import TextLine

_BREAKERS = re.compile(r'(?i)^ *$|tex|typst|indesign|prince|antenna|quark|scribus|framemaker|troff')
"""Writers that break words on their own; the others leave a hyphen at a line end only where the word has one."""
_END = re.compile(r'(?P<left>[^\W\d_]+)[-\u2010\u00ad]$')
_START = re.compile(r'^[^\W\d_]+')
_COMPOUND = re.compile(
    r'(?i)^(?:\w+ly|self|cross|multi|non|well|high|low|long|short|full|part|real|end|front|back|open|data|cost|time|user'
    r'|client|server|test|large|small|mid|top|best|hands|two|three|four|half|third|first|second|cutting|in|on|off|up)$'
)


def join_hyphenated(lines: list[TextLine], producer: str) -> list[TextLine]:
    """The rest of a broken word moves up to the line it began on; a line left empty goes."""
    counts = Counter(word.lower() for line in lines for word in re.findall(r'[^\W\d_]{2,}', line.text))
    breaks = _BREAKERS.search(producer) is not None
    for line, after in pairwise(lines):
        if _is_broken(line, after):
            _join(line, after, keeps=not breaks or _is_compound(line.text, after.text, counts))
    return [line for line in lines if line.text]


def _is_broken(line: TextLine, after: TextLine) -> bool:
    start = _START.match(after.text)
    same_column = line.column == after.column and after.page - line.page in (0, 1)
    return bool(same_column and start and start[0][0].islower() and _END.search(line.text) and not after.bullet)


def _join(line: TextLine, after: TextLine, keeps: bool) -> None:
    rest, _, left = after.text.partition(' ')
    line.text = (line.text[:-1] + '-' if keeps else line.text[:-1]) + rest
    after.text = left.strip()


def _is_compound(text: str, after: str, counts: Counter[str]) -> bool:
    """Whether the hyphen is part of the word; both pieces are counted once for the break itself."""
    end, start = _END.search(text), _START.match(after)
    if not end or not start:
        return False
    left, right = end['left'].lower(), start[0].lower()
    if counts[left + right]:
        return False
    both = counts[left] > 1 and counts[right] > 1 and len(left) > 3 and len(right) > 3
    return both or _COMPOUND.match(left) is not None
