"""How far a durable piece of work has come, in words a candidate can read."""

from pydantic import BaseModel


class Progress(BaseModel):
    """Stage `stage` of `of`, called `name`; `problem` is one clear sentence when it could not be finished."""

    stage: int = 0
    of: int = 1
    name: str = ''
    done: bool = False
    problem: str | None = None
