"""`/api/avatar/scenarios`, `skills`, `personas`, `tones`, `avatars`: what a conversation is made of."""

from fastapi import APIRouter

from lab.api.route import Routers
from lab.api.wire import Cursor, Limit, Page, Wire, page, problems
from lab.models.kit import Level
from lab.services.catalog import Catalog


class SkillOut(Wire):
    id: str
    name: str
    description: str
    good_looks_like: list[str]


class ScenarioOut(Wire):
    id: str
    name: str
    skill_id: str
    level: Level
    summary: str
    situation: str
    your_goal: str
    minutes: int
    what_good_looks_like: list[str]


class PersonaOut(Wire):
    id: str
    name: str
    role: str
    temperament: str


class ToneOut(Wire):
    id: str
    name: str
    description: str


class AvatarOut(Wire):
    id: str
    name: str
    pronouns: str
    blurb: str
    manner: str
    suits: list[str]


def router(routers: Routers, catalog: Catalog) -> APIRouter:
    router = routers.router('/api/avatar', 'Catalogue')

    @router.get('/scenarios', responses=problems())
    async def list_scenarios(
        skill_id: str | None = None, level: Level | None = None, limit: Limit = 20, cursor: Cursor = None
    ) -> Page[ScenarioOut]:
        found = await catalog.list_scenarios()
        kept = [each for each in found if skill_id in (None, each.skill_id) and level in (None, each.level)]
        return page([ScenarioOut.model_validate(_known(ScenarioOut, each)) for each in kept], limit, cursor)

    @router.get('/skills', responses=problems())
    async def list_skills(limit: Limit = 20, cursor: Cursor = None) -> Page[SkillOut]:
        found = await catalog.list_skills()
        return page([SkillOut.model_validate(_known(SkillOut, each)) for each in found], limit, cursor)

    @router.get('/personas', responses=problems())
    async def list_personas(limit: Limit = 20, cursor: Cursor = None) -> Page[PersonaOut]:
        found = await catalog.list_personas()
        return page([PersonaOut.model_validate(_known(PersonaOut, each)) for each in found], limit, cursor)

    @router.get('/tones', responses=problems())
    async def list_tones(limit: Limit = 20, cursor: Cursor = None) -> Page[ToneOut]:
        found = await catalog.list_tones()
        return page([ToneOut.model_validate(_known(ToneOut, each)) for each in found], limit, cursor)

    @router.get('/avatars', responses=problems())
    async def list_avatars(limit: Limit = 20, cursor: Cursor = None) -> Page[AvatarOut]:
        found = await catalog.list_avatars()
        return page([AvatarOut.model_validate(_known(AvatarOut, each)) for each in found], limit, cursor)

    return router


def _known(shape: type[Wire], row: object) -> dict[str, object]:
    """The row's values that the shape shows; the rest stays here."""
    return {name: getattr(row, name) for name in shape.model_fields}
