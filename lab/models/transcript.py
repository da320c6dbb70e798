"""Transcripts: one row a turn, with everything that is known about why it was said and how it was read."""

from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from lab.models.columns import Json, Row
from lab.models.interview import Reading, Turn


class TranscriptTurn(Row, table=True):
    """`position` counts from 0; `member` is the speaking interviewer's key; times are milliseconds of the session."""

    __tablename__ = 'transcripts'
    __table_args__ = (UniqueConstraint('session_id', 'position'),)

    session_id: UUID = Field(foreign_key='roleplay_session.id', ondelete='CASCADE')
    position: int
    speaker: str
    name: str = ''
    member: str = ''
    text: str
    phase: str | None = None
    question_id: str = ''
    intent: str = ''
    expected_signal: str = ''
    trigger: str = ''
    probe: bool = False
    reason: str = ''
    seconds: int = 90
    reading: dict[str, Any] | None = Field(default=None, sa_type=Json)
    engine: str = 'builtin'
    made_with: str = ''
    stood_in: str = ''
    started_ms: int | None = None
    ended_ms: int | None = None
    words: list[dict[str, Any]] | None = Field(default=None, sa_type=Json, description='recognised words with times')
    heard_text: str | None = Field(default=None, description='how far an interrupted interviewer had come aloud')
    audio_key: str | None = Field(default=None, max_length=200, description='where the recording of it is kept')

    @property
    def aloud(self) -> bool:
        """Whether its times are those of a voice."""
        if self.speaker == 'candidate':
            return self.words is not None
        return (self.ended_ms or 0) > (self.started_ms or 0)

    def typed(self) -> Turn:
        """The turn as engines see it; the times of what was only written mean nothing and are left out."""
        timed = self.aloud
        return Turn.model_validate(
            {
                **self.model_dump(include=set(Turn.model_fields) - {'reading', 'started_ms', 'ended_ms', 'words'}),
                'words': self.words or [],
                'reading': Reading.model_validate(self.reading) if self.reading else None,
                'started_ms': self.started_ms if timed else None,
                'ended_ms': self.ended_ms if timed else None,
            }
        )
