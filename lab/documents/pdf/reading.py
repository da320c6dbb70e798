"""A PDF as lines in reading order, over all its pages."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from lab.documents.characters import tidy
from lab.documents.lines import Reading, TextLine
from lab.documents.pdf.columns import Band, bands
from lab.documents.pdf.looks import Looks
from lab.documents.pdf.rows import line, segments
from lab.documents.pdf.words import PageWords, Word
from lab.errors import UnreadableDocument


def read_pdf(content: bytes, page_limit: int) -> Reading:
    with _opened(content) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count > page_limit:
            raise UnreadableDocument('too_many_pages', f'This PDF has {count} pages; at most {page_limit} can be read.')
        found: list[TextLine] = []
        looks = Looks()
        for number in range(count):
            for band in bands(segments(_words(document, number, looks))):
                for column, rows in enumerate(band.columns):
                    found += [line(row, number, column) for row in rows]
    for one in found:
        one.text, one.bullet = tidy(one.text)
    return Reading([one for one in found if one.text], pages=count, kind='pdf')


def _words(document: Any, number: int, looks: Looks) -> list[Word]:
    page = pdfium.FPDF_LoadPage(document, number)
    text_page = pdfium.FPDFText_LoadPage(page)
    words = PageWords(page, text_page, looks).read()
    looks.forget()
    pdfium.FPDFText_ClosePage(text_page)
    pdfium.FPDF_ClosePage(page)
    return words


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        raise UnreadableDocument('corrupt', 'This PDF is damaged.')
    yield document
    pdfium.FPDF_CloseDocument(document)
