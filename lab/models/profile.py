"""The profile extracted from a candidate's latest résumé."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field, SQLModel

from lab.models.columns import Json, Utc, utc_now


class ExtractedProfile(SQLModel, table=True):
    """Highlights of the latest readable résumé, corrected ones included; gone when no résumé is left."""

    __tablename__ = 'user_profile_extracted'

    user_id: UUID = Field(foreign_key='users.id', ondelete='CASCADE', primary_key=True)
    latest_resume_doc_id: UUID = Field(foreign_key='user_documents.id', ondelete='CASCADE')
    headline: str = ''
    work_history: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)
    projects: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)
    skills_claimed: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)
    risk_flags: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)
    updated_at: datetime = Field(default_factory=utc_now, sa_type=Utc, sa_column_kwargs={'onupdate': utc_now})
