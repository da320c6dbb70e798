"""A lab that has been practised in: the demo candidate's interviews and a conversation, held before the server runs.

`python -m tests.browser.planted FOLDER` prints the ids of the sessions.
"""

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from lab.models.interview import Choices, InterviewType
from lab.models.live import Readiness
from lab.models.viewer import Viewer
from lab.services.accounts import viewer
from lab.settings import Settings
from lab.wiring import Lab
from tests.browser.answers import ANSWERS
from tests.browser.interviewed import RESUME
from tests.simulation.test_conversations import TALKERS
from tests.steps import finished, read, reviewed

ROOT = Path(__file__).parents[2]
SCENARIO = 'stuck-since-tuesday'


class Planted(NamedTuple):
    """`first` and `second` are analyzed interviews for one kit, `talk` is a conversation and over, `open` goes on.

    Where there is one place for a spoken interview, `ahead` is the next in line for it and `waiting` the one after.
    """

    folder: Path
    first: str
    second: str
    talk: str
    open: str
    ahead: str
    waiting: str


def plant(folder: Path) -> Planted:
    """In a process of its own, as the browser keeps the event loop of this one."""
    command = [sys.executable, '-m', 'tests.browser.planted', str(folder)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return Planted(folder, **json.loads(ran.stdout.splitlines()[-1]))


async def main(folder: Path) -> None:
    lab = Lab(Settings(data_dir=folder, demo=True, speech_places=1, _env_file=None))
    await lab.start()
    candidate = viewer(await lab.accounts.demo_user())
    resume = (await read(lab, candidate, RESUME)).id
    ids = {
        'first': await _interview(lab, candidate, resume, ANSWERS[:4]),
        'second': await _interview(lab, candidate, resume, ANSWERS[1:7]),
        'talk': await _conversation(lab, candidate),
        'open': await _interview(lab, candidate, resume, ANSWERS[:2], end=False),
    }
    await _waiting(lab, candidate, resume)
    ids |= {'ahead': await _waiting(lab, candidate, resume), 'waiting': await _waiting(lab, candidate, resume)}
    await lab.stop()
    print(json.dumps({name: str(id) for name, id in ids.items()}))


async def _chosen(lab: Lab, candidate: Viewer, resume: UUID, minutes: float = 6) -> UUID:
    choices = Choices(kit_id='data-analyst', resume_doc_id=resume, interview_type=InterviewType.hr, minutes=minutes)
    return await lab.interviewing.start(candidate, (await lab.planning.configure(candidate, choices)).id)


async def _waiting(lab: Lab, candidate: Viewer, resume: UUID) -> UUID:
    """The first to come has the place."""
    session_id = await _chosen(lab, candidate, resume)
    await lab.interviewing.get_ready(candidate, session_id, Readiness(consent=True, typed=False))
    await lab.admission.enter(candidate, session_id)
    return session_id


async def _interview(lab: Lab, candidate: Viewer, resume: UUID, answers: list[str], end: bool = True) -> UUID:
    session_id = await _chosen(lab, candidate, resume, 6 if end else 30)
    await _held(lab, candidate, session_id, answers)
    if end:
        await lab.interviewing.end(candidate, session_id)
        await reviewed(lab, candidate, session_id)
    return session_id


async def _conversation(lab: Lab, candidate: Viewer) -> UUID:
    session_id = await lab.conversations.start(candidate, SCENARIO)
    await _held(lab, candidate, session_id, TALKERS['skilled'][:5])
    await lab.interviewing.end(candidate, session_id)

    async def progress() -> object:
        return (await lab.conversations.report(candidate, session_id)).progress

    await finished(progress)  # type: ignore[arg-type]
    return session_id


async def _held(lab: Lab, candidate: Viewer, session_id: UUID, answers: list[str]) -> None:
    await lab.interviewing.get_ready(candidate, session_id, Readiness(consent=True))
    view = await lab.interviewing.begin(candidate, session_id)
    for answer in answers:
        if view.closed:
            break
        view = await lab.interviewing.answer(candidate, session_id, view.turn, answer)


if __name__ == '__main__':
    asyncio.run(main(Path(sys.argv[1])))
