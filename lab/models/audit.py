"""The audit trail: what was done to whose things, append-only, each entry sealed with the one before it."""

import hashlib
import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field, SQLModel

from lab.models.columns import Json, Utc, utc_now


class AuditEvent(SQLModel, table=True):
    """Ids only, never names or texts. `actor_id` points at no row, so that an entry outlives a deleted account."""

    __tablename__ = 'audit_events'

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(default_factory=utc_now, sa_type=Utc)
    actor_id: UUID | None = Field(default=None, index=True)
    action: str
    subject: str = ''
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    previous_hash: str = Field(default='', max_length=64)
    hash: str = Field(default='', max_length=64)

    def seal(self, previous_hash: str) -> str:
        """SHA-256 over the entry and the hash of the entry before it."""
        entry = [self.at.isoformat(), str(self.actor_id or ''), self.action, self.subject, self.detail, previous_hash]
        return hashlib.sha256(json.dumps(entry, sort_keys=True).encode()).hexdigest()
