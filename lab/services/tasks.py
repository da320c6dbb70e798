"""Tasks: what the candidate writes in the panel, handed in when the interview moves on, then reviewed."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from lab.engines.contracts import Engine
from lab.errors import Conflict, NotFound
from lab.models.columns import utc_now
from lab.models.interview import InterviewTaskSubmission
from lab.models.kit import BankTask
from lab.models.plan import Plan
from lab.models.session import SessionState
from lab.models.task import (
    ReviewedTask,
    ShownTask,
    Submission,
    SubmissionStatus,
    TaskDraft,
    TaskReview,
    TaskView,
    TaskWork,
)
from lab.models.transcript import TranscriptTurn
from lab.models.viewer import Viewer
from lab.services.scenes import Scene, scene_of
from lab.services.turns import find_question, last_asked
from lab.services.usage import asking_for
from lab.storage import sessions, tasks, transcripts
from lab.storage.database import Database
from lab.storage.sessions import Interview

NONE = 'No task has been set in this interview.'
CLOSED = 'The interview has moved on; what stood in the panel is handed in.'
ELSEWHERE = 'This was changed in another window. Take what stands there, or copy your own text and reload the page.'


class Tasks:
    def __init__(self, database: Database, engine: Engine) -> None:
        self._database = database
        self._engine = engine

    async def get(self, viewer: Viewer, session_id: UUID) -> TaskView:
        """The panel of the task that is open, or of the last one that was."""
        async with self._database.session() as session:
            interview = await sessions.get(session, viewer, session_id)
            turns = await transcripts.list_turns(session, viewer, session_id)
            task = last_set(interview.plan, turns)
            if task is None:
                raise NotFound(NONE)
            row = await tasks.find(session, interview, task.id)
        return _viewed(interview, turns, task, row)

    async def save(self, viewer: Viewer, session_id: UUID, draft: TaskDraft, *, over: bool = False) -> TaskView:
        """Raises Conflict when the draft is based on an older version, or the task is no longer open.

        The same draft again changes nothing, whatever version it carries. `over` is for text that is known to be newer
        than what is stored, whatever version it was based on.
        """
        try:
            async with self._database.transaction() as session:
                interview = await sessions.get(session, viewer, session_id, lock=True)
                turns = await transcripts.list_turns(session, viewer, session_id)
                task = open_task(interview, turns)
                if task is None:
                    raise Conflict(CLOSED)
                row = await tasks.find(session, interview, task.id)
                if row is None:
                    row = _begun(interview, task)
                    session.add(row)
                elif row.status is not SubmissionStatus.draft:
                    raise Conflict(CLOSED)
                elif work_of(row) == _work(draft):
                    return _viewed(interview, turns, task, row)
                elif row.version != draft.version and not over:
                    raise Conflict(ELSEWHERE)
                row.language, row.candidate_code, row.candidate_response_text = draft.language, draft.code, draft.text
                await session.flush()
        except (StaleDataError, IntegrityError):
            raise Conflict(ELSEWHERE) from None
        return _viewed(interview, turns, task, row)

    async def submit(self, viewer: Viewer, session_id: UUID) -> TaskView:
        """Hand in what stands there; it can no longer be changed. Moving on does the same."""
        async with self._database.transaction() as session:
            interview = await sessions.get(session, viewer, session_id, lock=True)
            await tasks.hand_in(session, interview, '', utc_now())
        return await self.get(viewer, session_id)

    async def review(self, viewer: Viewer, session_id: UUID) -> list[TaskReview]:
        """The reviews of a finished interview's tasks; those that are missing are made, each once."""
        async with self._database.session() as session:
            scene = await scene_of(session, viewer, session_id)
            rows = {row.task_id: row for row in await tasks.list_all(session, scene.interview)}
        reviews = []
        for task in all_set(scene.plan, scene.turns):
            row = rows.get(task.id)
            if row is not None and row.status is SubmissionStatus.reviewed:
                reviews.append(TaskReview.model_validate(row.evaluator_notes))
                continue
            reviews.append(await self._reviewed(viewer, scene, task, work_of(row) if row else TaskWork()))
        return reviews

    async def _reviewed(self, viewer: Viewer, scene: Scene, task: BankTask, work: TaskWork) -> TaskReview:
        submission = Submission(task_id=task.id, **work.model_dump())
        with asking_for(viewer, scene.live.id):
            review = await self._engine.review(scene.brief, task, submission, scene.transcript())
        async with self._database.transaction() as session:
            interview = await sessions.get(session, viewer, scene.live.id, lock=True)
            row = await tasks.find(session, interview, task.id)
            if row is None:  # talked through and never written down
                row = _begun(interview, task)
                session.add(row)
            row.evaluator_notes = review.model_dump(mode='json')
            row.status, row.submitted_at = SubmissionStatus.reviewed, row.submitted_at or utc_now()
        return review


def all_set(plan: Plan, turns: Sequence[TranscriptTurn]) -> list[BankTask]:
    """The tasks that were set, in their order."""
    asked = dict.fromkeys(turn.question_id for turn in turns if turn.speaker == 'interviewer')
    found = (find_question(plan, question_id) for question_id in asked)
    return [question.task for question in found if question is not None and question.task is not None]


def last_set(plan: Plan, turns: Sequence[TranscriptTurn]) -> BankTask | None:
    return next(reversed(all_set(plan, turns)), None)


def open_task(interview: Interview, turns: Sequence[TranscriptTurn]) -> BankTask | None:
    """The task that the last question belongs to, while the interview runs."""
    asked = last_asked(turns)
    question = find_question(interview.plan, asked.question_id) if asked else None
    return question.task if question and interview.live.state is SessionState.running else None


def work_of(row: InterviewTaskSubmission) -> TaskWork:
    return TaskWork(language=row.language, code=row.candidate_code, text=row.candidate_response_text)


def _work(draft: TaskDraft) -> TaskWork:
    return TaskWork(**draft.model_dump(exclude={'version'}))


def _begun(interview: Interview, task: BankTask) -> InterviewTaskSubmission:
    return InterviewTaskSubmission(
        interview_session_id=interview.row.id, task_id=task.id, task_type=task.kind, prompt=task.prompt
    )


def _viewed(
    interview: Interview, turns: Sequence[TranscriptTurn], task: BankTask, row: InterviewTaskSubmission | None
) -> TaskView:
    now_open = open_task(interview, turns)
    drafted = row is None or row.status is SubmissionStatus.draft
    return TaskView(
        task=ShownTask.of(task),
        work=work_of(row) if row else TaskWork(),
        version=row.version if row else 0,
        status=row.status if row else SubmissionStatus.draft,
        open=drafted and now_open is not None and now_open.id == task.id,
        saved_at=row.updated_at if row else None,
        submission_id=row.id if row else None,
    )


def reported_task(task: BankTask, rows: Sequence[InterviewTaskSubmission]) -> ReviewedTask:
    """What was set, what was written and what reading it showed, for the analysis page."""
    row = next((each for each in rows if each.task_id == task.id), None)
    return ReviewedTask(
        task=ShownTask.of(task),
        work=work_of(row) if row else TaskWork(),
        strong_explanation=task.strong_explanation,
        review=TaskReview.model_validate(row.evaluator_notes) if row and row.evaluator_notes else None,
    )
