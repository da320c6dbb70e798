"""A PDF as lines in reading order, over all its pages."""

from collections.abc import Iterator

from lab.documents.characters import tidy
from lab.documents.lines import Reading, TextLine
from lab.documents.notices import hidden_text
from lab.documents.pdf.columns import Band, bands
from lab.documents.pdf.furniture import without_furniture
from lab.documents.pdf.hyphens import join_hyphenated
from lab.documents.pdf.looks import Looks
from lab.documents.pdf.opening import no_text, opened, portfolio
from lab.documents.pdf.page import Page
from lab.documents.pdf.rows import Segment, line
from lab.documents.pdf.sides import with_sides_lifted

_COVER = 60
"""Words up to which the page of a portfolio only says that its files need another viewer."""


def read_pdf(content: bytes, page_limit: int) -> Reading:
    with opened(content[content.find(b'%PDF-') :], page_limit) as document:
        looks = Looks()
        pages = [Page(document.handle, number, looks) for number in range(document.pages)]
    parts = without_furniture([page.segments for page in pages], [page.height for page in pages])
    lines = join_hyphenated(list(_lines(parts)), document.producer)
    if document.attached and _is_cover(lines, content):
        raise portfolio()
    if not lines:
        raise no_text(document, any(page.pictured for page in pages))
    hidden, shown = [w for page in pages for w in page.hidden], [w for page in pages for w in page.shown]
    return Reading(lines, pages=len(pages), kind='pdf', notices=hidden_text(hidden, shown))


def _is_cover(lines: list[TextLine], content: bytes) -> bool:
    text = ' '.join(line.text for line in lines)
    return len(text.split()) < _COVER and (b'/Collection' in content or 'portfolio' in text.lower())


def _lines(pages: list[list[Segment]]) -> Iterator[TextLine]:
    for flow in _flows(pages):
        for column in range(max(len(band.columns) for _, band in flow)):
            for page, band in flow:
                for row in with_sides_lifted(band.columns[column]):
                    made = line(row, page, column)
                    made.text, made.bullet = tidy(made.text)
                    made.runs = [tidy(run)[0] for run in made.runs]
                    yield made


def _flows(pages: list[list[Segment]]) -> Iterator[list[tuple[int, Band]]]:
    """Bands with their pages; columns that go on from page to page are one flow, read one column after the other."""
    flow: list[tuple[int, Band]] = []
    for number, parts in enumerate(pages):
        for place, band in enumerate(bands(parts, flow[-1][1].edge if flow else None)):
            goes_on = place == 0 and flow and band.edge is not None and band.edge == flow[-1][1].edge
            if flow and not goes_on:
                yield flow
                flow = []
            flow.append((number, band))
    if flow:
        yield flow
