"""Steps of the journey that many tests begin with."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from uuid import UUID

from lab.models.document import DocType, UserDocument
from lab.models.interview import Choices, InterviewType
from lab.models.live import LiveView, Readiness
from lab.models.progress import Progress
from lab.models.report import ReportView
from lab.models.viewer import Viewer
from lab.wiring import Lab

RESUME = 'Rosa Lind\nTutor and tinkerer\nTaught forty first-years to read a balance sheet.'


async def finished(progress: Callable[[], Awaitable[Progress]], seconds: float = 20) -> Progress:
    deadline = monotonic() + seconds
    while not (now := await progress()).done:
        assert monotonic() < deadline, now
        await asyncio.sleep(0.02)
    return now


async def read(lab: Lab, viewer: Viewer, text: str = RESUME, doc_type: DocType = DocType.resume) -> UserDocument:
    document = await lab.documents.paste(viewer, doc_type, text)
    await finished(lambda: lab.documents.progress(viewer, document.id))
    return await lab.documents.get(viewer, document.id)


async def prepared(lab: Lab, viewer: Viewer, kit: str = 'data-analyst', interview_type: str = 'hr') -> UUID:
    """The id of a configuration made from a résumé that was read."""
    resume = await read(lab, viewer)
    choices = Choices(kit_id=kit, resume_doc_id=resume.id, interview_type=InterviewType(interview_type))
    return (await lab.planning.configure(viewer, choices)).id


async def begun(lab: Lab, viewer: Viewer, kit: str = 'data-analyst') -> LiveView:
    session_id = await lab.interviewing.start(viewer, await prepared(lab, viewer, kit))
    await lab.interviewing.get_ready(viewer, session_id, Readiness(consent=True))
    return await lab.interviewing.begin(viewer, session_id)


async def reviewed(lab: Lab, viewer: Viewer, session_id: UUID) -> ReportView:
    async def progress() -> Progress:
        return (await lab.reports.report(viewer, session_id)).progress

    await finished(progress)
    return await lab.reports.report(viewer, session_id)
