"""Holds an interview of the demo candidate up to its task: `python -m tests.browser.to_task FOLDER KIT`.

Prints the session's id; a server that is started on the same folder afterwards goes on from there.
"""

import asyncio
import os
import sys
from pathlib import Path

from lab.models.document import DocType
from lab.models.interview import Choices, InterviewType
from lab.models.live import Readiness
from lab.services.accounts import viewer
from lab.settings import Settings
from lab.wiring import Lab
from tests.steps import finished

RESUME = """Rosa Lind
Computing student
rosa@example.com

Experience

Teaching Assistant, Alder College
September 2024 - present
- Mark 40 programming exercises a week and wrote the script that checks them
- Cut the time to feedback from nine days to three

Projects
Climbing club booking tool, Python: conflict check with tests, used by 60 members

Education
BSc Computing, Alder College, 2023 - 2026

Skills
Python, SQL, Git
"""
SAID = [
    'I wrote the script that checks the exercises, since marking took nine days. It now takes three.',
    'First I read the log, then I compared two inputs, and I found a date that was read as text. I wrote a test.',
    'I would ask who needs it first, and then build the smallest version that somebody can try within a week.',
    'We argued about names, so I wrote one page of rules, and the others agreed once we had tried it for a sprint.',
]


async def main(folder: Path, kit: str) -> None:
    lab = Lab(Settings(data_dir=folder, demo=True, _env_file=None))
    await lab.start()
    rosa = viewer(await lab.accounts.demo_user())
    resume = await lab.documents.paste(rosa, DocType.resume, RESUME)
    await finished(lambda: lab.documents.progress(rosa, resume.id))
    choices = Choices(kit_id=kit, resume_doc_id=resume.id, interview_type=InterviewType.technical, minutes=20)
    session_id = await lab.interviewing.start(rosa, (await lab.planning.configure(rosa, choices)).id)
    await lab.interviewing.get_ready(rosa, session_id, Readiness(consent=True))
    view = await lab.interviewing.begin(rosa, session_id)
    for number in range(60):
        if view.task is not None:
            break
        view = await lab.interviewing.answer(rosa, session_id, view.turn, SAID[number % len(SAID)])
    print(session_id, view.task.id if view.task else '')
    await lab.stop()


if __name__ == '__main__':
    for name in [name for name in os.environ if name.startswith('LAB_')]:
        del os.environ[name]
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
