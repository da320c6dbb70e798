"""One page of a PDF as segments of the words that can be seen."""

from typing import Any

from lab.documents.pdf.dots import drawn_bullets
from lab.documents.pdf.hidden import seen
from lab.documents.pdf.looks import Looks
from lab.documents.pdf.raw import pdfium
from lab.documents.pdf.rows import Segment, segments
from lab.documents.pdf.words import Frame, PageWords


class Page:
    """`pictured`: there is nothing to read on it, but something to look at."""

    def __init__(self, document: Any, number: int, looks: Looks) -> None:  # noqa: ANN401  opaque pointer
        self.segments: list[Segment] = []
        self.hidden: list[str] = []
        self.shown: list[str] = []
        self.height, self.pictured = 0.0, False
        page = pdfium.FPDF_LoadPage(document, number)
        if page:
            self._read(page, looks)
            pdfium.FPDF_ClosePage(page)

    def _read(self, page: Any, looks: Looks) -> None:  # noqa: ANN401
        text_page = pdfium.FPDFText_LoadPage(page)
        frame = Frame(page)
        shown, hidden = seen(PageWords(text_page, frame, looks).read(), page, frame)
        pdfium.FPDFText_ClosePage(text_page)
        looks.forget()
        self.height = frame.height
        self.segments = segments([*shown, *drawn_bullets(page, frame, shown)])
        self.hidden = [word.text for word in hidden]
        self.shown = [word.text for word in shown]
        self.pictured = not shown and pdfium.FPDFPage_CountObjects(page) > 0
