"""The words of a PDF page with their boxes and looks, as pdfium sees them."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from lab.documents.characters import MARK
from lab.documents.pdf.looks import Look, Looks
from lab.documents.pdf.median import median
from lab.documents.pdf.raw import pdfium

_SPACES = frozenset('\x00\t\n\x0b\x0c\r \x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000') | {
    chr(c) for c in range(0x2000, 0x200C)
}
_DRAWN = {'{': MARK, '␣': MARK}
"""What the list mark of LaTeX's most used résumé class, drawn in a font of icons, says it is."""
_HYPHENS = dict.fromkeys('\x02\ufffe\u00ad', '-')


@dataclass(slots=True)
class Word:
    """Points from the page's top left corner; `base` is the baseline, `order` the place in the content stream.

    `spaced` is false when it was written right after the word before it; `tracking` is the room between its letters.
    """

    text: str
    x0: float
    x1: float
    base: float
    look: Look
    order: int = 0
    spaced: bool = True
    tracking: float = 0.0

    @property
    def size(self) -> float:
        return self.look.size

    @property
    def top(self) -> float:
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.25 * self.size


class Glyph(NamedTuple):
    """From where the pen stands before it is drawn to where it stands after it."""

    letter: str
    x0: float
    x1: float
    base: float
    place: int


class Frame:
    """The visible part of a page as it is shown, however it is cropped and turned."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401  opaque pointer
        self.width: float = pdfium.FPDF_GetPageWidthF(page)
        self.height: float = pdfium.FPDF_GetPageHeightF(page)
        self.sideways = bool(pdfium.FPDFPage_GetRotation(page) % 2)
        self._x, self._y = _on_device(page, self.width, self.height, 0, 0)
        right, up = (_on_device(page, self.width, self.height, *to) for to in ((1000, 0), (0, 1000)))
        self._a, self._b = (right[0] - self._x) / 1000, (right[1] - self._y) / 1000
        self._c, self._d = (up[0] - self._x) / 1000, (up[1] - self._y) / 1000

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """From the page's own axes to points from the top left corner of the page as it is shown."""
        return self._a * x + self._c * y + self._x, self._b * x + self._d * y + self._y


class PageWords:
    """Reads one page; the C numbers are made once because every character costs a call."""

    def __init__(self, text_page: Any, frame: Frame, looks: Looks) -> None:  # noqa: ANN401  opaque pointer
        self.text_page, self.frame, self.looks = text_page, frame, looks
        self._box, self._x, self._y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()

    def read(self) -> list[Word]:
        """Words in content order; text drawn twice at one place, as some writers fake bold, counts once."""
        seen: dict[tuple[str, int, int], Word] = {}
        last = -2
        for run in self._runs():
            for piece in _pieces(run, self.looks.of(self.text_page, run[0].place).size):
                word = self._word(piece, len(seen))
                word.spaced = piece[0].place - last > 1 or (piece is not run and piece[0] is not run[0])
                last = piece[-1].place
                seen.setdefault((word.text, round(word.x0 / 2), round(word.base / 2)), word)
        words = [word for word in seen.values() if word.text]
        return _lowered(_straightened(words, self.frame.sideways))

    def _runs(self) -> Iterator[list[Glyph]]:
        """Neighbouring characters with no space and no line end between."""
        run: list[Glyph] = []
        size = 1.0
        for index in range(pdfium.FPDFText_CountChars(self.text_page)):
            letter = chr(pdfium.FPDFText_GetUnicode(self.text_page, index))
            glyph = None if letter in _SPACES else self._glyph(_HYPHENS.get(letter, letter), index)
            if run and (glyph is None or _breaks(run[-1], glyph, size)):
                yield run
                run = []
            if glyph is not None:
                size = size if run else self.looks.of(self.text_page, index).size
                run.append(glyph)
        if run:
            yield run

    def _glyph(self, letter: str, index: int) -> Glyph:
        box, x, y = self._box, self._x, self._y
        pdfium.FPDFText_GetLooseCharBox(self.text_page, index, box)
        pdfium.FPDFText_GetCharOrigin(self.text_page, index, x, y)
        (x0, _), (x1, _) = self.frame.shown(box.left, box.bottom), self.frame.shown(box.right, box.top)
        return Glyph(letter, min(x0, x1), max(x0, x1), self.frame.shown(x.value, y.value)[1], index)

    def _word(self, piece: list[Glyph], order: int) -> Word:
        x0, x1 = min(g.x0 for g in piece), max(g.x1 for g in piece)
        look = self.looks.of(self.text_page, piece[0].place)
        text = MARK if look.mark else ''.join(glyph.letter for glyph in piece)
        if look.icon:
            text = _DRAWN.get(text, '')
        gaps = [after.x0 - glyph.x1 for glyph, after in pairwise(piece)]
        return Word(text, x0, x1, piece[0].base, look, order, tracking=max(0.0, median(gaps)) if gaps else 0.0)


def _breaks(last: Glyph, glyph: Glyph, size: float) -> bool:
    """Whether the pen was moved away between two characters although no space is drawn."""
    gap, down = glyph.x0 - last.x1, abs(glyph.base - last.base)
    backwards = glyph.x0 - last.x0 < -0.5 * size and not '\u0590' <= glyph.letter <= '\u08ff'
    return down > 0.1 * size or gap > size or backwards


def _pieces(run: list[Glyph], size: float) -> Iterator[list[Glyph]]:
    """Some writers leave narrow gaps that pdfium does not take for spaces: they stand out from the tracking."""
    gaps = [after.x0 - glyph.x1 for glyph, after in pairwise(run)]
    least = max(0.14 * size, 0.1 * size + 2 * median(gaps)) if gaps else 0.0
    start = 0
    for place, gap in enumerate(gaps, 1):
        if gap > least:
            yield run[start:place]
            start = place
    yield run[start:]


def _lowered(words: list[Word]) -> list[Word]:
    """A raised or lowered small word stands on the line of the word it is written after (`1st`)."""
    for word, after in pairwise(words):
        shift, gap = abs(after.base - word.base), abs(after.x0 - word.x1)
        if after.size < 0.85 * word.size and 0 < shift < 0.6 * word.size and gap < 0.45 * word.size:
            after.base = word.base
            after.spaced = gap > 0.2 * word.size
    return words


def _straightened(words: list[Word], sideways: bool) -> list[Word]:
    """Text that runs up or down the page, a letter a word, becomes one word where it ends."""
    found: list[Word] = []
    last = -2
    for word in words:
        if word.look.turned is sideways:
            found.append(word)
        elif word.order == last + 1:
            found[-1].text += f' {word.text}' if word.spaced else word.text
            found[-1].base = max(found[-1].base, word.base)
            last = word.order
        else:
            found.append(word)
            last = word.order
    return found


def _on_device(page: Any, width: float, height: float, x: float, y: float) -> tuple[float, float]:  # noqa: ANN401
    """Where pdfium would draw a point, in hundredths of a point because it answers in whole dots."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, int(width * 100), int(height * 100), 0, x, y, across, down)
    return across.value / 100, down.value / 100
