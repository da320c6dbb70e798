"""The paper: fonts, styles, margins, what stands on every page. Sizes are points."""

from functools import cache
from pathlib import Path
from typing import IO, Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

FONTS = Path(__file__).parent / 'fonts'
INK, MUTED, LINE, BRAND = HexColor('#14161c'), HexColor('#474d5b'), HexColor('#cfd3dc'), HexColor('#3a2bd6')
SOFT = HexColor('#efeefb')
MARGIN = 56
WIDTH = A4[0] - 2 * MARGIN


@cache
def fonts() -> None:
    """Registers the lab's own two typefaces, once."""
    for name in ('text', 'text-bold', 'text-italic', 'display'):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f'{name}.ttf')))
    pdfmetrics.registerFontFamily('text', 'text', 'text-bold', 'text-italic', 'text-bold')


def style(name: str, **changes: Any) -> ParagraphStyle:  # noqa: ANN401  reportlab's own options
    return ParagraphStyle(name, **STYLES[name] | changes)


BODY = {'fontName': 'text', 'fontSize': 9.5, 'leading': 13.5, 'textColor': INK, 'spaceAfter': 4}
STYLES: dict[str, dict[str, Any]] = {
    'title': {'fontName': 'display', 'fontSize': 24, 'leading': 28, 'textColor': INK, 'spaceAfter': 6},
    'section': {
        'fontName': 'display',
        'fontSize': 14,
        'leading': 18,
        'textColor': INK,
        'spaceBefore': 16,
        'spaceAfter': 6,
        'keepWithNext': 1,
    },
    'name': {
        'fontName': 'text-bold',
        'fontSize': 10.5,
        'leading': 14,
        'textColor': INK,
        'spaceBefore': 8,
        'keepWithNext': 1,
    },
    'body': BODY,
    'quote': BODY | {'fontName': 'text-italic', 'leftIndent': 12, 'textColor': MUTED},
    'small': BODY | {'fontSize': 8, 'leading': 11, 'textColor': MUTED},
    'cell': BODY | {'fontSize': 9, 'leading': 12, 'spaceAfter': 0},
}


class Paper(BaseDocTemplate):
    """A4 with a line at the foot of each page that says whose it is and what it is not for."""

    def __init__(self, target: IO[bytes], title: str, foot: str) -> None:
        fonts()
        super().__init__(
            target,
            pagesize=A4,
            title=title,
            author='Interview Practice Lab',
            leftMargin=MARGIN,
            rightMargin=MARGIN,
            topMargin=MARGIN,
            bottomMargin=MARGIN,
        )
        self._foot = foot
        whole = Frame(MARGIN, MARGIN, WIDTH, A4[1] - 2 * MARGIN, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate('page', [whole], onPage=self._footed))

    def _footed(self, canvas: Canvas, document: object) -> None:
        canvas.setFont('text', 7.5)
        canvas.setFillColor(MUTED)
        canvas.drawString(MARGIN, 30, self._foot)
        canvas.drawRightString(A4[0] - MARGIN, 30, str(canvas.getPageNumber()))
