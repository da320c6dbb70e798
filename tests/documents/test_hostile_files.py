"""What means harm ends in text or a refusal, in time, and does nothing."""

import struct
import time
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from lab.documents.parse import parse
from lab.documents.reader import read
from lab.errors import UnreadableDocument
from tests.documents.papers import MAIN, WORD, paragraph, pdf_objects, pdf_of, stream, word_xml, zipped


async def outcome(content: bytes, file_name: str) -> str:
    """`text`, or the kind of refusal; any other error is a failure."""
    try:
        return 'text' if (await read(content, file_name)).lines else 'nothing'
    except UnreadableDocument as refusal:
        return refusal.kind


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
    assert await outcome(honest.replace(sizes, struct.pack('<I', 10)), 'a.docx') in ('corrupt', 'too_big')


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
