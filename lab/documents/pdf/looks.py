"""How the words of a PDF look: size, weight, slant, and whether they are painted at all."""

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from lab.documents.pdf.raw import pdfium

_BOLD = re.compile(r'(?i)bold|black|heavy|semi|demi|medi?cond|[-_]bd\b|cmbx|cmb\d|sfbx|-xb')
_ITALIC = re.compile(r'(?i)ital|obli|slant|[-_]it\b|cmti|sfti|cmsl')
_ICONS = re.compile(r'(?i)awesome|icon|emoji|marvosym|fontello|bbding')
_MARKS = re.compile(r'(?i)wingding|webding')
_ITALIC_FLAG = 1 << 6
_INVISIBLE = 3
_FILL_AND_STROKE = 2


@dataclass(slots=True, frozen=True)
class Look:
    """`light` is the fill's luminance from 0 (black) to 1 (white).

    An `icon` font draws pictures, a `mark` font bullets; `turned` text does not run left to right.
    """

    size: float
    bold: bool = False
    italic: bool = False
    icon: bool = False
    mark: bool = False
    light: float = 0.0
    unpainted: bool = False
    turned: bool = False


class Traits(NamedTuple):
    """What a font is by its name and flags."""

    bold: bool = False
    italic: bool = False
    icon: bool = False
    mark: bool = False


class Looks:
    """Looks by text object, and fonts by handle: both are asked once."""

    def __init__(self) -> None:
        self._looks: dict[int, Look] = {}
        self._fonts: dict[int, Traits] = {}
        self._colour = tuple(ctypes.c_uint() for _ in range(4))

    def of(self, text_page: Any, index: int) -> Look:  # noqa: ANN401  opaque pointer
        text = pdfium.FPDFText_GetTextObject(text_page, index)
        if not text:
            return Look(size=pdfium.FPDFText_GetFontSize(text_page, index) or 1.0)
        place = ctypes.addressof(text.contents)
        if place not in self._looks:
            self._looks[place] = self._look(text)
        return self._looks[place]

    def forget(self) -> None:
        """Text objects live as long as their page; a later one may lie at the same address."""
        self._looks.clear()

    def _look(self, text: Any) -> Look:  # noqa: ANN401
        matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
        pdfium.FPDFPageObj_GetMatrix(text, matrix)
        pdfium.FPDFTextObj_GetFontSize(text, size)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(text)
        bold, italic, icon, mark = self._font(text)
        light, alpha = self._fill(text)
        return Look(
            size=abs(size.value) * math.hypot(matrix.c, matrix.d),
            bold=bold or mode == _FILL_AND_STROKE,
            italic=italic or (abs(matrix.c) > 0.15 * abs(matrix.d) and matrix.b == 0),
            icon=icon,
            mark=mark,
            light=light,
            unpainted=mode == _INVISIBLE or alpha == 0,
            turned=abs(matrix.b) > abs(matrix.a),
        )

    def _fill(self, text: Any) -> tuple[float, int]:  # noqa: ANN401
        red, green, blue, alpha = self._colour
        if not pdfium.FPDFPageObj_GetFillColor(text, red, green, blue, alpha):
            return 0.0, 255
        return (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255, alpha.value

    def _font(self, text: Any) -> Traits:  # noqa: ANN401
        font = pdfium.FPDFTextObj_GetFont(text)
        if not font:
            return Traits()
        place = ctypes.addressof(font.contents)
        if place not in self._fonts:
            self._fonts[place] = _traits(font)
        return self._fonts[place]


def _traits(font: Any) -> Traits:  # noqa: ANN401
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.decode('utf-8', 'replace')
    return Traits(
        bold=bool(_BOLD.search(name)) or pdfium.FPDFFont_GetWeight(font) >= 600,
        italic=bool(_ITALIC.search(name)) or bool(pdfium.FPDFFont_GetFlags(font) & _ITALIC_FLAG),
        icon=bool(_ICONS.search(name)),
        mark=bool(_MARKS.search(name)),
    )
