"""Scenes: all that is known about a session at one moment, as engines and views need it."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models.interview import Brief, Turn
from lab.models.plan import Plan
from lab.models.session import RoleplaySession
from lab.models.transcript import TranscriptTurn
from lab.models.viewer import Viewer
from lab.services.casting import cast
from lab.services.planning import brief_of
from lab.storage import catalog, sessions, transcripts
from lab.storage.sessions import Interview


@dataclass
class Scene:
    """`plan` has its members named after the avatars that were chosen."""

    interview: Interview
    brief: Brief
    plan: Plan
    turns: list[TranscriptTurn]

    @property
    def live(self) -> RoleplaySession:
        return self.interview.live

    @property
    def candidate(self) -> str:
        return self.brief.candidate.name

    def transcript(self) -> list[Turn]:
        return [turn.typed() for turn in self.turns]


async def scene_of(session: AsyncSession, viewer: Viewer, session_id: UUID) -> Scene:
    interview = await sessions.get(session, viewer, session_id)
    brief = await brief_of(session, viewer, interview.config, interview.live.delivery_metrics)
    avatars = await catalog.get_avatars(session, interview.live.avatar_ids)
    turns = await transcripts.list_turns(session, viewer, session_id)
    return Scene(interview, brief, cast(interview.plan, avatars), turns)
