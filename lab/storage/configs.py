"""Interview configurations and the versions of their plans."""

from uuid import UUID

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import NotFound
from lab.models.interview import InterviewConfig
from lab.models.plan import InterviewPlan
from lab.models.viewer import Viewer


async def get(session: AsyncSession, viewer: Viewer, config_id: UUID) -> InterviewConfig:
    config = await session.get(InterviewConfig, config_id)
    if config is None or config.user_id != viewer.user_id:
        raise NotFound('There is no such interview.')
    return config


async def find_plan(session: AsyncSession, config: InterviewConfig) -> InterviewPlan | None:
    """The newest version."""
    plans = select(InterviewPlan).where(InterviewPlan.interview_config_id == config.id)
    return (await session.exec(plans.order_by(col(InterviewPlan.version).desc()).limit(1))).first()
