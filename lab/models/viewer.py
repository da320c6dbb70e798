"""The viewer: who asks. Every query is scoped by one."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    candidate = 'candidate'
    staff = 'staff'
    admin = 'admin'


@dataclass(frozen=True)
class Viewer:
    user_id: UUID
    role: Role = Role.candidate
    name: str = ''
