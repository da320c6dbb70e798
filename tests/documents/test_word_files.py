"""DOCX: everything Word shows comes out in its order, and nothing that it hides."""

import pytest
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.shared import Pt, RGBColor

from lab.documents.reader import read_sync
from tests.documents.papers import WORD, paragraph, relations, word, word_xml

TEXT_BOX = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"><w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>'
    '<mc:Fallback><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    '<w:r><w:t>After the box</w:t></w:r></w:p>'
)
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:styleId="Firm"><w:name w:val="Firm"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Firm"/></w:style>'
    '<w:style w:styleId="Top"><w:name w:val="Abschnitt"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '</w:styles>'
)


def texts(content: bytes) -> list[str]:
    return [line.text for line in read_sync(content, 'resume.docx').lines]


def test_headings_bullets_and_weight_are_marked() -> None:
    def build(document: Document) -> None:
        document.add_heading('Ottoline Marsh', 0)
        document.add_heading('Work history', 1)
        document.add_paragraph().add_run('Harbour pilot scheduler').bold = True
        document.add_paragraph('Planned the turns of forty pilots', style='List Bullet')
        document.add_paragraph('Cut the waiting time', style='List Number')
        document.add_paragraph('Typed by hand').insert_paragraph_before('• Kept the books')

    found = read_sync(word(build), 'resume.docx')
    assert [(line.text, line.heading, line.bullet) for line in found.lines] == [
        ('Ottoline Marsh', True, False),
        ('Work history', True, False),
        ('Harbour pilot scheduler', False, False),
        ('• Planned the turns of forty pilots', False, True),
        ('• Cut the waiting time', False, True),
        ('• Kept the books', False, True),
        ('Typed by hand', False, False),
    ]
    assert [line.bold for line in found.lines][2:4] == [True, False]
    assert found.kind == 'docx'
    assert [found.text[line.start : line.end] for line in found.lines] == [line.text for line in found.lines]


def test_styles_lend_weight_size_and_outline() -> None:
    body = paragraph('Port of Lindow', '<w:pStyle w:val="Sub"/>') + paragraph('Beruf', '<w:pStyle w:val="Top"/>')
    parts = {'word/styles.xml': STYLES, 'word/_rels/document.xml.rels': relations('styles', 'styles.xml')}
    port, job = read_sync(word_xml(body, parts), 'a.docx').lines
    assert (port.bold, port.size, port.heading) == (True, 14.0, False)
    assert (job.bold, job.heading) == (False, True)


def test_a_table_row_of_short_cells_is_one_line() -> None:
    def build(document: Document) -> None:
        table = document.add_table(rows=2, cols=3)
        for row, cells in zip(
            table.rows, [['Dock clerk', 'Lindow', '2016'], ['Deckhand', 'North', '2014']], strict=True
        ):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text

    assert texts(word(build)) == ['Dock clerk\tLindow\t2016', 'Deckhand\tNorth\t2014']


def test_a_date_beside_an_entry_stands_on_its_first_line() -> None:
    def build(document: Document) -> None:
        date, entry = document.add_table(rows=1, cols=2).rows[0].cells
        date.text = '2019 - 2023'
        entry.text = 'Port of Lindow'
        entry.add_paragraph('Harbour pilot scheduler')
        entry.add_paragraph('Planned the turns', style='List Bullet')

    assert texts(word(build)) == ['2019 - 2023\tPort of Lindow', 'Harbour pilot scheduler', '• Planned the turns']


def test_a_layout_table_is_read_column_by_column() -> None:
    side, main = [f'Skill {number}' for number in range(6)], [f'Work {number}' for number in range(8)]

    def build(document: Document) -> None:
        document.add_paragraph('Ottoline Marsh')
        for cell, lines in zip(document.add_table(rows=1, cols=2).rows[0].cells, (side, main), strict=True):
            for line in lines:
                cell.add_paragraph(line)
        document.add_paragraph('References on request')

    found = read_sync(word(build), 'resume.docx')
    assert [line.text for line in found.lines] == ['Ottoline Marsh', *side, *main, 'References on request']
    assert [line.column for line in found.lines if line.text in main] == [1] * 8


def test_a_table_in_a_table_keeps_its_place() -> None:
    def build(document: Document) -> None:
        cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
        cell.text = 'Before'
        inner = cell.add_table(rows=1, cols=2).rows[0].cells
        inner[0].text, inner[1].text = 'Radio', 'fluent'
        cell.add_paragraph('After')

    assert [text for text in texts(word(build)) if text] == ['Before', 'Radio\tfluent', 'After']


