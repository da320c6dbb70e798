"""The face of this room: bytes or pasted text become a `ReadText`."""

from pathlib import Path

from lab.documents.parse import parse
from lab.documents.plain import read_text
from lab.models.document import ReadText


def read_pasted(text: str) -> ReadText:
    """No parser is involved, so this stays in the process; Markdown is understood."""
    return ReadText.model_validate(read_text(text, markdown=True).payload())


def read_sync(source: Path | bytes, file_name: str = '', page_limit: int = 50) -> ReadText:
    """In this process, for trusted files in benches and tests only."""
    content = source if isinstance(source, bytes) else source.read_bytes()
    name = file_name or (source.name if isinstance(source, Path) else '')
    return ReadText.model_validate(parse(content, name, page_limit).payload())
