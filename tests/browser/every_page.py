"""The main pages of a lab that has been practised in, by name: what the benches of pages and their tests open."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

from lab.models.document import DocType
from lab.models.interview import Choices, InterviewType
from lab.models.viewer import Role
from lab.services.accounts import DEMO, viewer
from lab.settings import Settings
from lab.wiring import Lab
from tests.browser.planted import plant


def every_page(folder: Path) -> dict[str, str]:
    """The name of each page and its address, on a server over this data folder."""
    planted = plant(folder)
    with ThreadPoolExecutor(1) as apart:  # playwright keeps the event loop of this thread
        waiting = apart.submit(asyncio.run, _waiting(folder)).result()
    return {
        'home': '/',
        'catalogue': '/interview/practice',
        'scenarios': '/avatar/practice',
        'context': '/interview/kits/data-analyst',
        'avatar': f'/session/{waiting}/avatar',
        'ready': f'/session/{waiting}/ready',
        'live, typed': f'/session/{planted.open}/live',
        'analysis': f'/session/{planted.second}/analysis',
        'history': '/history',
        'profile': '/profile',
        'staff queue': '/staff/queue',
    }


async def _waiting(folder: Path) -> UUID:
    """An interview that has not begun; and the demo candidate becomes staff, so that one visitor sees all pages."""
    lab = Lab(Settings(data_dir=folder, demo=True, speech=False, _env_file=None))
    await lab.start()
    demo = viewer(await lab.accounts.demo_user())
    await lab.accounts.change_role(None, DEMO, Role.staff)
    resume = await lab.documents.latest(demo, DocType.resume)
    assert resume is not None
    choices = Choices(kit_id='data-analyst', resume_doc_id=resume.id, interview_type=InterviewType.hr)
    session_id = await lab.interviewing.start(demo, (await lab.planning.configure(demo, choices)).id)
    await lab.stop()
    return session_id
