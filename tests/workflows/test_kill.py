"""A lab killed in the middle of a review finishes it after the next start, and does nothing twice."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest
from sqlmodel import select

from lab.models.analysis import AnalysisStatus, SessionAnalysis
from lab.models.interview import InterviewArtifact
from lab.models.session import SessionChange, SessionState
from lab.settings import ROOT
from lab.storage.database import Database

MOMENTS = ['evaluate begins', 'evaluate ends', 'coach begins', 'coach ends']


def started(folder: Path, log: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, '-m', 'tests.workflows.victim', str(folder), str(log)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def wait_for(log: Path, said: Callable[[list[str]], bool], process: subprocess.Popen[bytes]) -> list[str]:
    deadline = monotonic() + 40
    while not said(lines := log.read_text().splitlines() if log.exists() else []):
        assert process.poll() is None or said(log.read_text().splitlines()), process.communicate()[1].decode()
        assert monotonic() < deadline, lines
        sleep(0.005)
    return lines


@pytest.mark.parametrize('moment', MOMENTS)
async def test_killed_in_the_middle_and_finished_later(tmp_path: Path, moment: str) -> None:
    folder, log = tmp_path / 'data', tmp_path / 'log'
    victim = started(folder, log)
    before = wait_for(log, lambda lines: moment in lines, victim)
    os.kill(victim.pid, signal.SIGKILL)
    victim.wait()
    next_one = started(folder, log)
    lines = wait_for(log, lambda lines: any(line.startswith('done') for line in lines), next_one)
    assert next_one.wait(10) == 0
    for step in ('evaluate', 'coach'):
        assert lines.count(f'{step} ends') == 1 or before[-1] == f'{step} ends', lines
        assert lines.count(f'{step} ends') <= 2
    if 'coach begins' in before:
        assert lines.count('evaluate begins') == 1
    await check_rows(folder)


async def check_rows(folder: Path) -> None:
    database = Database(f'sqlite+aiosqlite:///{folder / "lab.db"}')
    async with database.session() as session:
        analyses = (await session.exec(select(SessionAnalysis))).all()
        artifacts = (await session.exec(select(InterviewArtifact))).all()
        states = (await session.exec(select(SessionChange.state))).all()
    await database.close()
    assert [each.status for each in analyses] == [AnalysisStatus.complete]
    assert len(artifacts) == len({each.artifact_type for each in artifacts}) == 3
    assert states.count(SessionState.analyzed) == 1
