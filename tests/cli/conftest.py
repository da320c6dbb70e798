"""The installed command, run as a user would, on a data folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lab.settings import ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]
LAB = Path(sys.executable).parent / 'lab'


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Without the variables by which the page framework knows a test."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(('NICEGUI_', 'PYTEST_', 'LAB_'))}
    return kept | {'LAB_DATA_DIR': str(tmp_path / 'data')}


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    def run(*arguments: object, say: str = '', **variables: str) -> subprocess.CompletedProcess[str]:
        command = [str(LAB), *map(str, arguments)]
        environ = environment | variables
        return subprocess.run(command, input=say, capture_output=True, text=True, env=environ, cwd=ROOT, check=False)

    return run
