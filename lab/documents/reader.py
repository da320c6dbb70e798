"""The face of this room: bytes or pasted text become a `ReadText`, or a refusal in one clear sentence."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import structlog

from lab.documents.parse import bounded, parse
from lab.documents.plain import read_text
from lab.documents.sandbox import POOL, Outcome, run
from lab.errors import UnreadableDocument
from lab.models.document import ReadText
from lab.settings import Settings

MEGABYTE = 2**20
_log = structlog.get_logger()
_SLOW = 'This document takes too long to read. Save a simpler version, as PDF or .docx, or paste the text instead.'
_BROKEN = (
    'This document is damaged or built in a way that cannot be read. Save it again as PDF, or paste the text instead.'
)


@dataclass(frozen=True, slots=True)
class Limits:
    size: int = 10 * MEGABYTE
    pages: int = 50

    @classmethod
    def of(cls, settings: Settings) -> 'Limits':
        return cls(settings.upload_limit_mb * MEGABYTE, settings.page_limit)


async def read(content: bytes, file_name: str, limits: Limits = Limits()) -> ReadText:
    """A stranger's file, read in a process of its own. Raises `UnreadableDocument` or `Unavailable`."""
    if len(content) > limits.size:
        raise _too_big(len(content), limits.size)
    outcome = await asyncio.get_running_loop().run_in_executor(POOL, run, content, file_name, limits.pages)
    if 'text' not in outcome.said:
        raise _refusal(outcome)
    return ReadText.model_validate(outcome.said)


def read_pasted(text: str) -> ReadText:
    """No parser is involved, so this stays in the process; Markdown is understood. Raises `UnreadableDocument`."""
    return ReadText.model_validate(bounded(read_text(text, markdown=True)).payload())


def read_sync(source: Path | bytes, file_name: str = '', pages: int = 50) -> ReadText:
    """In this process and without limits: for files that are known, in benches and tests."""
    content = source if isinstance(source, bytes) else source.read_bytes()
    name = file_name or (source.name if isinstance(source, Path) else '')
    return ReadText.model_validate(parse(content, name, pages).payload())


def _refusal(outcome: Outcome) -> UnreadableDocument:
    if 'refused' in outcome.said:
        return UnreadableDocument(outcome.said['refused'], outcome.said['sentence'])
    _log.warning('document reader ended', code=outcome.code, late=outcome.late, failed=outcome.said.get('failed'))
    return UnreadableDocument('too_slow', _SLOW) if outcome.late else UnreadableDocument('corrupt', _BROKEN)


def _too_big(size: int, most: int) -> UnreadableDocument:
    sentence = (
        f'This file has {size / MEGABYTE:.1f} MB, and at most {most // MEGABYTE} are read. Save a smaller version.'
    )
    return UnreadableDocument('too_big', sentence)
