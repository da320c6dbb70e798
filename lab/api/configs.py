"""`/api/interview/config`: what an interview is to be like, and its plan."""

from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import Field

from lab.api.route import REPEATABLE, Routers
from lab.api.who import viewer_of
from lab.api.wire import Slug, Wire, problems, shown_as
from lab.models.interview import Choices
from lab.models.kit import InterviewType, Level, Style
from lab.services.planning import Planning


class ConfigIn(Wire):
    model_config = shown_as(
        {
            'roleKitId': 'data-analyst',
            'resumeDocId': '1b0c4e6e-2f43-4f0f-8f9a-5d6c7b8a9e01',
            'interviewType': 'hr',
            'style': 'friendly',
            'seniority': 'entry',
            'minutes': 15,
        }
    )

    role_kit_id: Slug = Field(examples=['data-analyst'])
    resume_doc_id: UUID
    jd_doc_id: UUID | None = None
    company_notes_doc_id: UUID | None = None
    interview_type: InterviewType
    style: Style = Style.neutral
    seniority: Level = Level.entry
    minutes: float | None = Field(default=None, ge=3, le=90, description='As long as the settings say, without it.')


class ConfigOut(Wire):
    id: UUID
    role_kit_id: str
    resume_doc_id: UUID | None
    jd_doc_id: UUID | None
    company_notes_doc_id: UUID | None
    interview_type: InterviewType
    style: Style
    seniority: Level
    minutes: float
    created_at: datetime


class PlanOut(Wire):
    """`plan` has phases with their time budgets, questions with what triggered them, and probing rules."""

    id: UUID
    config_id: UUID
    version: int
    plan: dict[str, Any]
    created_at: datetime


def router(routers: Routers, planning: Planning) -> APIRouter:
    router = routers.router('/api/interview/config', 'Interviews')

    @router.post('', status_code=201, responses=problems(404, 409), openapi_extra=REPEATABLE)
    async def create_config(request: Request, wanted: ConfigIn) -> ConfigOut:
        choices = Choices(kit_id=wanted.role_kit_id, **wanted.model_dump(exclude={'role_kit_id'}))
        return ConfigOut.model_validate(await planning.configure(viewer_of(request), choices))

    @router.post('/{config_id}/plan', status_code=201, responses=problems(404, 409), openapi_extra=REPEATABLE)
    async def create_plan(request: Request, config_id: UUID) -> PlanOut:
        """A new version, from what has been read and corrected by now."""
        made = await planning.make(viewer_of(request), config_id)
        return PlanOut(
            id=made.id, config_id=config_id, version=made.version, plan=made.plan_json, created_at=made.created_at
        )

    return router