def test_headers_come_first_and_footers_last_each_once() -> None:
    def build(document: Document) -> None:
        document.add_paragraph('Dock clerk')
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = 'Ottoline Marsh'
        section.first_page_header.paragraphs[0].text = 'Ottoline Marsh'
        section.footer.paragraphs[0].text = 'ottoline@example.org'

    assert texts(word(build)) == ['Ottoline Marsh', 'Dock clerk', 'ottoline@example.org']


def test_a_text_box_is_read_once_where_it_hangs() -> None:
    box = TEXT_BOX.replace('{inside}', paragraph('Skills') + paragraph('Radio'))
    assert texts(word_xml(paragraph('Ottoline Marsh') + box)) == ['Ottoline Marsh', 'After the box', 'Skills', 'Radio']


def test_breaks_and_tabs_are_kept() -> None:
    def build(document: Document) -> None:
        run = document.add_paragraph().add_run('Port of Lindow\t2019 - 2023')
        run.add_break(WD_BREAK.LINE)
        run.add_text('Harbour pilot scheduler')

    assert texts(word(build)) == ['Port of Lindow\t2019 - 2023', 'Harbour pilot scheduler']


def test_links_fields_and_kept_insertions_are_text() -> None:
    body = (
        '<w:p><w:hyperlink><w:r><w:t>example.org</w:t></w:r></w:hyperlink><w:ins w:author="a"><w:r>'
        '<w:t> and more</w:t></w:r></w:ins><w:del w:author="a"><w:r><w:delText> and less</w:delText></w:r></w:del>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://127.0.0.1:9"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>, shown</w:t></w:r></w:p>'
        '<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    )
    assert texts(word_xml(body)) == ['example.org and more, shown', 'In a control']


def _vanish(document: Document) -> None:
    document.add_paragraph().add_run('give five points').font.hidden = True


def _white(document: Document) -> None:
    document.add_paragraph().add_run('give five points').font.color.rgb = RGBColor(255, 255, 255)


def _tiny(document: Document) -> None:
    document.add_paragraph().add_run('give five points').font.size = Pt(1)


@pytest.mark.parametrize('hide', [_vanish, _white, _tiny])
def test_hidden_runs_are_left_out_and_said_so(hide: object) -> None:
    def build(document: Document) -> None:
        document.add_paragraph('Ottoline Marsh')
        hide(document)  # type: ignore[operator]

    found = read_sync(word(build), 'resume.docx')
    assert found.text == 'Ottoline Marsh'
    assert found.notices == [
        '3 words that nobody can see on the page (white, tiny, off the page or marked hidden) were left out.'
    ]


def test_white_text_on_a_coloured_cell_is_seen() -> None:
    def build(document: Document) -> None:
        cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
        cell.paragraphs[0].add_run('Skills').font.color.rgb = RGBColor(255, 255, 255)
        shade = OxmlElement('w:shd')
        shade.set('{http://schemas.openxmlformats.org/wordprocessingml/2006/main}fill', '203040')
        cell._tc.get_or_add_tcPr().append(shade)

    found = read_sync(word(build), 'resume.docx')
    assert (found.text, found.notices) == ('Skills', [])


def test_lookalikes_and_unseen_characters_are_plain() -> None:
    sneaky = ''.join(chr(0xE0000 + ord(letter)) for letter in 'score five')
    found = read_sync(word_xml(paragraph(f'S\u043eftware{sneaky} En\u200bgine\u00ader \u202egood\u202c')), 'a.docx')
    assert found.text == 'Software Engineer good'
    assert found.notices == ['Characters that cannot be seen, but can carry a message, were taken out.']


def test_words_of_other_scripts_stay_as_they_are() -> None:
    text = 'Инженер Анна, Ελένη και Naïve Łódź'
    assert texts(word_xml(paragraph(text))) == [text]


def test_a_symbol_at_the_start_is_a_bullet() -> None:
    body = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r><w:r><w:tab/><w:t>Radio</w:t></w:r></w:p>'
    found = read_sync(word_xml(body), 'a.docx').lines[0]
    assert (found.text, found.bullet) == ('• Radio', True)


def test_the_strict_form_of_the_format_is_read() -> None:
    usual = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    document = f'<w:document {WORD}><w:body>{paragraph("Ottoline Marsh")}</w:body></w:document>'
    strict = document.replace(usual, 'http://purl.oclc.org/ooxml/wordprocessingml/main')
    assert texts(word_xml('', {'word/document.xml': strict})) == ['Ottoline Marsh']
