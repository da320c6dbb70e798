"""One document, bytes to lines, in whatever process it is called."""

from lab.documents.lines import Reading
from lab.documents.notices import shortened
from lab.documents.sniff import kind_of

TEXT_LIMIT = 200_000
"""Characters kept of a document: fifty dense pages."""


def parse(content: bytes, file_name: str, page_limit: int) -> Reading:
    """Raises `UnreadableDocument`; a hostile file may also end the process, which is why it has its own."""
    kind = kind_of(content, file_name)
    if kind == 'pdf':
        from lab.documents.pdf.reading import read_pdf

        reading = read_pdf(content, page_limit)
    elif kind == 'docx':
        from lab.documents.docx.reading import read_docx

        reading = read_docx(content)
    else:
        from lab.documents.plain import read_plain

        reading = read_plain(content, markdown=kind == 'markdown')
    return _bounded(reading)


def _bounded(reading: Reading) -> Reading:
    length = 0
    for number, line in enumerate(reading.lines):
        length += len(line.text) + 1
        if length > TEXT_LIMIT:
            reading.lines = reading.lines[:number]
            reading.notices.append(shortened(TEXT_LIMIT))
            break
    return reading
