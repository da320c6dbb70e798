"""One document, bytes to lines, in whatever process it is called."""

from collections.abc import Callable
from functools import partial

from lab.documents.lines import LINE_LIMIT, TEXT_LIMIT, Reading
from lab.documents.notices import shortened
from lab.documents.sniff import Kind, kind_of


def parse(content: bytes, file_name: str, pages: int) -> Reading:
    """Raises `UnreadableDocument`. A hostile file may also end the process, so strangers' files are read in a child."""
    return bounded(reader_for(kind_of(content, file_name), pages)(content))


def reader_for(kind: Kind, pages: int, second: bool = False) -> Callable[[bytes], Reading]:
    """Only what this kind needs is imported, because the child process starts for every document.

    `second`: another parser than the first time.
    """
    if kind == 'pdf' and second:
        from lab.documents.pdf.second import read_pdf_again

        return partial(read_pdf_again, page_limit=pages)
    if kind == 'pdf':
        from lab.documents.pdf.reading import read_pdf

        return partial(read_pdf, page_limit=pages)
    if kind == 'docx':
        from lab.documents.docx.reading import read_docx

        return read_docx
    from lab.documents.plain import read_plain

    return partial(read_plain, markdown=kind == 'markdown')


def bounded(reading: Reading) -> Reading:
    """With a notice when it had to be cut."""
    length = 0
    for number, line in enumerate(reading.lines):
        left = max(0, TEXT_LIMIT - length)
        if len(line.text) > left or number == LINE_LIMIT:
            line.text = line.text[:left]
            reading.lines = reading.lines[: number + 1]
            reading.notices = [*{*reading.notices, shortened()}]
            break
        length += len(line.text) + 1
    return reading
