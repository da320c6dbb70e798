"""A running lab for this room's tests; what it stands on is another room's matter, so one database is enough."""

import shutil
from pathlib import Path

import pytest

from tests.running import engine, lab, rosa, stranger


@pytest.fixture
def planted_url(planted_file: Path, tmp_path: Path) -> str:
    shutil.copy(planted_file, tmp_path / 'lab.db')
    return f'sqlite+aiosqlite:///{tmp_path / "lab.db"}'


__all__ = ['engine', 'lab', 'rosa', 'stranger']
