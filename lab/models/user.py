"""Users: who signs in, their role, and what they need to take part on equal terms."""

from typing import Any, Literal

from pydantic import BaseModel
from sqlalchemy import CheckConstraint
from sqlmodel import Field

from lab.models.columns import Json, Row, Versioned, choice
from lab.models.viewer import Role

CaptionSize = Literal['normal', 'large', 'larger']


class Accommodations(BaseModel):
    """`extra_time` multiplies a session's length; without `delivery_metrics` pace and fillers are left out."""

    extra_time: float = Field(default=1.0, ge=1.0, le=3.0)
    no_timer: bool = False
    delivery_metrics: bool = True
    captions: CaptionSize = 'normal'


class User(Versioned, Row, table=True):
    """E-mail addresses are kept in lower case, so that they are unique however they are typed.

    A raised `session_version` ends every session signed in before. Without a `password_hash` nobody signs in by form.
    """

    __tablename__ = 'users'
    __table_args__ = (CheckConstraint('email = lower(email)', name='email_lower'),)

    email: str = Field(unique=True, max_length=254)
    name: str = Field(max_length=120)
    role: Role = Field(default=Role.candidate, sa_type=choice(Role, 'role'))
    password_hash: str | None = None
    session_version: int = 1
    accommodations: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
