"""A lab whose interviewers can appear on video, and the service that shows them."""

from collections.abc import AsyncGenerator, Iterator
from pathlib import Path

import pytest

from lab.wiring import Lab
from tests.avatar.fake import LiveAvatar, live_avatar
from tests.doubles import ScriptedEngine
from tests.running import engine, rosa, stranger

__all__ = ['engine', 'rosa', 'stranger']


@pytest.fixture(scope='module')
def running() -> Iterator[LiveAvatar]:
    with live_avatar() as service:
        yield service


@pytest.fixture
def service(running: LiveAvatar) -> LiveAvatar:
    running.forget()
    return running


@pytest.fixture
async def lab(
    planted_url: str, tmp_path: Path, engine: ScriptedEngine, service: LiveAvatar
) -> AsyncGenerator[Lab, None]:
    lab = Lab(service.settings(tmp_path / 'data', database_url=planted_url), engine)
    await lab.start()
    yield lab
    await lab.stop()
