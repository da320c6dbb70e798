"""Scenes: all that is known about a session at one moment, as engines and views need it."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models.interview import Brief, InterviewTaskSubmission, Turn
from lab.models.plan import Plan
from lab.models.session import RoleplaySession
from lab.models.task import TaskWork
from lab.models.transcript import TranscriptTurn
from lab.models.viewer import Viewer
from lab.services.casting import cast
from lab.services.planning import brief_of
from lab.services.turns import last_asked
from lab.storage import catalog, sessions, tasks, transcripts
from lab.storage.sessions import Interview


@dataclass
class Scene:
    """`plan` has its members named after the avatars that were chosen."""

    interview: Interview
    brief: Brief
    plan: Plan
    turns: list[TranscriptTurn]
    submissions: list[InterviewTaskSubmission] = field(default_factory=list)

    @property
    def live(self) -> RoleplaySession:
        return self.interview.live

    @property
    def candidate(self) -> str:
        return self.brief.candidate.name

    def transcript(self) -> list[Turn]:
        return [turn.typed() for turn in self.turns]

    def answered(self, text: str) -> list[Turn]:
        """The transcript with this answer to the question last asked, and what stands in the task's panel by now."""
        asked = last_asked(self.turns)
        at = {'phase': asked.phase, 'question_id': asked.question_id} if asked else {}
        row = next((each for each in self.submissions if asked and each.task_id == asked.question_id), None)
        work = (
            TaskWork(language=row.language, code=row.candidate_code, text=row.candidate_response_text) if row else None
        )
        said = Turn.model_validate({'speaker': 'candidate', 'text': text, 'work': work, **at})
        return [*self.transcript(), said]


async def scene_of(session: AsyncSession, viewer: Viewer, session_id: UUID) -> Scene:
    interview = await sessions.get(session, viewer, session_id)
    brief = await brief_of(session, viewer, interview.config, interview.live.delivery_metrics)
    avatars = await catalog.get_avatars(session, interview.live.avatar_ids)
    turns = await transcripts.list_turns(session, viewer, session_id)
    submissions = await tasks.list_all(session, interview)
    return Scene(interview, brief, cast(interview.plan, avatars), turns, submissions)
