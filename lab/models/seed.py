"""Which seed files have been planted, by content."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from lab.models.columns import Utc, utc_now


class PlantedFile(SQLModel, table=True):
    __tablename__ = 'planted_files'

    path: str = Field(primary_key=True)
    sha256: str = Field(max_length=64)
    planted_at: datetime = Field(default_factory=utc_now, sa_type=Utc)
