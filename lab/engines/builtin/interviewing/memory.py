"""What an interviewer keeps in mind between turns; stored as the facts of the interview's state."""

from pydantic import BaseModel


class Memory(BaseModel):
    """`again` and `easier` are the last question in other words and a smaller way in; `used` are wordings said.

    A task began with `task_from` seconds left in the session and may take `task_s`; `task_mark` stands for the work
    last seen in the panel.
    """

    total_s: float = 0.0
    lengths: list[int] = []
    used: list[str] = []
    shapes: list[str] = []
    quotes: list[str] = []
    cues: list[str] = []
    again: str = ''
    easier: str = ''
    topic: str = ''
    exchanges: dict[str, int] = {}
    silences: int = 0
    silences_in_row: int = 0
    helped: int = 0
    repeats_asked: int = 0
    unknown_in_row: int = 0
    brought_back: int = 0
    hostile: int = 0
    instructions: int = 0
    offered_stop: bool = False
    conflicts: list[str] = []
    invited: bool = False
    own_questions: int = 0
    last_announced: bool = False
    callbacks: int = 0
    cut_ins: int = 0
    met: list[str] = []
    speaker: str = ''
    in_row: int = 0
    questions: int = 0
    grounded: int = 0
    reacted: bool = False
    task_id: str = ''
    task_from: float = 0.0
    task_s: float = 0.0
    task_asked: list[str] = []
    task_done: int = 0
    task_warned: bool = False
    task_mark: str = ''
