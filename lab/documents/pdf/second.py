"""A second opinion on a PDF that pdfium cannot open or dies of: pypdf, slower and without positions."""

import codecs
import importlib.util  # noqa: F401
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from lab.documents.characters import tidy
from lab.documents.lines import Reading, TextLine
from lab.documents.pdf.opening import damaged, locked, too_many_pages

# What pypdf loads when it first needs it, which is too late in a process that can open no file.
for _name in ('charmap', 'cp1250', 'cp1254', 'cp1257', 'cp932', 'cp950', 'gb18030', 'gb2312', 'gbk', 'big5'):
    codecs.lookup(_name)


def read_pdf_again(content: bytes, page_limit: int) -> Reading:
    """Raises what it meets: the process it runs in ends with it."""
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(''):
            raise locked()
        if len(reader.pages) > page_limit:
            raise too_many_pages(len(reader.pages), page_limit)
        lines = [line for number, page in enumerate(reader.pages) for line in _lines(page.extract_text(), number)]
    except PyPdfError as error:
        raise damaged() from error
    if not lines:
        raise damaged()
    return Reading(lines, pages=len(reader.pages), kind='pdf')


def _lines(text: str, page: int) -> list[TextLine]:
    tidied = (tidy(row) for row in text.splitlines())
    return [TextLine(shown, page=page, bullet=bullet) for shown, bullet in tidied if shown]
