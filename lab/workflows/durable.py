"""Durable pipelines on DBOS: work that a killed process left undone is finished by the next one, nothing done twice."""

import asyncio
import fcntl
import os
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import IO, Any, TypeVar
from uuid import UUID

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import OperationalError

from lab.errors import LabError, Unavailable
from lab.models.progress import Progress
from lab.models.viewer import Viewer
from lab.workflows import preparation, review
from lab.workflows.pipeline import Pipeline, Stage

T = TypeVar('T')

APPLICATION_VERSION = 'pipelines-1'  # raised by hand when stages change: undone work of an older one is left alone
EXECUTOR = 'lab'
PRAGMAS = ('journal_mode=WAL', 'synchronous=NORMAL', 'busy_timeout=30000', 'foreign_keys=ON', 'secure_delete=ON')
UNDONE = ('PENDING', 'ENQUEUED', 'DELAYED')
FAILED = 'This could not be finished just now. Nothing is lost; try again.'


class Stopping(BaseException):
    """Ends a workflow's thread without an outcome, so that it goes on after the next start."""


class DurablePipelines:
    """One process at a time works on a data folder; a lock on a file beside the database sees to it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pipelines: dict[str, Pipeline] = {}
        self._workflows: dict[str, Callable[[str, str], None]] = {}
        self._running: set[Future[None]] = set()
        self._stopping = False

    async def launch(self, *pipelines: Pipeline) -> None:
        """Take up what is undone, then accept new work."""
        self._loop = asyncio.get_running_loop()
        self._threads = ThreadPoolExecutor(4, thread_name_prefix='pipelines')
        self._at_once = asyncio.Semaphore(2)
        self._stopping = False
        self._lock = await asyncio.to_thread(lock, self._path)
        self._pipelines = {pipeline.name: pipeline for pipeline in pipelines}
        await self._in_thread(self._launch)

    async def stop(self) -> None:
        from dbos import DBOS

        self._stopping = True
        for future in list(self._running):
            future.cancel()
        await self._in_thread(partial(DBOS.destroy, destroy_registry=True))
        self._threads.shutdown(wait=False)
        self._engine.dispose()
        self._lock.close()

    async def prepare(self, viewer: Viewer, document_id: UUID, again: bool = False) -> None:
        await self._in_thread(partial(self._start, preparation.NAME, viewer, document_id, again))

    async def review(self, viewer: Viewer, session_id: UUID) -> None:
        await self._in_thread(partial(self._start, review.NAME, viewer, session_id))

    async def preparation(self, document_id: UUID) -> Progress:
        return await self._in_thread(partial(self._progress, preparation.NAME, document_id))

    async def review_progress(self, session_id: UUID) -> Progress:
        return await self._in_thread(partial(self._progress, review.NAME, session_id))

    def reviewed(self) -> Progress:
        stages = self._pipelines[review.NAME].stages
        return Progress(stage=len(stages), of=len(stages), name=stages[-1].name, done=True)

    async def forget(self, row_ids: Sequence[UUID]) -> None:
        """Also while nothing is launched, for whoever keeps the machine."""
        if row_ids:
            with ThreadPoolExecutor(1) as thread:
                await asyncio.get_running_loop().run_in_executor(thread, self._forget, list(row_ids))

    def _launch(self) -> None:
        from dbos import DBOS

        self._engine = _engine(self._path)
        DBOS(
            config={
                'name': 'lab',
                'system_database_url': f'sqlite:///{self._path}',
                'system_database_engine': self._engine,
                'application_version': APPLICATION_VERSION,
                'executor_id': EXECUTOR,
                'log_level': 'WARNING',
                'notification_listener_polling_interval_sec': 0.2,
            }
        )
        for pipeline in self._pipelines.values():
            self._workflows[pipeline.name] = self._registered(pipeline)
        DBOS.launch()

    def _registered(self, pipeline: Pipeline) -> Callable[[str, str], None]:
        from dbos import DBOS

        steps = [self._step(pipeline, stage) for stage in pipeline.stages]

        def workflow(user_id: str, row_id: str) -> None:
            for number, step in enumerate(steps, 1):
                DBOS.set_event('stage', number)
                step(user_id, row_id)

        return DBOS.workflow(name=pipeline.name, max_recovery_attempts=20)(workflow)

    def _step(self, pipeline: Pipeline, stage: Stage) -> Callable[[str, str], None]:
        from dbos import DBOS

        def step(user_id: str, row_id: str) -> None:
            self._in_loop(partial(stage.work, Viewer(UUID(user_id)), UUID(row_id)))

        retried = DBOS.step(
            name=f'{pipeline.name}: {stage.name}',
            retries_allowed=True,
            max_attempts=4,
            interval_seconds=1,
            should_retry=lambda problem: isinstance(problem, Unavailable | OperationalError),
        )
        return retried(step)

    def _in_loop(self, work: Callable[[], Awaitable[None]]) -> None:
        """Services and their database connections belong to the lab's event loop; workflows run in threads."""
        if self._stopping:
            raise Stopping
        future = asyncio.run_coroutine_threadsafe(self._taking_turns(work), self._loop)
        self._running.add(future)
        try:
            future.result()
        except CancelledError:
            raise Stopping from None
        finally:
            self._running.discard(future)

    async def _taking_turns(self, work: Callable[[], Awaitable[None]]) -> None:
        async with self._at_once:
            await work()

    def _start(self, name: str, viewer: Viewer, row_id: UUID, again: bool = False) -> None:
        """Once while it runs or when it is done; again, under a new number, after a failure or where that is wanted."""
        from dbos import DBOS, SetWorkflowID

        number, status = self._latest(name, row_id)
        if status is not None and (status.status == 'ERROR' or (again and status.status == 'SUCCESS')):
            number += 1
        with SetWorkflowID(_key(name, row_id, number)):
            DBOS.start_workflow(self._workflows[name], str(viewer.user_id), str(row_id))

    def _progress(self, name: str, row_id: UUID) -> Progress:
        from dbos import DBOS

        number, status = self._latest(name, row_id)
        stages = self._pipelines[name].stages
        stage = 0 if status is None else DBOS.get_event(_key(name, row_id, number), 'stage', timeout_seconds=0) or 0
        done = status is not None and status.status not in UNDONE
        shown = Progress(stage=stage, of=len(stages), name=stages[max(stage - 1, 0)].name, done=done)
        if done and status.status != 'SUCCESS':
            shown.problem = status.error.sentence if isinstance(status.error, LabError) else FAILED
        return shown

    def _forget(self, row_ids: Sequence[UUID]) -> None:
        """An unfinished one is cancelled first, so that it is not taken up again."""
        from dbos import DBOSClient

        if not self._path.exists():
            return
        engine = _engine(self._path)
        client = DBOSClient(system_database_url=f'sqlite:///{self._path}', system_database_engine=engine)
        ours = [f'{name}:{row_id}:' for name in (preparation.NAME, review.NAME) for row_id in row_ids]
        known = [each.workflow_id for each in client.list_workflows(workflow_id_prefix=ours, load_input=False)]
        if known:
            client.cancel_workflows(known)
            client.delete_workflows(known)
            with engine.connect() as connection:
                connection.exec_driver_sql('PRAGMA wal_checkpoint(TRUNCATE)')
        client.destroy()
        engine.dispose()

    def _latest(self, name: str, row_id: UUID) -> tuple[int, Any]:
        from dbos import DBOS

        number = 1
        status = DBOS.get_workflow_status(_key(name, row_id, number))
        while status is not None and (later := DBOS.get_workflow_status(_key(name, row_id, number + 1))) is not None:
            number, status = number + 1, later
        return number, status

    async def _in_thread(self, call: Callable[[], T]) -> T:
        """On threads of its own, because DBOS takes over the loop's default ones and closes them when it stops."""
        return await self._loop.run_in_executor(self._threads, call)


def _key(name: str, row_id: UUID, number: int) -> str:
    return f'{name}:{row_id}:{number}'


def lock(path: Path) -> IO[str]:
    """Held until it is closed. Raises Unavailable when another process works on the same data folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.with_suffix('.lock').open('a')
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as taken:
        file.close()
        raise Unavailable(f'Another lab is running on {path.parent}. Stop it first, or set LAB_DATA_DIR.') from taken
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def _engine(path: Path) -> Engine:
    engine = create_engine(f'sqlite:///{path}')

    @event.listens_for(engine, 'connect')
    def prepare(connection: sqlite3.Connection, record: Any) -> None:  # noqa: ANN401
        connection.isolation_level = 'IMMEDIATE'
        for pragma in PRAGMAS:
            connection.execute(f'PRAGMA {pragma}')

    return engine
