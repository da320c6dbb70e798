"""A running lab whose second question is a task."""

import pytest

from tests.running import lab, rosa, stranger
from tests.tasks.doubles import TaskEngine

__all__ = ['engine', 'lab', 'rosa', 'stranger']


@pytest.fixture
def engine() -> TaskEngine:
    return TaskEngine()
