"""Durable work: done once however often it is asked for, tried again after a failure, taken up after a stop."""

import asyncio
import sys
from uuid import UUID, uuid4

import pytest

from lab.errors import InvalidInput, Unavailable
from lab.models.viewer import Viewer
from lab.services.interviewing import Interviewing
from lab.wiring import Lab
from lab.workflows.durable import FAILED, DurablePipelines
from lab.workflows.pipeline import Pipeline, Stage
from tests.doubles import ScriptedEngine
from tests.steps import begun, finished, reviewed


async def ended(lab: Lab, viewer: Viewer) -> UUID:
    view = await begun(lab, viewer)
    await lab.interviewing.answer(viewer, view.session_id, 1, 'I counted the boxes twice.')
    await lab.interviewing.end(viewer, view.session_id)
    return view.session_id


async def test_asked_for_many_times_it_is_done_once(lab: Lab, rosa: Viewer, engine: ScriptedEngine) -> None:
    session_id = await ended(lab, rosa)
    await asyncio.gather(*(lab.pipelines.review(rosa, session_id) for _ in range(5)))
    await reviewed(lab, rosa, session_id)
    await lab.pipelines.review(rosa, session_id)
    assert engine.calls.count('evaluate') == engine.calls.count('coach') == 1


async def test_progress_names_the_stage(lab: Lab, rosa: Viewer, engine: ScriptedEngine) -> None:
    engine.pause = 0.3
    session_id = await ended(lab, rosa)
    seen = []
    while not (progress := (await lab.reports.report(rosa, session_id)).progress).done:
        seen.append((progress.stage, progress.name))
        await asyncio.sleep(0.05)
    assert (1, 'Weighing your answers') in seen
    assert (2, 'Writing your feedback') in seen
    assert seen == sorted(seen, key=lambda each: each[0])
    assert (progress.stage, progress.of, progress.problem) == (3, 3, None)


async def test_after_a_failure_it_says_so_and_can_be_tried_again(
    lab: Lab, rosa: Viewer, engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*args: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(engine, 'coach', broken)
        session_id = await ended(lab, rosa)
        report = await reviewed(lab, rosa, session_id)
    assert report.progress.problem == FAILED
    assert report.overall is not None  # what was finished before is shown
    assert report.feedback is None
    await lab.reports.retry(rosa, session_id)
    report = await reviewed(lab, rosa, session_id)
    assert report.progress.problem is None
    assert report.feedback is not None
    assert engine.calls.count('evaluate') == 1


async def test_a_stopped_lab_goes_on_where_it_was(lab: Lab, rosa: Viewer, engine: ScriptedEngine) -> None:
    engine.pause = 0.5
    session_id = await ended(lab, rosa)
    await lab.stop()
    assert 'coach' not in engine.calls
    another = Lab(lab.settings, engine)
    await another.start()
    assert (await reviewed(another, rosa, session_id)).feedback is not None
    await another.stop()
    await lab.start()


async def test_a_review_lost_before_it_was_enqueued_is_found_at_the_next_start(
    lab: Lab, rosa: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lost(*args: object) -> None:
        """As if the process had died right after the session was stored as ended."""

    with monkeypatch.context() as patched:
        patched.setattr(lab.pipelines, 'review', lost)
        session_id = await ended(lab, rosa)
    assert isinstance(lab.interviewing, Interviewing)
    await lab.stop()
    another = Lab(lab.settings, lab.engine)
    await another.start()
    assert (await reviewed(another, rosa, session_id)).feedback is not None
    await another.stop()
    await lab.start()


async def test_a_second_lab_on_the_same_folder_is_refused(lab: Lab) -> None:
    code = 'import asyncio, sys\nfrom pathlib import Path\nfrom lab.workflows.durable import DurablePipelines\n'
    code += 'asyncio.run(DurablePipelines(Path(sys.argv[1])).launch())'
    other = await asyncio.create_subprocess_exec(
        sys.executable, '-c', code, str(lab.settings.workflow_database), stderr=asyncio.subprocess.PIPE
    )
    said = (await other.communicate())[1].decode()
    assert other.returncode == 1
    assert 'Another lab is running' in said


async def test_an_outage_is_waited_out(lab: Lab, rosa: Viewer) -> None:
    tries = []

    async def shaky(viewer: Viewer, row_id: UUID) -> None:
        tries.append(row_id)
        if len(tries) < 3:
            raise Unavailable('The store is not answering.')

    await lab.pipelines.stop()
    pipelines = DurablePipelines(lab.settings.data_dir / 'other.db')
    await pipelines.launch(Pipeline('review', (Stage('Trying', shaky),)))
    row_id = uuid4()
    await pipelines.review(rosa, row_id)
    progress = await finished(lambda: pipelines.review_progress(row_id))
    assert (len(tries), progress.problem) == (3, None)
    await pipelines.stop()
    await lab.start()


async def test_a_problem_with_a_sentence_shows_it(lab: Lab, rosa: Viewer) -> None:
    async def refused(viewer: Viewer, row_id: UUID) -> None:
        raise InvalidInput('This transcript has no answers.')

    await lab.pipelines.stop()
    pipelines = DurablePipelines(lab.settings.data_dir / 'other.db')
    await pipelines.launch(Pipeline('review', (Stage('Trying', refused),)))
    row_id = uuid4()
    await pipelines.review(rosa, row_id)
    progress = await finished(lambda: pipelines.review_progress(row_id))
    assert progress.problem == 'This transcript has no answers.'
    await pipelines.stop()
    await lab.start()
