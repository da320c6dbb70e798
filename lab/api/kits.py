"""`/api/interview/role-kits`: the catalogue of interviews."""

from fastapi import APIRouter

from lab.api.route import Routers
from lab.api.wire import Cursor, Limit, Page, Wire, page, problems
from lab.models.kit import InterviewType, KitCard, Level
from lab.services.catalog import Catalog


class KitOut(Wire):
    id: str
    name: str
    level: Level
    domain: str
    description: str
    default_interview_types: list[InterviewType]
    default_rubric_id: str
    focus_skills: list[str]
    tracks: list[str]
    minutes: int


class DimensionOut(Wire):
    key: str
    name: str
    asks: str


class KitWhole(KitOut):
    """The questions stay with the interviewer."""

    good_looks_like: list[str]
    dimensions: list[DimensionOut]


def router(routers: Routers, catalog: Catalog) -> APIRouter:
    router = routers.router('/api/interview/role-kits', 'Role kits')

    @router.get('', responses=problems())
    async def list_role_kits(
        domain: str | None = None, level: Level | None = None, limit: Limit = 20, cursor: Cursor = None
    ) -> Page[KitOut]:
        kits = [kit for kit in await catalog.list_kits() if domain in (None, kit.domain) and level in (None, kit.level)]
        return page([KitOut.model_validate(_card(kit)) for kit in kits], limit, cursor)

    @router.get('/{kit_id}', responses=problems(404))
    async def get_role_kit(kit_id: str) -> KitWhole:
        kit = await catalog.get_kit(kit_id)
        rubric = await catalog.get_rubric(kit.default_rubric_id)
        return KitWhole(
            **_card(KitCard.model_validate(kit)),
            good_looks_like=kit.questions().good_looks_like,
            dimensions=[DimensionOut(key=each.key, name=each.name, asks=each.asks) for each in rubric.typed()],
        )

    return router


def _card(kit: KitCard) -> dict[str, object]:
    return kit.model_dump(include=set(KitOut.model_fields))
