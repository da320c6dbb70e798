"""What kind of document some bytes are: the bytes decide, the file name only tells Markdown from plain text."""

from typing import Literal

from lab.documents.plain import decoded
from lab.errors import UnreadableDocument

Kind = Literal['pdf', 'docx', 'markdown', 'text']

PDF_HEAD = 8192
"""Bytes in which a PDF must begin; mail programs and scanners put lines of their own before it."""
_SAVE = 'Save it as .docx or PDF and upload it again.'
_EMPTY = 'This file is empty. Check that it is the right one, or paste the text instead.'
_LOCKED = 'This Word file is protected with a password. Remove the password in Word, save it and upload it again.'
_OTHER = 'This is not a PDF, Word (.docx) or text file. Upload one of these, or paste the text instead.'
_OLE = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
_STREAMS = {'WordDocument': 'an old Word file (.doc)', 'Workbook': 'an Excel file', 'PowerPoint': 'a PowerPoint file'}
_STARTS = {
    b'{\\rtf': 'an RTF file',
    b'%!PS': 'a PostScript file',
    b'\x89PNG': 'a picture',
    b'\xff\xd8\xff': 'a picture',
    b'GIF8': 'a picture',
    b'II*\0': 'a picture',
    b'MM\0*': 'a picture',
    b'\x7fELF': 'a program',
    b'MZ': 'a program',
    b'\xcf\xfa\xed\xfe': 'a program',
    b'\x1f\x8b': 'an archive',
    b'7z\xbc\xaf': 'an archive',
    b'Rar!': 'an archive',
    b'\xfd7zXZ': 'an archive',
    b'BZh': 'an archive',
}
_MEMBERS = {
    b'xl/': 'an Excel file',
    b'ppt/': 'a PowerPoint file',
    b'opendocument': 'an OpenDocument file (.odt)',
    b'Index/': 'an Apple Pages file',
    b'META-INF/container.xml': 'an e-book',
}
_PAGES = ('<!doctype html', '<html')


def kind_of(content: bytes, file_name: str) -> Kind:
    """Raises `UnreadableDocument` for what no reader here understands, named as exactly as the bytes tell.

    It parses nothing, so that it may be asked of a stranger's file in any process.
    """
    if not content.strip():
        raise UnreadableDocument('empty', _EMPTY)
    if content.startswith(_OLE):
        raise _compound(content)
    if content.startswith(b'PK'):
        return _zipped(content, file_name.lower())
    if b'%PDF-' in content[:PDF_HEAD]:
        return 'pdf'
    for start, name in _STARTS.items():
        if content.startswith(start) and not _reads_as_text(content):
            raise _wrong(name)
    return _written(content, file_name.lower())


def _compound(content: bytes) -> UnreadableDocument:
    """The container of Word before 2007, and of every later file that has a password."""
    if 'EncryptedPackage'.encode('utf-16-le') in content:
        return UnreadableDocument('encrypted', _LOCKED)
    names = (name for stream, name in _STREAMS.items() if stream.encode('utf-16-le') in content)
    return _wrong(next(names, 'an old Office file'))


def _zipped(content: bytes, file_name: str) -> Kind:
    """By the names in the archive, which stand in it as they are; whether they lead anywhere the reader will see."""
    if b'word/' in content:
        return 'docx'
    name = next((name for member, name in _MEMBERS.items() if member in content), '')
    if not name and file_name.endswith(('.docx', '.docm', '.dotx')):
        return 'docx'
    raise _wrong(name or 'an archive')


def _written(content: bytes, file_name: str) -> Kind:
    if content.lstrip().startswith(b'{\\rtf'):
        raise _wrong('an RTF file')
    if not _reads_as_text(content):
        raise UnreadableDocument('wrong_type', _OTHER)
    if decoded(content[:2048]).lstrip('\ufeff \t\r\n').lower().startswith(_PAGES):
        raise _wrong('a web page')
    return 'markdown' if file_name.endswith(('.md', '.markdown')) else 'text'


def _reads_as_text(content: bytes) -> bool:
    text = decoded(content)[:8192]
    odd = sum((letter < ' ' and letter not in '\t\n\r\x0b\x0c\x1a\x1b') or letter == '\ufffd' for letter in text)
    return odd <= len(text) / 50


def _wrong(name: str) -> UnreadableDocument:
    return UnreadableDocument('wrong_type', f'This is {name}. {_SAVE}')
