"""The parts of a résumé as they are set: headings, entries with their dates, lists, groups of skills, tables."""

from dataclasses import dataclass
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, Paragraph, Spacer, Table

Dates = Literal['right', 'below', 'none']


@dataclass(frozen=True)
class Look:
    """Fonts and colours of one layout; `size` is the text's in points."""

    font: str
    bold: str
    size: float
    ink: str
    accent: str
    rule: bool = False
    capitals: bool = False


def section(each: dict[str, Any], look: Look, dates: Dates = 'right', gap: float = 3) -> list[Flowable]:
    parts = [*heading(each['title'], look), *lines_of(each, look)]
    for entry in each.get('entries', []):
        parts += [CondPageBreak(40), *entry_blocks(entry, look, dates), spaced(gap)]
    if 'table' in each:
        parts.append(ruled_table(each['table'], look))
    return parts


def heading(title: str, look: Look) -> list[Flowable]:
    """The heading with the space above it and, where the layout has one, the rule below."""
    colour = HexColor(look.accent)
    style = ParagraphStyle('h', fontName=look.bold, fontSize=look.size + 1.6, textColor=colour, leading=15)
    text = Paragraph(title.upper() if look.capitals else title, style)
    rule = HRFlowable('100%', 0.6, color=colour, spaceBefore=1, spaceAfter=3) if look.rule else spaced(2)
    return [CondPageBreak(60), spaced(8), text, rule]


def entry_blocks(entry: dict[str, Any], look: Look, dates: Dates) -> list[Flowable]:
    where = ', '.join(entry[key] for key in ('organisation', 'place') if entry.get(key))
    first = paragraph(entry['title'], look, bold=True)
    blocks: list[Flowable] = []
    if dates == 'right':
        date = ParagraphStyle('d', parent=first.style, fontName=look.font, alignment=2)
        blocks.append(Table([[first, Paragraph(entry['dates'], date)]], colWidths=[None, 40 * mm], style=BARE))
    else:
        blocks.append(first)
    blocks.append(paragraph(where, look))
    if dates == 'below':
        blocks.append(paragraph(entry['dates'], look))
    return [*blocks, *(bullet(line, look) for line in entry['lines'])]


def lines_of(each: dict[str, Any], look: Look) -> list[Flowable]:
    if 'text' in each:
        return [paragraph(each['text'], look)]
    groups = [paragraph(f'<b>{name}:</b> {skills}', look) for name, skills in each.get('groups', {}).items()]
    return [*groups, *(bullet(line, look) for line in each.get('lines', []))]


def ruled_table(table: dict[str, Any], look: Look) -> Flowable:
    cells = [[paragraph(cell, look, bold=True) for cell in table['head']]]
    cells += [[paragraph(cell, look) for cell in row] for row in table['rows']]
    grid = [('GRID', (0, 0), (-1, -1), 0.5, HexColor('#8aa5a7')), ('VALIGN', (0, 0), (-1, -1), 'TOP')]
    shade = ('BACKGROUND', (0, 0), (-1, 0), HexColor('#e3eeee'))
    return Table(cells, colWidths=[29 * mm, 29 * mm, 24 * mm, 17 * mm, 71 * mm], style=[*grid, shade], repeatRows=1)


def paragraph(text: str, look: Look, size: float = 0, bold: bool = False, centred: bool = False) -> Paragraph:
    size = size or look.size
    style = ParagraphStyle(
        'p',
        fontName=look.bold if bold else look.font,
        fontSize=size,
        leading=size * 1.32,
        textColor=HexColor(look.ink),
        alignment=TA_CENTER if centred else 0,
    )
    return Paragraph(text.replace('&', '&amp;'), style)


def bullet(text: str, look: Look) -> Paragraph:
    style = ParagraphStyle(
        'b',
        fontName=look.font,
        fontSize=look.size,
        leading=look.size * 1.34,
        leftIndent=look.size * 1.2,
        bulletIndent=1,
        textColor=HexColor(look.ink),
    )
    return Paragraph(text.replace('&', '&amp;'), style, bulletText='•')


def spaced(points: float) -> Flowable:
    return Spacer(0, points)


BARE = [
    ('LEFTPADDING', (0, 0), (-1, -1), 0),
    ('RIGHTPADDING', (0, 0), (-1, -1), 0),
    ('TOPPADDING', (0, 0), (-1, -1), 0),
    ('BOTTOMPADDING', (0, 0), (-1, -1), 0),
    ('VALIGN', (0, 0), (-1, -1), 'TOP'),
]
