"""The catalogues: role kits, and apart from them scenarios with their skills, personas and tones; avatars for both."""

from lab.models.avatar import Avatar
from lab.models.kit import KitCard, RoleKit
from lab.models.rubric import Rubric
from lab.models.scenario import Persona, Scenario, Tone, WorkplaceSkill
from lab.storage import catalog
from lab.storage.database import Database


class Catalog:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_kits(self) -> list[KitCard]:
        async with self._database.session() as session:
            return await catalog.list_cards(session)

    async def get_kit(self, kit_id: str) -> RoleKit:
        async with self._database.session() as session:
            return await catalog.get_kit(session, kit_id)

    async def get_rubric(self, rubric_id: str) -> Rubric:
        async with self._database.session() as session:
            return await catalog.get_rubric(session, rubric_id)

    async def list_avatars(self) -> list[Avatar]:
        async with self._database.session() as session:
            return await catalog.list_avatars(session)

    async def list_skills(self) -> list[WorkplaceSkill]:
        async with self._database.session() as session:
            return await catalog.list_skills(session)

    async def list_scenarios(self) -> list[Scenario]:
        async with self._database.session() as session:
            return await catalog.list_scenarios(session)

    async def get_scenario(self, scenario_id: str) -> Scenario:
        async with self._database.session() as session:
            return await catalog.get_scenario(session, scenario_id)

    async def list_personas(self) -> list[Persona]:
        async with self._database.session() as session:
            return await catalog.list_personas(session)

    async def list_tones(self) -> list[Tone]:
        async with self._database.session() as session:
            return await catalog.list_tones(session)
