"""What cannot be read gets a sentence that says what is wrong and what to do; what means harm does none."""

import struct
import time
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from lab.documents.parse import parse
from lab.documents.reader import read
from lab.errors import UnreadableDocument
from tests.documents.papers import (
    MAIN,
    WORD,
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


async def outcome(content: bytes, file_name: str) -> str:
    """`text`, or the kind of refusal; any other error is a failure."""
    try:
        return 'text' if (await read(content, file_name)).lines else 'nothing'
    except UnreadableDocument as refusal:
        return refusal.kind


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


def _bomb(size: int) -> bytes:
    squeezed = zlib.compress(b' ' * size, 9)
    return pdf_objects(
        b'<</Type/Catalog/Pages 2 0 R>>',
        b'<</Type/Pages/Kids[3 0 R]/Count 1>>',
        b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>',
        stream(zlib.compress(squeezed), b'/Filter[/FlateDecode/FlateDecode]'),
    )


def _busy() -> bytes:
    text = b'BT /F 1 Tf 1 0 0 1 10 10 Tm (tide tables) Tj ET\n' * 400_000
    return pdf_objects(
        b'<</Type/Catalog/Pages 2 0 R>>',
        b'<</Type/Pages/Kids[3 0 R]/Count 1>>',
        b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
        stream(zlib.compress(text, 9), b'/Filter/FlateDecode'),
        b'<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    )


def _entities(document: str) -> bytes:
    return word_xml('', {'word/document.xml': f'{document}<w:document {WORD}><w:body>&x;</w:body></w:document>'})


LAUGHS = '<!ENTITY a "ha">' + ''.join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip('abcdefgh', 'bcdefghx', strict=True)
)


@pytest.mark.parametrize(
    ('content', 'file_name', 'kinds'),
    [
        (_bomb(600 * 2**20), 'a.pdf', {'empty', 'image_only', 'corrupt', 'too_slow'}),
        (_busy(), 'a.pdf', {'too_slow', 'corrupt', 'text', 'image_only'}),
        (word_xml(paragraph('x' * 60_000_000)), 'a.docx', {'too_big'}),
        (word_xml(paragraph('x') * 120_000), 'a.docx', {'too_big', 'text', 'too_slow'}),
        (word_xml('<w:ins>' * 20_000 + '</w:ins>' * 20_000), 'a.docx', {'corrupt'}),
        (_entities(f'<!DOCTYPE w [{LAUGHS}]>'), 'a.docx', {'corrupt'}),
        (_entities('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), 'a.docx', {'corrupt'}),
        (zipped({f'word/{number}': '' for number in range(5000)}), 'a.docx', {'too_big'}),
        (b'a' * 9_000_000, 'a.txt', {'text'}),
        (b'\n' * 1_000 + b'- \n' * 2_000_000, 'a.md', {'text'}),
    ],
    ids=['double-flate', 'busy', 'long-part', 'many-paragraphs', 'deep', 'laughs', 'xxe', 'entries', 'line', 'lines'],
)
async def test_bombs_end_in_time(content: bytes, file_name: str, kinds: set[str]) -> None:
    start = time.monotonic()
    assert await outcome(content, file_name) in kinds
    assert time.monotonic() - start < 6.5


async def test_a_size_that_is_lied_about_is_not_believed() -> None:
    """The directory of the archive says 10 bytes; 60 MB would come out."""
    honest = word_xml(paragraph('x' * 60_000_000))
    sizes = struct.pack('<I', len(f'<w:document {WORD}><w:body>{paragraph("x" * 60_000_000)}</w:body></w:document>'))
    assert (await refused(honest.replace(sizes, struct.pack('<I', 10)), 'a.docx')).kind in ('corrupt', 'too_big')


async def test_pictures_in_a_word_file_are_never_unpacked() -> None:
    content = word_xml(paragraph('Ottoline Marsh'), {'word/media/image1.png': bytes(100_000_000)})
    start = time.monotonic()
    assert (await read(content, 'resume.docx')).text == 'Ottoline Marsh'
    assert time.monotonic() - start < 1.5


async def test_paths_that_lead_out_of_the_archive_lead_nowhere(tmp_path: Path) -> None:
    slipped = tmp_path / 'slipped'
    content = word_xml(paragraph('Ottoline Marsh'), {f'../../../../../..{slipped}': 'harm', str(slipped): 'harm'})
    assert (await read(content, 'resume.docx')).text == 'Ottoline Marsh'
    assert list_files(tmp_path) == []


def list_files(folder: Path) -> list[Path]:
    return list(folder.rglob('*'))


@pytest.mark.parametrize(
    'name', ['a\0b.pdf', '../../etc/passwd', '\u202efdp.exe', '{"file_name": 1}\n%PDF', 'x' * 5000]
)
async def test_a_file_name_is_only_a_name(name: str) -> None:
    assert (await read(pdf_of(*MAIN), name)).text.split('\n') == MAIN


PDF, DOCX = pdf_of(*MAIN), word_xml(''.join(map(paragraph, MAIN)))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(flips=some.lists(some.tuples(some.floats(0, 0.999), some.integers(1, 255)), min_size=1, max_size=8))
def test_flipped_bytes_in_a_word_file_end_in_text_or_a_refusal(flips: list[tuple[float, int]]) -> None:
    """In this process, which pure Python cannot bring down."""
    with suppress(UnreadableDocument):
        assert parse(_flipped(DOCX, flips), 'resume.docx', 50).lines


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(flips=some.lists(some.tuples(some.floats(0, 0.999), some.integers(1, 255)), min_size=1, max_size=12))
async def test_flipped_bytes_in_a_pdf_end_in_text_or_a_refusal(flips: list[tuple[float, int]]) -> None:
    assert await outcome(_flipped(PDF, flips), 'resume.pdf') in ('text', 'corrupt', 'empty', 'encrypted', 'image_only')


def _flipped(content: bytes, flips: list[tuple[float, int]]) -> bytes:
    changed = bytearray(content)
    for place, change in flips:
        changed[int(place * len(content))] ^= change
    return bytes(changed)
