"""What cannot be read gets a sentence that says what is wrong and what to do."""

import zipfile
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from lab.documents.reader import read
from lab.errors import UnreadableDocument
from tests.documents.papers import (
    MAIN,
    paragraph,
    pdf,
    pdf_objects,
    pdf_of,
    rewritten,
    stream,
    word_xml,
    zipped,
)

OLE = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(504)


async def refused(content: bytes, file_name: str = 'resume.pdf') -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as refusal:
        await read(content, file_name)
    assert refusal.value.sentence.endswith('.')
    return refusal.value


async def test_a_pdf_with_a_password() -> None:
    refusal = await refused(rewritten(pdf_of(*MAIN), lambda writer: writer.encrypt('open sesame', algorithm='AES-256')))
    assert refusal.kind == 'encrypted'
    assert 'without a password' in refusal.sentence


async def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    content = rewritten(pdf_of(*MAIN), lambda writer: writer.encrypt('', 'owner', algorithm='AES-128'))
    assert (await read(content, 'resume.pdf')).text.startswith('Ottoline Marsh')


async def test_a_scan() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.effect_noise((80, 100), 90)), 0, 0, 612, 792)

    refusal = await refused(pdf(draw))
    assert refusal.kind == 'image_only'
    assert 'paste the text' in refusal.sentence


async def test_a_blank_page() -> None:
    assert (await refused(pdf_of(''))).kind == 'empty'


@pytest.mark.parametrize('content', [b'', b' \r\n\t ', b'\n' * 1000])
async def test_an_empty_file(content: bytes) -> None:
    assert (await refused(content)).kind == 'empty'


async def test_a_word_file_without_text() -> None:
    assert (await refused(word_xml('<w:p/>'), 'resume.docx')).kind == 'empty'


@pytest.mark.parametrize('share', [0.1, 0.5, 0.9])
async def test_half_a_pdf(share: float) -> None:
    content = pdf_of(*MAIN)
    assert (await refused(content[: int(len(content) * share)])).kind == 'corrupt'


@pytest.mark.parametrize('share', [0.2, 0.9])
async def test_half_a_word_file(share: float) -> None:
    content = word_xml(''.join(map(paragraph, MAIN)))
    assert (await refused(content[: int(len(content) * share)], 'resume.docx')).kind == 'corrupt'


async def test_lines_before_a_pdf_do_no_harm() -> None:
    found = await read(b'Received: from a scanner\r\n' * 100 + pdf_of(*MAIN), 'resume.pdf')
    assert found.text.split('\n') == MAIN


@pytest.mark.parametrize(
    ('content', 'file_name', 'named'),
    [
        (OLE + 'WordDocument'.encode('utf-16-le'), 'resume.doc', 'an old Word file (.doc)'),
        (OLE + 'Workbook'.encode('utf-16-le'), 'resume.docx', 'an Excel file'),
        (OLE, 'resume.docx', 'an old Office file'),
        (b'{\\rtf1\\ansi Ottoline}', 'resume.doc', 'an RTF file'),
        (b'\x89PNG\r\n\x1a\n' + bytes(60), 'resume.pdf', 'a picture'),
        (b'\xff\xd8\xff\xe0' + bytes(60), 'resume.pdf', 'a picture'),
        (b'\x7fELF' + bytes(60), 'resume.docx', 'a program'),
        (b'MZ\x90\0' + bytes(60), 'resume.txt', 'a program'),
        (zipped({'xl/workbook.xml': '<a/>'}), 'resume.xlsx', 'an Excel file'),
        (zipped({'ppt/presentation.xml': '<a/>'}), 'resume.docx', 'a PowerPoint file'),
        (zipped({'note.txt': 'hello'}), 'resume.zip', 'an archive'),
        (b'\x1f\x8b\x08' + bytes(60), 'resume.pdf', 'an archive'),
        (b'<!DOCTYPE html><html><p>Ottoline</p></html>', 'resume.txt', 'a web page'),
    ],
)
async def test_other_files_are_named(content: bytes, file_name: str, named: str) -> None:
    refusal = await refused(content, file_name)
    assert refusal.kind == 'wrong_type'
    assert refusal.sentence == f'This is {named}. Save it as .docx or PDF and upload it again.'


async def test_an_opendocument_file_is_named() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, 'w') as archive:
        archive.writestr('mimetype', 'application/vnd.oasis.opendocument.text')
        archive.writestr('content.xml', '<a/>')
    assert 'an OpenDocument file (.odt)' in (await refused(file.getvalue(), 'resume.odt')).sentence


async def test_bytes_that_are_nothing_at_all() -> None:
    refusal = await refused(bytes(range(256)) * 8, 'resume.txt')
    assert refusal.kind == 'wrong_type'
    assert 'paste the text' in refusal.sentence


async def test_a_word_file_with_a_password() -> None:
    refusal = await refused(OLE + 'EncryptedPackage'.encode('utf-16-le'), 'resume.docx')
    assert refusal.kind == 'encrypted'
    assert 'Remove the password in Word' in refusal.sentence


async def test_the_name_of_a_file_does_not_decide() -> None:
    assert (await read(pdf_of(*MAIN), 'resume.docx')).kind == 'pdf'
    assert (await read(b'MZ and OS are fine initials', 'resume.pdf')).kind == 'text'


async def test_too_many_pages() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(50):
            canvas.showPage()

    refusal = await refused(pdf(draw))
    assert refusal.kind == 'too_many_pages'
    assert '51 pages, and at most 50' in refusal.sentence


async def test_a_form_that_only_one_viewer_can_show() -> None:
    content = pdf_objects(
        b'<</Type/Catalog/Pages 2 0 R/NeedsRendering true/AcroForm<</Fields[]/XFA 5 0 R>>>>',
        b'<</Type/Pages/Kids[3 0 R]/Count 1>>',
        b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>',
        stream(b''),
        stream(b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>'),
    )
    refusal = await refused(content)
    assert refusal.kind == 'wrong_type'
    assert 'form' in refusal.sentence


async def test_a_folder_of_files_in_a_pdf() -> None:
    def change(writer: PdfWriter) -> None:
        writer.add_attachment('resume.docx', b'PK')
        writer.root_object[NameObject('/Collection')] = DictionaryObject()

    refusal = await refused(rewritten(pdf_of('For the best experience, open this portfolio elsewhere'), change))
    assert refusal.kind == 'wrong_type'
    assert 'other files in it' in refusal.sentence


async def test_a_resume_with_something_attached_is_read() -> None:
    content = rewritten(pdf_of(*MAIN), lambda writer: writer.add_attachment('resume.json', b'{}'))
    assert (await read(content, 'resume.pdf')).text.split('\n') == MAIN
