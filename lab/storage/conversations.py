"""Conversations in the database with the scenario, persona and tone they are played with, seen by their candidate."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import NotFound
from lab.models.conversation import ConversationSession, Stance
from lab.models.scenario import Persona, Scenario, Tone, WorkplaceSkill
from lab.models.session import RoleplaySession
from lab.models.viewer import Viewer
from lab.storage import sessions
from lab.storage.sessions import NONE


@dataclass
class Conversation:
    live: RoleplaySession
    row: ConversationSession
    scenario: Scenario
    skill: WorkplaceSkill
    persona: Persona
    tone: Tone

    @property
    def stance(self) -> Stance:
        return Stance.model_validate(self.row.state)


async def get(session: AsyncSession, viewer: Viewer, session_id: UUID, lock: bool = False) -> Conversation:
    live = await sessions.get_live(session, viewer, session_id, lock)
    wanted = select(ConversationSession).where(ConversationSession.roleplay_session_id == session_id)
    row = (await session.exec(wanted)).first()
    if row is None:
        raise NotFound(NONE)
    scenario = await session.get_one(Scenario, row.scenario_id)
    return Conversation(
        live,
        row,
        scenario,
        await session.get_one(WorkplaceSkill, scenario.skill_id),
        await session.get_one(Persona, row.persona_id),
        await session.get_one(Tone, row.tone_id),
    )


async def list_practised(session: AsyncSession, viewer: Viewer) -> set[str]:
    """Ids of the scenarios that the candidate has talked in."""
    mine = (
        select(ConversationSession.scenario_id).join(RoleplaySession).where(RoleplaySession.user_id == viewer.user_id)
    )
    return set((await session.exec(mine)).all())
