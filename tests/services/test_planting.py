"""Seeds become rows once, follow their files, and never lose a row in use."""

import shutil
from pathlib import Path

import pytest
from sqlmodel import select

from lab.models.avatar import Avatar
from lab.models.kit import RoleKit
from lab.models.scenario import Scenario
from lab.services import seeds
from lab.services.planting import plant
from lab.storage import catalog
from lab.storage.database import Database


async def test_the_seeds_of_the_lab_are_planted_once(database: Database) -> None:
    assert await plant(database) > 50
    assert await plant(database) == 0
    async with database.session() as session:
        assert len((await session.exec(select(Scenario))).all()) >= 24
        cards = await catalog.list_cards(session)
    assert [(card.id, card.name) for card in cards] == seeds.names()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / 'seeds'
    folder.mkdir()
    shutil.copy(seeds.SEEDS / 'avatars.yaml', folder)
    return folder


async def test_a_changed_file_changes_its_rows_and_keeps_the_others(database: Database, folder: Path) -> None:
    await plant(database, folder)
    async with database.session() as session:
        before = await catalog.list_avatars(session)
    path = folder / 'avatars.yaml'
    path.write_text(path.read_text().replace(f'name: {before[0].name}', 'name: Nadia Brandt'))
    assert await plant(database, folder) == len(before)
    async with database.session() as session:
        after = await catalog.list_avatars(session)
    assert after[0].name == 'Nadia Brandt'
    assert after[0].created_at == before[0].created_at
    path.write_text('[]')
    await plant(database, folder)
    async with database.session() as session:
        assert len((await session.exec(select(Avatar))).all()) == len(before)


def test_a_key_the_table_does_not_know_names_its_file(folder: Path) -> None:
    (folder / 'avatars.yaml').write_text('- {id: a, name: A, blurb: b, shoe_size: 43}')
    with pytest.raises(ValueError, match=r'avatars\.yaml: a: .*shoe_size'):
        seeds.rows(folder / 'avatars.yaml', Avatar)


def test_one_kit_is_found_by_its_id() -> None:
    kit_id, name = seeds.names()[0]
    kit = seeds.kit(kit_id)
    assert isinstance(kit, RoleKit)
    assert kit.name == name
    assert len(kit.questions().questions) >= 12
