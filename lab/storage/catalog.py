"""What everybody may choose from: role kits, rubrics and avatars."""

from collections.abc import Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import NotFound
from lab.models.avatar import Avatar
from lab.models.kit import KitCard, RoleKit
from lab.models.rubric import Rubric
from lab.models.scenario import Persona, Scenario, Tone, WorkplaceSkill


async def list_cards(session: AsyncSession) -> list[KitCard]:
    """Cards come without the question bank, which is most of a kit's weight."""
    columns = [col(getattr(RoleKit, name)) for name in KitCard.model_fields]
    found = await session.exec(select(*columns).where(RoleKit.active).order_by(col(RoleKit.position)))
    return [KitCard.model_validate(row._mapping) for row in found.all()]


async def get_kit(session: AsyncSession, kit_id: str) -> RoleKit:
    kit = await session.get(RoleKit, kit_id)
    if kit is None:
        raise NotFound('There is no such role kit.')
    return kit


async def get_rubric(session: AsyncSession, rubric_id: str) -> Rubric:
    rubric = await session.get(Rubric, rubric_id)
    if rubric is None:
        raise NotFound('There is no such rubric.')
    return rubric


async def get_kit_and_rubric(session: AsyncSession, kit_id: str) -> tuple[RoleKit, Rubric]:
    wanted = select(RoleKit, Rubric).join(Rubric, col(RoleKit.default_rubric_id) == Rubric.id)
    found = (await session.exec(wanted.where(RoleKit.id == kit_id))).first()
    if found is None:
        raise NotFound('There is no such role kit.')
    return found


async def list_avatars(session: AsyncSession) -> list[Avatar]:
    found = await session.exec(select(Avatar).where(Avatar.active).order_by(col(Avatar.position)))
    return list(found.all())


async def get_avatars(session: AsyncSession, ids: Sequence[str]) -> list[Avatar]:
    """In the order asked for; raises NotFound when one does not exist."""
    found = {avatar.id: avatar for avatar in await session.exec(select(Avatar).where(col(Avatar.id).in_(ids)))}
    if missing := set(ids) - found.keys():
        raise NotFound(f'There is no avatar {", ".join(sorted(missing))}.')
    return [found[avatar_id] for avatar_id in ids]


async def list_skills(session: AsyncSession) -> list[WorkplaceSkill]:
    return list((await session.exec(select(WorkplaceSkill).order_by(col(WorkplaceSkill.position)))).all())


async def list_scenarios(session: AsyncSession) -> list[Scenario]:
    found = await session.exec(select(Scenario).where(Scenario.active).order_by(col(Scenario.position)))
    return list(found.all())


async def get_scenario(session: AsyncSession, scenario_id: str) -> Scenario:
    scenario = await session.get(Scenario, scenario_id)
    if scenario is None:
        raise NotFound('There is no such scenario.')
    return scenario


async def list_personas(session: AsyncSession) -> list[Persona]:
    return list((await session.exec(select(Persona).order_by(col(Persona.position)))).all())


async def list_tones(session: AsyncSession) -> list[Tone]:
    return list((await session.exec(select(Tone).order_by(col(Tone.position)))).all())
