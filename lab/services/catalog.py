"""The catalogue: role kits and interviewers to choose from."""

from lab.models.avatar import Avatar
from lab.models.kit import KitCard, RoleKit
from lab.models.rubric import Rubric
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
