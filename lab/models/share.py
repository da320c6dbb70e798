"""Shares: a report that its candidate lets an adviser read, until a day or until it is taken back."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel
from sqlmodel import Field

from lab.models.columns import Row, Utc
from lab.models.report import ReportView


class ShareLink(Row, table=True):
    """Whoever has the secret can read the report of this session; only its SHA-256 is kept."""

    __tablename__ = 'share_links'

    session_id: UUID = Field(foreign_key='roleplay_session.id', ondelete='CASCADE', index=True)
    user_id: UUID = Field(foreign_key='users.id', ondelete='CASCADE', index=True)
    note: str = Field(default='', max_length=120, description='for whom it was made, in the candidate’s words')
    secret_hash: str = Field(unique=True, max_length=64)
    with_transcript: bool = True
    expires_at: datetime = Field(sa_type=Utc)
    revoked_at: datetime | None = Field(default=None, sa_type=Utc)
    opened: int = 0
    opened_at: datetime | None = Field(default=None, sa_type=Utc)


class NewShare(BaseModel):
    """The only moment at which the secret can be read."""

    link: ShareLink
    secret: str


class SharedReport(BaseModel):
    """What a reader sees: the report, whose it is, and until when it can be read."""

    report: ReportView
    candidate: str
    expires_at: datetime
