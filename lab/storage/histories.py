"""A candidate's sessions of both products with what was practised and how it came out, in one query."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models.analysis import SessionAnalysis
from lab.models.attempt import Attempt, PlanCheck
from lab.models.interview import InterviewConfig, InterviewSession
from lab.models.kit import RoleKit
from lab.models.scenario import Scenario
from lab.models.session import RoleplaySession
from lab.models.viewer import Viewer


@dataclass
class SessionLine:
    live: RoleplaySession
    config: InterviewConfig | None
    kit_name: str | None
    family: str | None
    scenario_name: str | None
    scores: dict[str, Any] | None
    engine: str | None


async def list_mine(session: AsyncSession, viewer: Viewer) -> list[SessionLine]:
    """Newest first."""
    found = await session.exec(
        select(  # type: ignore[call-overload]
            RoleplaySession,
            InterviewConfig,
            RoleKit.name,
            RoleKit.family,
            Scenario.name,
            SessionAnalysis.rubric_scores,
            SessionAnalysis.engine,
        )
        .outerjoin(InterviewSession, col(InterviewSession.roleplay_session_id) == col(RoleplaySession.id))
        .outerjoin(InterviewConfig, col(InterviewConfig.id) == col(InterviewSession.interview_config_id))
        .outerjoin(RoleKit, col(RoleKit.id) == col(InterviewConfig.role_kit_id))
        .outerjoin(Scenario, col(Scenario.id) == col(RoleplaySession.context_ref_id))
        .outerjoin(SessionAnalysis, col(SessionAnalysis.session_id) == col(RoleplaySession.id))
        .where(col(RoleplaySession.user_id) == viewer.user_id)
        .order_by(col(RoleplaySession.created_at).desc())
    )
    return [SessionLine(*row) for row in found.all()]


async def list_active_days(session: AsyncSession, viewer: Viewer) -> set[date]:
    """The days (UTC) on which a session was ended, an attempt answered or a day of a plan ticked."""
    ended = select(RoleplaySession.ended_at).where(RoleplaySession.user_id == viewer.user_id)
    tried = select(Attempt.answered_at).where(Attempt.user_id == viewer.user_id)
    ticked = select(PlanCheck.done_at).join(RoleplaySession).where(RoleplaySession.user_id == viewer.user_id)
    found = [at for query in (ended, tried, ticked) for at in (await session.exec(query)).all()]
    return {at.date() for at in found if at is not None}
