"""Evaluation: a finished interview is measured, judged and coached, each once."""

import asyncio
from importlib.metadata import version
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.engines.builtin.evaluating.task_share import with_task
from lab.engines.contracts import Engine
from lab.models.analysis import AnalysisStatus, AnalysisType, SessionAnalysis
from lab.models.evaluation import Evaluation, SpeechMetrics
from lab.models.interview import Turn
from lab.models.viewer import Viewer
from lab.services.scenes import Scene, scene_of
from lab.services.tasks import Tasks
from lab.services.usage import asking_for
from lab.storage import analyses, catalog
from lab.storage.database import Database


class Evaluations:
    def __init__(self, database: Database, engine: Engine, tasks: Tasks) -> None:
        self._database = database
        self._engine = engine
        self._tasks = tasks

    async def evaluate(self, viewer: Viewer, session_id: UUID) -> None:
        """Writes the session's analysis, unless it stands already."""
        async with self._database.session() as session:
            if await analyses.find(session, viewer, session_id) is not None:
                return
            scene = await scene_of(session, viewer, session_id)
            versions = await self._versions(session, scene)
        metrics = await asyncio.to_thread(_measured, scene.transcript())
        if not scene.live.delivery_metrics:
            metrics = metrics.without_delivery()
        with asking_for(viewer, session_id):
            evaluation = await self._engine.evaluate(scene.brief, scene.transcript(), metrics)
        for review in await self._tasks.review(viewer, session_id):
            evaluation = with_task(evaluation, review)
        row = SessionAnalysis(
            session_id=session_id,
            analysis_type=AnalysisType.interview,
            status=AnalysisStatus.evaluated,
            rubric_scores=scores(evaluation, {each.key: each.name for each in scene.brief.dimensions}),
            evaluation=evaluation.model_dump(mode='json'),
            metrics=metrics.model_dump(mode='json'),
            engine=evaluation.engine,
            versions=versions,
        )
        await self._write_once(row)

    async def coach(self, viewer: Viewer, session_id: UUID) -> None:
        """Adds the recommendations to the analysis, unless they stand already."""
        async with self._database.session() as session:
            analysis = await analyses.get(session, viewer, session_id)
            if analysis.recommendations is not None:
                return
            scene = await scene_of(session, viewer, session_id)
        with asking_for(viewer, session_id):
            feedback = await self._engine.coach(scene.brief, scene.transcript(), analysis.typed_evaluation())
        async with self._database.transaction() as session:
            analysis = await analyses.get(session, viewer, session_id)
            if analysis.recommendations is None:
                analysis.recommendations = feedback.model_dump(mode='json')
                analysis.status = AnalysisStatus.coached

    async def _versions(self, session: AsyncSession, scene: Scene) -> dict[str, Any]:
        kit = await catalog.get_kit(session, scene.brief.kit_id)
        rubric = await catalog.get_rubric(session, scene.interview.row.rubric_id)
        return {
            'lab': version('interview-practice-lab'),
            'engine': self._engine.name,
            'kit': f'{kit.id} {kit.content_version}',
            'rubric': f'{rubric.id} {rubric.version}',
            'plan': scene.interview.planned.version,
        }

    async def _write_once(self, row: SessionAnalysis) -> None:
        try:
            async with self._database.transaction() as session:
                session.add(row)
        except IntegrityError:  # written by the run before a crash
            return


def _measured(transcript: list[Turn]) -> SpeechMetrics:
    from lab.engines.builtin.measuring import measure  # brings its lexicons along

    return measure(transcript)


def scores(evaluation: Evaluation, names: dict[str, str]) -> dict[str, Any]:
    """What histories and trends need of an evaluation."""
    return {
        'overall': evaluation.overall.score,
        'recommendation': evaluation.overall.recommendation,
        'confidence': evaluation.overall.confidence,
        'dimensions': [
            {'dimension': each.dimension, 'name': names.get(each.dimension, each.name), 'score': each.score}
            for each in evaluation.dimension_scores
        ],
    }
