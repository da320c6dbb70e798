"""Pipelines: named stages of durable work, done one after the other for one row."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from lab.models.viewer import Viewer


@dataclass(frozen=True)
class Stage:
    """`name` is shown while it runs. The work reads its input from storage and writes one row, at most once."""

    name: str
    work: Callable[[Viewer, UUID], Awaitable[None]]


@dataclass(frozen=True)
class Pipeline:
    name: str
    stages: tuple[Stage, ...]
