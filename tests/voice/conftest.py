"""The models that hear, loaded once for all tests of this room."""

import asyncio

import pytest

from tests.voice import ears


@pytest.fixture(scope='session')
def models() -> ears.Models:
    return asyncio.run(ears.load())
