"""The zip package of a DOCX: only the parts that hold text are inflated, and none before its size is known."""

import zipfile
import zlib
from io import BytesIO
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from lab.errors import UnreadableDocument

ENTRY_LIMIT = 2000
PART_LIMIT = 10_000_000
"""Bytes of one XML part: the text of a two-page résumé takes about 50 kB, a 50-page report less than 2 MB."""

_STRICT = b'http://purl.oclc.org/ooxml/wordprocessingml/main'
_USUAL = b'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
_RELATION = '{http://schemas.openxmlformats.org/package/2006/relationships}Relationship'
_DAMAGED = 'This Word file is damaged. Open it in Word, save it again and upload the new file.'
_STRANGE = 'This file holds things that Word never writes, so it was not opened. Save it again in Word and upload that.'
_TOO_BIG = 'This Word file unpacks to far more than a résumé holds. Save it as PDF and upload that instead.'


class Package:
    """`main` is the path of the document part."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise damaged() from error
        if len(self._zip.filelist) > ENTRY_LIMIT:
            raise UnreadableDocument('too_big', _TOO_BIG)
        self.main = next(iter(self._targets('', 'officeDocument')), 'word/document.xml')

    def document(self) -> Element:
        root = self.part(self.main)
        if root is None:
            raise damaged()
        return root

    def related(self, kind: str) -> dict[str, Element]:
        """Parts of one kind (`styles`, `numbering`, `header`) that the document part names, by relationship id."""
        found = {key: self.part(path) for key, path in self._relations(self.main, kind).items()}
        return {key: root for key, root in found.items() if root is not None}

    def part(self, path: str) -> Element | None:
        """None when there is no such part; a document type definition is refused unread."""
        try:
            return fromstring(self._inflated(path).replace(_STRICT, _USUAL), forbid_dtd=True)
        except KeyError:
            return None
        except DefusedXmlException as error:
            raise UnreadableDocument('corrupt', _STRANGE) from error
        except (ParseError, zipfile.BadZipFile, zlib.error, EOFError, ValueError) as error:
            raise damaged() from error
        except (RuntimeError, NotImplementedError) as error:  # zip encryption, unknown compression
            raise damaged() from error

    def _inflated(self, path: str) -> bytes:
        entry = self._zip.getinfo(path)
        if entry.file_size > PART_LIMIT:
            raise UnreadableDocument('too_big', _TOO_BIG)
        with self._zip.open(entry) as part:
            return part.read(PART_LIMIT)

    def _targets(self, source: str, kind: str) -> list[str]:
        return list(self._relations(source, kind).values())

    def _relations(self, source: str, kind: str) -> dict[str, str]:
        folder, name = dirname(source), source.rpartition('/')[2]
        root = self.part(join(folder, '_rels', f'{name}.rels'))
        return {
            one.get('Id', ''): normpath(join(folder, one.get('Target', ''))).lstrip('/')
            for one in ([] if root is None else root.iter(_RELATION))
            if one.get('Type', '').endswith(f'/{kind}') and one.get('TargetMode') != 'External'
        }


def damaged() -> UnreadableDocument:
    return UnreadableDocument('corrupt', _DAMAGED)
