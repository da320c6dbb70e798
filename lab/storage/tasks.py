"""What candidates write for tasks, each seen by its candidate only: whoever asks has the interview's row already."""

from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from lab.models.interview import InterviewTaskSubmission
from lab.models.task import SubmissionStatus
from lab.storage.sessions import Interview


async def find(session: AsyncSession, interview: Interview, task_id: str) -> InterviewTaskSubmission | None:
    wanted = _of(interview).where(InterviewTaskSubmission.task_id == task_id)
    return (await session.exec(wanted)).first()


async def list_all(session: AsyncSession, interview: Interview) -> list[InterviewTaskSubmission]:
    """In the order in which they were begun."""
    wanted = _of(interview).order_by(col(InterviewTaskSubmission.created_at), col(InterviewTaskSubmission.id))
    return list((await session.exec(wanted)).all())


async def hand_in(session: AsyncSession, interview: Interview, still_open: str, now: datetime) -> None:
    """Whatever is not the task that is still open is handed in as it stands."""
    for row in await list_all(session, interview):
        if row.status is SubmissionStatus.draft and row.task_id != still_open:
            row.status, row.submitted_at = SubmissionStatus.submitted, now


def _of(interview: Interview) -> SelectOfScalar[InterviewTaskSubmission]:
    return select(InterviewTaskSubmission).where(InterviewTaskSubmission.interview_session_id == interview.row.id)
