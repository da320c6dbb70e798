"""Brings interviews of the demo candidate as far as their rooms: `python -m tests.browser.rooms FOLDER NAME…`.

Prints a name and a session's id a line; a server that is started on the same folder afterwards shows the rooms.
"""

import asyncio
import os
import sys
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from lab.models.document import DocType
from lab.models.interview import Choices
from lab.models.kit import InterviewType
from lab.models.live import Readiness
from lab.models.viewer import Viewer
from lab.services.accounts import viewer
from lab.settings import Settings
from lab.storage import sessions
from lab.wiring import Lab
from tests.browser.to_task import RESUME, SAID
from tests.steps import finished


class RoomKind(NamedTuple):
    """`answers` were given before the room is seen; -1 goes on until a task is set."""

    kit: str
    interview_type: str = 'hr'
    spoken: bool = False
    answers: int = 1


ROOMS = {
    'typed': RoomKind('data-analyst'),
    'spoken': RoomKind('data-analyst', spoken=True),
    'panel': RoomKind('data-analyst', 'panel', spoken=True),
    'code': RoomKind('software-engineering-intern', 'technical', answers=-1),
    'spoken-code': RoomKind('software-engineering-intern', 'technical', spoken=True, answers=-1),
    'case': RoomKind('consulting-analyst', 'technical', answers=-1),
    'talk': RoomKind('', spoken=False),
}
SCENARIO = 'stuck-since-tuesday'


async def main(folder: Path, names: list[str]) -> None:
    lab = Lab(Settings(data_dir=folder, demo=True, _env_file=None))
    await lab.start()
    rosa = viewer(await lab.accounts.demo_user())
    resume = await lab.documents.paste(rosa, DocType.resume, RESUME)
    await finished(lambda: lab.documents.progress(rosa, resume.id))
    for name in names:
        print(name, await _entered(lab, rosa, resume.id, ROOMS[name]))
    await lab.stop()


async def _entered(lab: Lab, rosa: Viewer, resume: UUID, kind: RoomKind) -> UUID:
    session_id = await _started(lab, rosa, resume, kind)
    await lab.interviewing.get_ready(rosa, session_id, Readiness(consent=True))
    view = await lab.interviewing.begin(rosa, session_id)
    for number in range(60 if kind.answers < 0 else kind.answers):
        if view.task is not None:
            break
        view = await lab.interviewing.answer(rosa, session_id, view.turn, SAID[number % len(SAID)])
    if kind.spoken:  # only now: no place is needed where nobody is heard
        async with lab.database.transaction() as session:
            (await sessions.get_live(session, rosa, session_id)).typed = False
    return session_id


async def _started(lab: Lab, rosa: Viewer, resume: UUID, kind: RoomKind) -> UUID:
    if not kind.kit:
        return await lab.conversations.start(rosa, SCENARIO)
    interview_type = InterviewType(kind.interview_type)
    choices = Choices(kit_id=kind.kit, resume_doc_id=resume, interview_type=interview_type, minutes=20)
    return await lab.interviewing.start(rosa, (await lab.planning.configure(rosa, choices)).id)


if __name__ == '__main__':
    for name in [name for name in os.environ if name.startswith('LAB_')]:
        del os.environ[name]
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2:]))
