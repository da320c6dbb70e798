"""Documents: what was uploaded, and the text read out of it with its positions."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from lab.models.columns import Json, Row, Utc, Versioned, choice, utc_now


class DocType(StrEnum):
    resume = 'resume'
    job_description = 'job_description'
    company_notes = 'company_notes'
    other = 'other'


class Line(BaseModel):
    """One line in reading order. `start` and `end` are offsets into the text; lengths are points, y grows downwards.

    A reader that knows no positions (plain text, pasted text) leaves the geometry at zero. `runs` are the pieces of
    the text that look alike (weight, slant, size, shade), when there are several.
    """

    text: str
    start: int
    end: int
    page: int = 0
    column: int = 0
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    heading: bool = False
    bullet: bool = False
    runs: list[str] = []


class ReadText(BaseModel):
    """What a document says: the text in reading order, its lines, and what was noticed while reading.

    `notices` are sentences for the candidate, such as hidden text that was left out.
    """

    text: str
    lines: list[Line] = []
    pages: int = 1
    kind: str = 'text'
    notices: list[str] = []

    @classmethod
    def of(cls, text: str) -> 'ReadText':
        """Plain text as lines without geometry; offsets hold for the text as given."""
        lines, start = [], 0
        for raw in text.split('\n'):
            lines.append(Line(text=raw, start=start, end=start + len(raw)))
            start += len(raw) + 1
        return cls(text=text, lines=lines)


class UserDocument(Versioned, Row, table=True):
    """One uploaded or pasted document; the same bytes are one row per user and kind (`source_hash` is a SHA-256)."""

    __tablename__ = 'user_documents'
    __table_args__ = (UniqueConstraint('user_id', 'doc_type', 'source_hash'),)

    user_id: UUID = Field(foreign_key='users.id', ondelete='CASCADE', index=True)
    doc_type: DocType = Field(sa_type=choice(DocType, 'doc_type'))
    file_name: str
    mime_type: str
    s3_url: str = Field(description='storage key of the raw file in the files provider')
    source_hash: str = Field(index=True, max_length=64)
    size_bytes: int = 0
    link: str | None = Field(default=None, description='kept as given, never fetched')
    raw_text: str | None = None
    layout: dict[str, Any] | None = Field(default=None, sa_type=Json)
    parsed_json: dict[str, Any] | None = Field(default=None, sa_type=Json)
    corrected: bool = False
    used_at: datetime = Field(default_factory=utc_now, sa_type=Utc, description='last uploaded; newest is latest')
    problem: str | None = Field(default=None, description='the sentence shown when it could not be read')

    @property
    def ready(self) -> bool:
        """Read, and what the interview needs extracted from it."""
        extracted = self.parsed_json is not None or self.doc_type not in (DocType.resume, DocType.job_description)
        return self.raw_text is not None and extracted

    def read_text(self) -> ReadText:
        """The text with its layout, as it was read."""
        return ReadText.model_validate({**(self.layout or {}), 'text': self.raw_text or ''})
