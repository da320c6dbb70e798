"""The gallery as a fixture: planted once for all files of tests, one server and one browser a file."""

import fcntl
import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.gallery.place import Gallery, opened, plant


@pytest.fixture(scope='session')
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Whoever comes first plants; the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if 'PYTEST_XDIST_WORKER' in os.environ else base) / 'planted'
    with folder.with_suffix('.lock').open('w') as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)
        if not folder.with_suffix('.json').exists():
            plant(folder)
    return folder


@pytest.fixture(scope='module')
def gallery(
    planted: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Gallery, None, None]:
    """Looking changes what is there, so every file looks at a copy."""
    folder = tmp_path_factory.mktemp('gallery') / 'data'
    shutil.copytree(planted, folder)
    shutil.copy(planted.with_suffix('.json'), folder.with_suffix('.json'))
    with opened(browser, folder) as gallery:
        yield gallery
