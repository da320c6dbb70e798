"""What a bench of the pages opens: a demo candidate with two analyzed interviews and one at every step of the way."""

import asyncio
from pathlib import Path
from uuid import UUID

from lab.models.document import DocType
from lab.models.interview import Choices
from lab.models.kit import InterviewType
from lab.models.live import Readiness
from lab.models.viewer import Role, Viewer
from lab.services.accounts import DEMO, viewer
from lab.settings import Settings
from lab.wiring import Lab
from tests.browser.answers import ANSWERS
from tests.steps import finished, reviewed

KIT = 'data-analyst'
RESUME = Path(__file__).parents[1] / 'seeds' / 'resumes' / f'{KIT}.pdf'


def planted(folder: Path) -> dict[str, str]:
    """The name of each page and its address, on a server over this data folder."""
    return asyncio.run(_plant(folder))


async def _plant(folder: Path) -> dict[str, str]:
    lab = Lab(Settings(data_dir=folder, demo=True, speech=False, _env_file=None))  # type: ignore[call-arg]
    await lab.start()
    demo = viewer(await lab.accounts.demo_user())
    await lab.accounts.change_role(None, DEMO, Role.staff)  # so that one visitor sees all pages
    resume = await lab.documents.upload(demo, DocType.resume, RESUME.name, RESUME.read_bytes())
    await finished(lambda: lab.documents.progress(demo, resume.id), 60)
    await _analyzed(lab, demo, resume.id, 3)
    told = await _analyzed(lab, demo, resume.id, 6)
    begun, waiting = [await _ready(lab, demo, resume.id) for _ in range(2)]
    await lab.interviewing.begin(demo, begun)
    await lab.stop()
    return {
        'home': '/',
        'catalogue': '/interview/practice',
        'scenarios': '/avatar/practice',
        'context': f'/interview/kits/{KIT}',
        'avatar': f'/session/{waiting}/avatar',
        'ready': f'/session/{waiting}/ready',
        'live, typed': f'/session/{begun}/live',
        'analysis': f'/session/{told}/analysis',
        'history': '/history',
        'profile': '/profile',
        'staff queue': '/staff/queue',
    }


async def _ready(lab: Lab, demo: Viewer, resume: UUID) -> UUID:
    wanted = Choices(kit_id=KIT, resume_doc_id=resume, interview_type=InterviewType.hr)
    config = await lab.planning.configure(demo, wanted)
    session_id = await lab.interviewing.start(demo, config.id)
    await lab.interviewing.get_ready(demo, session_id, Readiness(consent=True))
    return session_id


async def _analyzed(lab: Lab, demo: Viewer, resume: UUID, answers: int) -> UUID:
    session_id = await _ready(lab, demo, resume)
    view = await lab.interviewing.begin(demo, session_id)
    for text in ANSWERS[:answers]:
        view = await lab.interviewing.answer(demo, session_id, view.turn, text)
    await lab.interviewing.end(demo, session_id)
    await reviewed(lab, demo, session_id)
    return session_id
