"""The interviewer on video: what the page is given to start it, what becomes of it, what the candidate is told."""

from enum import StrEnum
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

VideoEnd = Literal['slow', 'failed', 'dropped', 'closed']
"""What the page saw: it did not start in time, not at all, it broke off, or it was let go."""


class VideoStatus(StrEnum):
    rented = 'rented'
    running = 'running'
    stopping = 'stopping'
    over = 'over'


OPEN = (VideoStatus.rented, VideoStatus.running)


class VideoOffer(BaseModel):
    """Whether this session's interviewer can appear on video, and whether the candidate wants that."""

    offered: bool = False
    wanted: bool = False


class VideoStart(BaseModel):
    """What the page needs to start the video: a token for this one session, and the service's address."""

    id: UUID
    token: str
    url: str
