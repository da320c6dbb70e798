"""Speaking: what only a spoken session asks of an interview: an answer taken back, a question as it was really said."""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import Conflict
from lab.models.session import SessionState
from lab.models.spoken import Aloud
from lab.models.transcript import TranscriptTurn
from lab.models.viewer import Viewer
from lab.services.turns import ELSEWHERE
from lab.storage import played, transcripts
from lab.storage.database import Database


class Speaking:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def withdraw(self, viewer: Viewer, session_id: UUID, turn: int) -> int:
        """Take back the last answer and the question that followed it: the candidate was not finished.

        `turn` is the number the view gave after that answer; the number to answer with now is returned. Raises Conflict
        when anything else was said since, or the interview is over.
        """
        async with self._database.transaction() as session:
            held = await played.get(session, viewer, session_id, lock=True)
            turns = await transcripts.list_turns(session, viewer, session_id)
            if held.live.state is not SessionState.running or not _just_answered(turns, turn):
                raise Conflict(ELSEWHERE)
            if held.row.state_before is None:
                raise Conflict(ELSEWHERE)
            for each in turns[-2:]:
                await session.delete(each)
            held.row.state = held.row.state_before
            held.row.state_before = None
        return turn - 2

    async def said_aloud(self, viewer: Viewer, session_id: UUID, position: int, aloud: Aloud) -> None:
        """When the question at this position sounded, and how far it came; nothing if it was withdrawn since."""
        async with self._database.transaction() as session:
            asked = await _asked(session, viewer, session_id, position)
            if asked is not None:
                asked.started_ms, asked.ended_ms, asked.heard_text = aloud.started_ms, aloud.ended_ms, aloud.heard


def _just_answered(turns: list[TranscriptTurn], turn: int) -> bool:
    speakers = [each.speaker for each in turns[-3:]]
    return len(turns) == turn and speakers == ['interviewer', 'candidate', 'interviewer']


async def _asked(session: AsyncSession, viewer: Viewer, session_id: UUID, position: int) -> TranscriptTurn | None:
    turns = await transcripts.list_turns(session, viewer, session_id)
    asked = turns[position] if 0 <= position < len(turns) else None
    return asked if asked is not None and asked.speaker == 'interviewer' else None
