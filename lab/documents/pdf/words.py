"""The words of a PDF page with their boxes and looks, as pdfium sees them."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from lab.documents.pdf.looks import Look, Looks

_SPACES = frozenset('\x00\t\n\x0b\x0c\r \x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000') | set(map(chr, range(0x2000, 0x200C)))
Place = tuple[int, str, float, float]
_HYPHENS = {'\x02': '\u00ad', '\ufffe': '\u00ad'}


@dataclass(slots=True)
class Word:
    """Points from the page's top left corner; `base` is the baseline, `order` the place in the content stream."""

    text: str
    x0: float
    x1: float
    base: float
    look: Look
    order: int = 0

    @property
    def size(self) -> float:
        return self.look.size

    @property
    def top(self) -> float:
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.25 * self.size


class PageWords:
    """Reads one page; the C numbers are made once because every character costs a call."""

    def __init__(self, page: Any, text_page: Any, looks: Looks) -> None:  # noqa: ANN401  opaque pointers
        self.page, self.text_page, self.looks = page, text_page, looks
        self._numbers = tuple(ctypes.c_double() for _ in range(4))
        frame = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, frame)
        self._frame = (frame.left, frame.bottom, frame.right, frame.top)
        self._quarter = pdfium.FPDFPage_GetRotation(page)
        self.width: float = pdfium.FPDF_GetPageWidthF(page)
        self.height: float = pdfium.FPDF_GetPageHeightF(page)

    def read(self) -> list[Word]:
        """Words in content order; text drawn twice at one place, as some writers fake bold, counts once."""
        seen: dict[tuple[str, int, int], Word] = {}
        for order, run in enumerate(self._runs()):
            word = self._word(run, order)
            seen.setdefault((word.text, round(word.x0 / 2), round(word.base / 2)), word)
        return list(seen.values())

    def _runs(self) -> Iterator[list[Place]]:
        """Neighbouring characters with no space between: index, character and origin of each."""
        run: list[Place] = []
        size = 1.0
        for index in range(pdfium.FPDFText_CountChars(self.text_page)):
            letter = chr(pdfium.FPDFText_GetUnicode(self.text_page, index))
            place = None if letter in _SPACES else (index, _HYPHENS.get(letter, letter), *self._origin(index))
            if run and (place is None or _apart(run[-1], place, size)):
                yield run
                run = []
            if place is not None:
                size = size if run else self.looks.of(self.text_page, index).size
                run.append(place)
        if run:
            yield run

    def _word(self, run: list[Place], order: int) -> Word:
        edges = [*self._edges(run[0][0]), *self._edges(run[-1][0])]
        text = ''.join(place[1] for place in run)
        return Word(text, min(edges), max(edges), run[0][3], self.looks.of(self.text_page, run[0][0]), order)

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = self._numbers[:2]
        pdfium.FPDFText_GetCharOrigin(self.text_page, index, x, y)
        return self._turn(x.value, y.value)

    def _edges(self, index: int) -> tuple[float, float]:
        left, right, bottom, top = self._numbers
        pdfium.FPDFText_GetCharBox(self.text_page, index, left, right, bottom, top)
        return self._turn(left.value, bottom.value)[0], self._turn(right.value, top.value)[0]

    def _turn(self, x: float, y: float) -> tuple[float, float]:
        """From the page's own axes to points from the top left corner of the page as it is shown."""
        left, bottom, right, top = self._frame
        turned = ((x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))
        return turned[self._quarter % 4]


def _apart(last: Place, place: Place, size: float) -> bool:
    """Whether the line or the word ends between two characters although no space is drawn."""
    across, down = place[2] - last[2], abs(place[3] - last[3])
    backwards = across < -0.5 * size and not '\u0590' <= place[1] <= '\u08ff'
    return down > 0.5 * size or across > 1.6 * size or backwards
