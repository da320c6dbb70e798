"""The lines of a posting as passages: bullets and paragraphs whole, headings marked, spans kept."""

import re
from dataclasses import dataclass

from lab.models.document import Line, ReadText

BULLET = re.compile(r'^(?:[-*+•·▪●◦○‣⁃➢➤►✓✔§–—o]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+')
RULE = re.compile(r'^[\s\-_=*|:.]*$')
UNFINISHED = re.compile(r'[^.!?:;]$')


@dataclass
class Passage:
    """`gap` counts the blank lines before it; `level` is a heading's depth, 0 for text.

    `bare` marks a member of a list that lost its bullets: `bullet` is set for it too.
    """

    text: str
    start: int
    end: int
    bullet: bool = False
    bare: bool = False
    level: int = 0
    gap: int = 0
    emphatic: bool = False


def passages(read: ReadText) -> list[Passage]:
    found: list[Passage] = []
    gap, last = 0, None
    for line in read.lines:
        if RULE.match(line.text):
            gap += 1
            continue
        passage = _passage(line, gap)
        if found and last and _continues(found[-1], last, passage, line):
            found[-1].text += ' ' + passage.text
            found[-1].end = passage.end
        else:
            found.append(passage)
        gap, last = 0, line
    return found


def _passage(line: Line, gap: int) -> Passage:
    text, level = re.sub(r'[\s\u200b\ufeff]+', ' ', line.text).strip(), 1 if line.heading else 0
    marks = re.match(r'#{1,6}\s*', text)
    if marks:
        text, level = text[marks.end() :].strip(' #'), marks.group().count('#')
    bullet = BULLET.match(text)
    text = text[bullet.end() :] if bullet else text
    emphatic = bool(re.fullmatch(r'(\*\*|__)(?!\1).+\1:?', text)) or (line.bold and not line.bullet)
    plain = _plain(text)
    start = line.start + max(0, line.text.find(text[:12]))
    return Passage(plain, start, line.end, bool(bullet) or line.bullet, False, level, gap, emphatic)


def _plain(text: str) -> str:
    text = re.sub(r'\[([^\]]+)\]\([^)]*\)', r'\1', text)
    return re.sub(r'\*\*|__|`|\\(?=[-*_#])', '', text).strip()


def _continues(above: Passage, last: Line, passage: Passage, line: Line) -> bool:
    """A wrapped line: nothing between, the sentence above is unfinished, and this one goes on in small letters."""
    if passage.gap or passage.bullet or passage.level or above.level or not UNFINISHED.search(above.text):
        return False
    if passage.text[:1].islower():
        return True
    full = last.x1 > 0 and line.y0 > last.y0 and last.x1 - last.x0 > 0.6 * max(last.x1, line.x1)
    return full and not passage.emphatic and not above.emphatic and line.y0 - last.y1 < 0.6 * max(last.size, 6)
