"""Cohorts: groups of candidates, who belongs to them, and what staff assign to them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from lab.models.columns import Row, Utc, Versioned, choice, utc_now
from lab.models.kit import InterviewType


class Cohort(Versioned, Row, table=True):
    __tablename__ = 'cohorts'

    name: str = Field(unique=True, max_length=120)
    description: str = ''
    created_by: UUID | None = Field(default=None, foreign_key='users.id', ondelete='SET NULL')
    starts_on: date | None = None
    ends_on: date | None = None
    archived: bool = False


class CohortMember(SQLModel, table=True):
    __tablename__ = 'cohort_members'

    cohort_id: UUID = Field(foreign_key='cohorts.id', ondelete='CASCADE', primary_key=True)
    user_id: UUID = Field(foreign_key='users.id', ondelete='CASCADE', primary_key=True, index=True)
    joined_at: datetime = Field(default_factory=utc_now, sa_type=Utc)


class Assignment(Versioned, Row, table=True):
    """What a cohort is asked to practise: one role kit or one scenario, until a date, at most so many times."""

    __tablename__ = 'assignments'
    __table_args__ = (CheckConstraint('(role_kit_id IS NULL) != (scenario_id IS NULL)', name='one_subject'),)

    cohort_id: UUID = Field(foreign_key='cohorts.id', ondelete='CASCADE', index=True)
    role_kit_id: str | None = Field(default=None, foreign_key='role_kits.id')
    scenario_id: str | None = Field(default=None, foreign_key='scenarios.id')
    title: str
    instructions: str = ''
    interview_type: InterviewType | None = Field(default=None, sa_type=choice(InterviewType, 'interview_type'))
    due_at: datetime | None = Field(default=None, sa_type=Utc)
    take_limit: int | None = None
    created_by: UUID | None = Field(default=None, foreign_key='users.id', ondelete='SET NULL')
