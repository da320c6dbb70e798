"""Reports: the artefacts of a session, and everything its analysis page shows."""

from typing import Any
from uuid import UUID

from lab.errors import Conflict
from lab.models.analysis import AnalysisStatus, SessionAnalysis
from lab.models.evaluation import Evaluation, Feedback
from lab.models.interview import ArtifactType, InterviewArtifact, InterviewStatus
from lab.models.report import OwnView, ReportDimension, ReportView
from lab.models.rubric import Dimension
from lab.models.session import SessionState
from lab.models.viewer import Viewer
from lab.services.attempts import contest_view, line_of
from lab.services.calibration import calibration
from lab.services.contracts import Lifecycle, Pipelines
from lab.services.course import course_of
from lab.services.history import last_time
from lab.services.notebook import notebook
from lab.services.practice import plan_of
from lab.services.scenes import Scene, scene_of
from lab.services.tasks import all_set, reported_task
from lab.services.viewing import shown
from lab.storage import analyses, attempts, histories, sessions
from lab.storage.database import Database


class Reports:
    def __init__(self, database: Database, pipelines: Pipelines, lifecycle: Lifecycle) -> None:
        self._database = database
        self._pipelines = pipelines
        self._lifecycle = lifecycle

    async def finish(self, viewer: Viewer, session_id: UUID) -> None:
        """Write the three artefacts and close the session as analyzed, once."""
        async with self._database.session() as session:
            scene = await scene_of(session, viewer, session_id)
        async with self._database.transaction() as session:
            interview = await sessions.get(session, viewer, session_id, lock=True)
            analysis = await analyses.get(session, viewer, session_id)
            if analysis.status is AnalysisStatus.complete:
                return
            for kind, content in _artefacts(scene, analysis.typed_feedback()).items():
                session.add(
                    InterviewArtifact(interview_session_id=interview.row.id, artifact_type=kind, artifact_json=content)
                )
            analysis.status = AnalysisStatus.complete
            interview.row.status = InterviewStatus.analyzed
            await self._lifecycle.move(session, interview.live, SessionState.analyzed, 'reviewed')

    async def report(self, viewer: Viewer, session_id: UUID) -> ReportView:
        """What there is by now; a review that never began, or failed, is shown in `progress`.

        Raises Conflict while the interview is still going on.
        """
        async with self._database.session() as session:
            scene = await scene_of(session, viewer, session_id)
            analysis = await analyses.find(session, viewer, session_id)
        if scene.live.state not in (SessionState.ended, SessionState.analyzed):
            raise Conflict('This interview is not over yet.')
        analyzed = scene.live.state is SessionState.analyzed
        progress = self._pipelines.reviewed() if analyzed else await self._pipelines.review_progress(session_id)
        found = _from_analysis(scene, analysis) if analysis else {}
        reported = [reported_task(task, scene.submissions) for task in all_set(scene.plan, scene.turns)]
        return ReportView(**_header(scene), **found, progress=progress, notebook=notebook(scene), tasks=reported)

    async def own(self, viewer: Viewer, session_id: UUID) -> OwnView:
        async with self._database.session() as session:
            live, analysis = await analyses.find_beside(session, viewer, session_id)
            checks = await attempts.list_checks(session, viewer, session_id)
            tried = await attempts.list_mine(session, viewer, session_id)
            contests = await attempts.list_contests(session, viewer, session_id)
            lines = await histories.list_mine(session, viewer)
        return OwnView(
            plan=plan_of(live, analysis, checks) if analysis and analysis.typed_feedback() else None,
            tried=[line for each in tried if (line := line_of(each))],
            contests=[contest_view(each) for each in contests],
            before=last_time(lines, session_id),
        )

    async def retry(self, viewer: Viewer, session_id: UUID) -> None:
        """Review again after a failure, from the step that failed."""
        async with self._database.session() as session:
            live = await sessions.get_live(session, viewer, session_id)
        if live.state is SessionState.ended:
            await self._pipelines.review(viewer, session_id)


def _header(scene: Scene) -> dict[str, Any]:
    live, config = scene.live, scene.interview.config
    return {
        'session_id': live.id,
        'config_id': config.id,
        'kit_id': scene.brief.kit_id,
        'kit_name': scene.brief.kit_name,
        'interview_type': config.interview_type,
        'style': config.style,
        'seniority': config.seniority,
        'minutes': config.minutes,
        'used_minutes': round(live.used_s / 60, 1),
        'started_at': live.started_at,
        'ended_at': live.ended_at,
        'end_reason': live.end_reason,
        'transcript': [shown(turn) for turn in scene.turns],
        'course': course_of(scene.turns, scene.plan.phases, live.extra_time),
    }


def _from_analysis(scene: Scene, analysis: SessionAnalysis) -> dict[str, Any]:
    evaluation = analysis.typed_evaluation()
    dimensions = {each.key: each for each in scene.brief.dimensions}
    return {
        'overall': evaluation.overall,
        'dimensions': [
            _explained(score.model_dump(), dimensions.get(score.dimension)) for score in evaluation.dimension_scores
        ],
        'strengths': evaluation.strengths,
        'risks': evaluation.risks,
        'role_fit_notes': evaluation.role_fit_notes,
        'feedback': analysis.typed_feedback(),
        'metrics': analysis.typed_metrics(),
        'versions': analysis.versions,
        'judged_by': evaluation.engine,
        'stood_in': _stood_in(evaluation, analysis.typed_feedback()),
        'calibrated': calibration().calibrated(analysis.engine),
    }


def _stood_in(evaluation: Evaluation, feedback: Feedback | None) -> list[str]:
    """Why the built-in engine did what a model was to do."""
    said = []
    if evaluation.stood_in:
        by_rules = ' The built-in rules judged.' if evaluation.engine == 'builtin' else ''
        said.append(f'{evaluation.stood_in}{by_rules}')
    if feedback and feedback.stood_in:
        said.append(f'{feedback.stood_in} The built-in coach wrote the feedback.')
    return said


def _explained(score: dict[str, Any], dimension: Dimension | None) -> ReportDimension:
    if dimension is None:
        return ReportDimension(**score)
    return ReportDimension(**{**score, 'name': dimension.name}, asks=dimension.asks, guide=dimension.guide)


def _artefacts(scene: Scene, feedback: Feedback | None) -> dict[ArtifactType, dict[str, Any]]:
    if feedback is None:
        raise Conflict('The feedback is not written yet.')
    written = feedback.model_dump(mode='json')
    return {
        ArtifactType.improved_answers: {'better_answers': written['better_answers']},
        ArtifactType.question_list: {'questions': [entry.model_dump(mode='json') for entry in notebook(scene)]},
        ArtifactType.action_plan: {
            'wins': written['wins'],
            'improvements': written['improvements'],
            'practice_plan_7_days': written['practice_plan_7_days'],
        },
    }
