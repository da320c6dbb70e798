"""The first question of an interview made ahead, while the candidate waits."""

from pydantic import BaseModel

from lab.models.interview import Move


class Prepared(BaseModel):
    """Good for these interviewers and this readiness only; after another choice it is made anew."""

    move: Move
    avatar_ids: list[str]
    delivery_metrics: bool
