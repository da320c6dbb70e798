"""Avatars: the faces and voices an interview can have."""

from typing import Any

from sqlmodel import Field

from lab.models.columns import Json, SeedRow


class Avatar(SeedRow, table=True):
    """`look` is what the local avatar draws, `voice` its pitch, rate and a sample; `suits` lists interview types."""

    __tablename__ = 'avatars'

    pronouns: str = ''
    blurb: str
    manner: str = ''
    suits: list[str] = Field(default_factory=list, sa_type=Json)
    look: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    voice: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    position: int = 0
    active: bool = True
