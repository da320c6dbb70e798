"""Plain text and Markdown: any encoding, its headings and lists marked."""

import re
from itertools import pairwise

from lab.documents.characters import tidy
from lab.documents.lines import TEXT_LIMIT, Reading, TextLine
from lab.documents.notices import hidden_text, shortened
from lab.errors import UnreadableDocument

_EMPTY = 'There is no text in this. Check that it is the right file, or paste the text instead.'
_MARKS = (
    (b'\xef\xbb\xbf', 'utf-8-sig'),
    (b'\xff\xfe\x00\x00', 'utf-32'),
    (b'\xff\xfe', 'utf-16'),
    (b'\xfe\xff', 'utf-16'),
)
_HEADING = re.compile(r'^#{1,6}[ \t]+(\S.*)$')
_RULE = re.compile(r'^[ \t]*([-=_*~#])(?:[ \t]*\1){2,}[ \t]*$')
_HEADING_SIZES = (24.0, 18.0, 14.0, 12.0, 11.0, 10.0)
"""Points at which headings of each level are usually set: what tells a heading from those below it."""
_UNDERLINE = re.compile(r'^[ \t]*(?:={3,}|-{3,})[ \t]*$')
# None of these runs past the next sign of its kind, so that a hostile line takes no longer than any other.
_STRONG = re.compile(r'\*\*(?=\S)([^*\n]+)(?<=\S)\*\*|__(?=\S)([^_\n]+)(?<=\S)__')
_EMPHASIS = re.compile(r'(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s*_])\1(?![\w*])')
_LINK = re.compile(r'!?\[([^\[\]\n]*)\]\(([^()\s]*)(?:\s+"[^"]*")?\)')
_CODE = re.compile(r'`([^`\n]+)`')
_WIDE = re.compile(r'(?<=[^\s.]) {3,}(?=\S)')
"""What parts the columns of a typed table; two spaces may only follow a full stop or fill a line."""
_MOST_COLUMNS = 5


def read_plain(content: bytes, markdown: bool = False) -> Reading:
    return read_text(decoded(content), markdown)


def read_text(text: str, markdown: bool = False) -> Reading:
    kept = text[: 2 * TEXT_LIMIT]
    rows = kept.replace('\r\n', '\n').replace('\r', '\n').replace('\x0c', '\n').split('\n')
    lines = [_line(row, after, markdown) for row, after in pairwise([*rows, ''])]
    if not any(line.text for line in lines):
        raise UnreadableDocument('empty', _EMPTY)
    return Reading(
        without_gaps(lines), kind='text', notices=hidden_text([], [kept]) + ([shortened()] if kept != text else [])
    )


def decoded(content: bytes) -> str:
    """A byte order mark decides, then whether it can be UTF-8, then where the zero bytes of UTF-16 stand."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, 'replace')
    try:
        text = content.decode('utf-8')
    except UnicodeDecodeError:
        text = ''
    if text and '\0' not in text:
        return text
    return content.decode(_guessed(content), 'replace')


def without_gaps(lines: list[TextLine]) -> list[TextLine]:
    """Blank lines part entries, so one of them stays between two texts."""
    kept = [line for line, after in pairwise([*lines, TextLine('')]) if line.text or after.text]
    return kept[1:] if kept and not kept[0].text else kept


def _guessed(content: bytes) -> str:
    even, odd = content[::2].count(0), content[1::2].count(0)
    if max(even, odd) > len(content) / 8:
        return 'utf-16-be' if even > odd else 'utf-16-le'
    return 'cp1252'


def _line(row: str, after: str, markdown: bool) -> TextLine:
    if _RULE.match(row):
        return TextLine('')
    found = _HEADING.match(row)
    heading = found is not None or bool(row.strip() and _UNDERLINE.match(after))
    size = 0.0
    if found:
        size = _HEADING_SIZES[len(row.split()[0]) - 1]
        row = found[1].rstrip(' \t#')
    strong = 0
    if markdown:
        strong = sum(len(match[1] or match[2]) for match in _STRONG.finditer(row))
        row = _CODE.sub(r'\1', _EMPHASIS.sub(r'\2', _LINK.sub(r'\1', _STRONG.sub(r'\1\2', row))))
    if len(_WIDE.findall(row)) < _MOST_COLUMNS:
        row = _WIDE.sub('\t', row)
    text, bullet = tidy(row)
    return TextLine(text, heading=heading and bool(text), bullet=bullet, bold=2 * strong > len(text), size=size)
