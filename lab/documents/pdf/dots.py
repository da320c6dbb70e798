"""Bullets that are drawn and not written, as browsers do: small shapes a little to the left of a line."""

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lab.documents.characters import MARK
from lab.documents.pdf.raw import pdfium
from lab.documents.pdf.words import Frame, Word

_LARGEST = 8.0
"""Points across; a bullet is also at most 0.6 em."""
_REACH = 2.5
"""Ems from a bullet to its text."""
_LIMIT = 20_000


def drawn_bullets(page: Any, frame: Frame, words: list[Word]) -> list[Word]:  # noqa: ANN401  opaque pointer
    """A mark for every dot that stands before a word with nothing in between."""
    ordered = sorted(words, key=lambda word: word.base)
    bases = [word.base for word in ordered]
    found: dict[int, Word] = {}
    for x0, x1, y in _dots(page, frame):
        near = ordered[bisect_left(bases, y) : bisect_right(bases, y + _LARGEST)]
        line = [word for word in near if word.base - 0.6 * word.size < y and word.x1 > x0 - _REACH * word.size]
        first = min(line, key=lambda word: word.x0, default=None)
        if first and 0 < first.x0 - x1 < _REACH * first.size and x1 - x0 < 0.6 * first.size:
            found.setdefault(id(first), replace(first, text=MARK, x0=x0, x1=x1))
    return list(found.values())


def _dots(page: Any, frame: Frame) -> Iterator[tuple[float, float, float]]:  # noqa: ANN401
    """Left, right and middle height of the small round or square shapes of a page."""
    edges = [ctypes.c_float() for _ in range(4)]
    for number in range(min(pdfium.FPDFPage_CountObjects(page), _LIMIT)):
        shape = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(shape, *edges)
        left, bottom, right, top = (edge.value for edge in edges)
        width, height = right - left, top - bottom
        if 0.5 < width < _LARGEST and 0.6 < width / max(height, 0.1) < 1.7:
            (x0, y0), (x1, y1) = frame.shown(left, bottom), frame.shown(right, top)
            yield min(x0, x1), max(x0, x1), (y0 + y1) / 2
