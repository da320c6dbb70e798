"""Which words of a page nobody can see: unpainted, tiny, off the page, or of the colour of what lies behind."""

import ctypes
from typing import Any

from lab.documents.pdf.raw import pdfium
from lab.documents.pdf.words import Frame, Word

TINY = 2.0
"""Points up to which text cannot be read."""
FAINT = 0.9
"""Luminance from which text may be white on white: only then is the page painted to find out."""
CONTRAST = 16
"""Least difference in 256 greys between the lightest and the darkest dot of a word that can be seen."""
_SCANNED = 0.5
_PIXELS = 4_000_000


def seen(words: list[Word], page: Any, frame: Frame) -> tuple[list[Word], list[Word]]:  # noqa: ANN401
    """The words that can be seen and those that cannot, each in the order given."""
    picture = Picture(page, frame.width, frame.height) if any(word.look.light >= FAINT for word in words) else None
    scanned = any(word.look.unpainted for word in words) and _is_scanned(page, frame.width * frame.height)
    shown: list[Word] = []
    hidden: list[Word] = []
    for word in words:
        off = word.x1 <= 0 or word.x0 >= frame.width or word.base <= 0 or word.top >= frame.height
        blank = word.look.unpainted and not scanned
        faint = picture is not None and word.look.light >= FAINT and not picture.shows(word)
        (hidden if off or blank or faint or word.size <= TINY else shown).append(word)
    return shown, hidden


class Picture:
    """The page painted in greys, a dot a point."""

    def __init__(self, page: Any, width: float, height: float) -> None:  # noqa: ANN401
        self._scale = min(1.0, (_PIXELS / max(width * height, 1.0)) ** 0.5)
        self._width, self._height = max(1, int(width * self._scale)), max(1, int(height * self._scale))
        bitmap = pdfium.FPDFBitmap_CreateEx(self._width, self._height, pdfium.FPDFBitmap_Gray, None, 0)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, self._width, self._height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, self._width, self._height, 0, 0)
        self._stride: int = pdfium.FPDFBitmap_GetStride(bitmap)
        self._dots = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), self._stride * self._height)
        pdfium.FPDFBitmap_Destroy(bitmap)

    def shows(self, word: Word) -> bool:
        left, right = self._clip(word.x0, self._width), self._clip(word.x1, self._width)
        top, bottom = self._clip(word.top, self._height), self._clip(word.bottom, self._height)
        dots = b''.join(
            self._dots[y * self._stride + left : y * self._stride + right + 1] for y in range(top, bottom + 1)
        )
        return max(dots) - min(dots) >= CONTRAST

    def _clip(self, place: float, size: int) -> int:
        return max(0, min(size - 1, int(place * self._scale)))


def _is_scanned(page: Any, area: float) -> bool:  # noqa: ANN401
    """Invisible text over a picture of the page is what a scanner recognised in it."""
    edges = [ctypes.c_float() for _ in range(4)]
    for number in range(min(pdfium.FPDFPage_CountObjects(page), 2000)):
        one = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_IMAGE and pdfium.FPDFPageObj_GetBounds(one, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            if (right - left) * (top - bottom) > _SCANNED * area:
                return True
    return False
