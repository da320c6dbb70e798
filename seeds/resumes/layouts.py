"""Four ways in which students lay out a résumé: with a sidebar, plain, with a table, with dates in the margin."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, PageTemplate, Table
from sections import Look, entry_blocks, heading, lines_of, paragraph, section, spaced

Resume = dict[str, Any]


def sidebar(resume: Resume, path: Path) -> None:
    """Two columns on US letter: a tinted sidebar for skills and education, the history beside it."""
    width, height = LETTER
    edge, margin = 68 * mm, 14 * mm
    side = Look('Helvetica', 'Helvetica-Bold', 9.6, '#22304a', '#1f5f7a')
    main = Look('Helvetica', 'Helvetica-Bold', 10.4, '#1d1f24', '#1f5f7a')

    def page(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFillColor(HexColor('#e8f0f3'))
        canvas.rect(0, 0, edge, height, stroke=0, fill=1)

    frames = [
        Frame(margin - 6, margin, edge - margin - 4, height - 2 * margin),
        Frame(edge + 6 * mm, margin, width - edge - 6 * mm - margin, height - 2 * margin),
    ]
    title = [
        paragraph(resume['name'], main, size=23, bold=True),
        spaced(2),
        paragraph(resume['headline'], main, size=12),
    ]
    left = [*heading('Contact', side), *(paragraph(line, side) for line in resume['contact'])]
    for each in (found for found in resume['sections'] if found.get('side')):
        left += section(each, side, dates='below', gap=6)
    right = [spaced(4), *title]
    for each in (found for found in resume['sections'] if not found.get('side')):
        right += section(each, main, gap=6)
    write(path, resume, LETTER, frames, [*left, FrameBreak(), *right], page)


def plain(resume: Resume, path: Path) -> None:
    """One serif column on A4: the name in the middle, rules under the headings, dates at the right edge."""
    look = Look('Times-Roman', 'Times-Bold', 11.4, '#000000', '#000000', rule=True, capitals=True)
    story = [
        paragraph(resume['name'], look, size=22, centred=True),
        spaced(3),
        paragraph(' | '.join(resume['contact']), look, centred=True),
    ]
    for each in resume['sections']:
        story += section(each, look, gap=6)
    write(path, resume, A4, [one_frame(A4, 22 * mm)], story)


def clinical(resume: Resume, path: Path) -> None:
    """Two pages on A4 in a wide sans, as word processors make them, with placements in a ruled table."""
    for name, file in (('Vera', 'Vera.ttf'), ('Vera-Bold', 'VeraBd.ttf')):
        pdfmetrics.registerFont(TTFont(name, file))
    look = Look('Vera', 'Vera-Bold', 9.8, '#202020', '#2e6f73', rule=True)
    story = [
        paragraph(resume['name'], look, size=19, bold=True),
        paragraph(resume['headline'], look, size=11),
        spaced(3),
        paragraph(' • '.join(resume['contact']), look),
    ]
    for each in resume['sections']:
        story += section(each, look, gap=7)

    def page(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont('Vera', 7)
        canvas.drawRightString(A4[0] - 20 * mm, 10 * mm, f'{resume["name"]}, page {document.page}')

    write(path, resume, A4, [one_frame(A4, 20 * mm)], story, page)


def margin(resume: Resume, path: Path) -> None:
    """A coloured band across the top of an A4 page, and the dates of each entry in the left margin."""
    look = Look('Helvetica', 'Helvetica-Bold', 10.2, '#2b2b2b', '#8a3d1e')
    width, height = A4
    band = 34 * mm

    def page(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFillColor(HexColor('#8a3d1e'))
        canvas.rect(0, height - band, width, band, stroke=0, fill=1)

    white = Look('Helvetica', 'Helvetica-Bold', 9.7, '#ffffff', '#ffffff')
    story = [
        paragraph(resume['name'], white, size=24, bold=True),
        spaced(4),
        paragraph(resume['headline'], white),
        paragraph('  ·  '.join(resume['contact']), white),
        spaced(18),
    ]
    for each in resume['sections']:
        story += with_margin(each, look)
    frame = Frame(16 * mm, 12 * mm, width - 32 * mm, height - 17 * mm)
    write(path, resume, A4, [frame], story, page)


def with_margin(each: dict[str, Any], look: Look) -> list[Flowable]:
    if 'entries' not in each:
        return [*heading(each['title'], look), *lines_of(each, look)]
    rows = [
        [paragraph(entry['dates'], look), [*entry_blocks(entry, look, dates='none'), spaced(3)]]
        for entry in each['entries']
    ]
    tight = [('VALIGN', (0, 0), (-1, -1), 'TOP'), ('LEFTPADDING', (0, 0), (-1, -1), 0)]
    table = Table(rows, colWidths=[40 * mm, None], style=[*tight, ('TOPPADDING', (0, 0), (-1, -1), 1)], splitByRow=1)
    return [*heading(each['title'], look), table]


def one_frame(size: tuple[float, float], around: float) -> Frame:
    return Frame(around, around * 0.8, size[0] - 2 * around, size[1] - 1.6 * around, 0, 0, 0, 0)


def write(
    path: Path,
    resume: Resume,
    size: tuple[float, float],
    frames: list[Frame],
    story: list[Flowable],
    page: Callable[[Canvas, BaseDocTemplate], None] = lambda canvas, document: None,
) -> None:
    document = BaseDocTemplate(
        str(path), pagesize=size, title=f'{resume["name"]} – résumé', author=resume['name'], invariant=1
    )
    document.addPageTemplates(PageTemplate(frames=frames, onPage=page))
    document.build(story)


LAYOUTS: dict[str, Callable[[Resume, Path], None]] = {
    'sidebar': sidebar,
    'plain': plain,
    'clinical': clinical,
    'margin': margin,
}
