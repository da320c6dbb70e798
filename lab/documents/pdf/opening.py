"""Opening a PDF, and the sentence for each reason why that may fail."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from lab.documents.pdf.raw import pdfium
from lab.errors import UnreadableDocument

_ENCRYPTED = 'This PDF is protected with a password. Save a copy without a password and upload that.'
_DAMAGED = 'This PDF is damaged. Open it in a PDF viewer, print it to a new PDF and upload the new file.'
_FORM = 'This PDF is a form that only Adobe Reader can show. Print it to a new PDF there and upload the new file.'
_PORTFOLIO = 'This PDF is a folder with other files in it. Upload the file that holds your text.'
_PICTURES = (
    'This PDF holds only pictures, such as a scan, and no text. '
    'Upload the original document, run text recognition on it first, or paste the text instead.'
)
_EMPTY = 'This PDF holds no text. Check that it is the right file, or paste the text instead.'


@dataclass(slots=True)
class Document:
    handle: Any
    pages: int
    producer: str

    encrypted: bool
    attached: bool


@contextmanager
def opened(content: bytes, page_limit: int) -> Iterator[Document]:
    """Raises `UnreadableDocument`; no password is ever tried but the empty one."""
    pdfium.FPDF_InitLibrary()
    handle = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not handle:
        raise _refusal(pdfium.FPDF_GetLastError())
    pages = pdfium.FPDF_GetPageCount(handle)
    if pages > page_limit:
        raise too_many_pages(pages, page_limit)
    if pdfium.FPDF_GetFormType(handle) == pdfium.FORMTYPE_XFA_FULL:
        raise UnreadableDocument('wrong_type', _FORM)
    yield Document(
        handle,
        pages,
        producer=_said(handle, b'Producer') + _said(handle, b'Creator'),
        encrypted=pdfium.FPDF_GetSecurityHandlerRevision(handle) != -1,
        attached=pdfium.FPDFDoc_GetAttachmentCount(handle) > 0,
    )
    pdfium.FPDF_CloseDocument(handle)


def no_text(document: Document, pictured: bool) -> UnreadableDocument:
    """Why a PDF that opens says nothing."""
    if document.encrypted:
        return locked()
    return UnreadableDocument('image_only', _PICTURES) if pictured else UnreadableDocument('empty', _EMPTY)


def locked() -> UnreadableDocument:
    return UnreadableDocument('encrypted', _ENCRYPTED)


def too_many_pages(pages: int, limit: int) -> UnreadableDocument:
    sentence = f'This PDF has {pages} pages, and at most {limit} are read. Upload a shorter version.'
    return UnreadableDocument('too_many_pages', sentence)


def portfolio() -> UnreadableDocument:
    return UnreadableDocument('wrong_type', _PORTFOLIO)


def damaged() -> UnreadableDocument:
    return UnreadableDocument('corrupt', _DAMAGED)


def _refusal(code: int) -> UnreadableDocument:
    return locked() if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) else damaged()


def _said(handle: Any, name: bytes) -> str:  # noqa: ANN401  opaque pointer
    size = pdfium.FPDF_GetMetaText(handle, name, None, 0)
    buffer = ctypes.create_string_buffer(min(size, 2000))
    pdfium.FPDF_GetMetaText(handle, name, buffer, len(buffer))
    return buffer.raw.decode('utf-16-le', 'ignore').rstrip('\0') + ' '
