"""Fixtures of a running lab, for the rooms from services up (`pytest_plugins` cannot be used below the top folder)."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from lab.models.viewer import Viewer
from lab.services.accounts import viewer
from lab.settings import Settings
from lab.wiring import Lab
from tests.doubles import ScriptedEngine


@pytest.fixture
def engine() -> ScriptedEngine:
    return ScriptedEngine()


@pytest.fixture
async def lab(planted_url: str, tmp_path: Path, engine: ScriptedEngine) -> AsyncGenerator[Lab, None]:
    """A whole lab at work, on either database; only its engine is scripted."""
    lab = Lab(Settings(data_dir=tmp_path / 'data', database_url=planted_url, _env_file=None), engine)
    await lab.start()
    yield lab
    await lab.stop()


@pytest.fixture
async def rosa(lab: Lab) -> Viewer:
    return viewer(await lab.accounts.sign_up('rosa@example.com', 'Rosa Lind', 'correct horse'))


@pytest.fixture
async def stranger(lab: Lab) -> Viewer:
    return viewer(await lab.accounts.sign_up('stranger@example.com', 'Some One', 'battery staple'))
