"""What comes of sessions: the start of an interview, its analysis, and the history of both products."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from fastapi import APIRouter, Request, Response

from lab.api import debriefs
from lab.api.debriefs import DebriefOut
from lab.api.route import REPEATABLE, Routers
from lab.api.sessions import SOME_ID, SessionOut, StartIn, Starts
from lab.api.who import viewer_of
from lab.api.wire import Cursor, Limit, Page, Wire, page, problems, shown_as
from lab.errors import Conflict
from lab.models.analysis import AnalysisType
from lab.models.conversation import DebriefView
from lab.models.evaluation import Confidence, Evaluation, Recommendation
from lab.models.progress import Progress
from lab.models.report import ReportView
from lab.models.session import EndReason, SessionState, SessionType
from lab.models.viewer import Viewer
from lab.services.conversations import Conversations
from lab.services.history import History
from lab.services.reports import Reports


class AnalyzeIn(Wire):
    """The type must be that of the session: `interview`, or `workplace` for a conversation."""

    model_config = shown_as({'sessionId': SOME_ID, 'analysisType': 'workplace'})

    session_id: UUID
    analysis_type: AnalysisType


class AnalysisOut(Wire):
    """`evaluation` and `feedback` have the fields that `lab interview` prints, as far as they are made.

    A dimension that could not be judged has the score null. For a conversation there is a `debrief` in their place.
    """

    session_id: UUID
    analysis_type: AnalysisType
    state: Literal['running', 'complete', 'failed']
    stage: str
    problem: str | None
    evaluation: dict[str, Any] | None
    feedback: dict[str, Any] | None
    debrief: DebriefOut | None = None
    metrics: dict[str, Any] | None
    versions: dict[str, Any]


class ResultOut(Wire):
    session_id: UUID
    session_type: SessionType
    title: str
    kit_id: str
    state: SessionState
    end_reason: EndReason | None
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    used_minutes: float
    score: float | None
    recommendation: Recommendation | None
    confidence: Confidence | None


RUNNING: dict[int | str, dict[str, Any]] = {
    202: {'description': 'Being made; `Retry-After` says when to ask again', 'model': AnalysisOut}
}


@dataclass(frozen=True)
class Analyses:
    """Those of both products: asked for again they give what there is by now; nothing is analysed twice."""

    reports: Reports
    conversations: Conversations

    async def get(self, viewer: Viewer, session_id: UUID, kind: AnalysisType) -> AnalysisOut:
        """Raises Conflict for the other product's session."""
        is_conversation = await self.conversations.holds(viewer, session_id)
        if is_conversation is not (kind is AnalysisType.workplace):
            raise Conflict(OTHER_KIND[is_conversation])
        find = self._debrief if is_conversation else self._report
        found = await find(viewer, session_id)
        if found.state == 'failed' or not found.stage:
            await self.reports.retry(viewer, session_id)
            found = await find(viewer, session_id)
        return found

    async def _report(self, viewer: Viewer, session_id: UUID) -> AnalysisOut:
        return _out(await self.reports.report(viewer, session_id))

    async def _debrief(self, viewer: Viewer, session_id: UUID) -> AnalysisOut:
        return _talked_over(await self.conversations.report(viewer, session_id))


OTHER_KIND = {
    True: 'This session is a conversation; its analysis has the type “workplace”.',
    False: 'This session is an interview; its analysis has the type “interview”.',
}


def of(routers: Routers, starts: Starts, analyses: Analyses, history: History) -> list[APIRouter]:
    interviews = routers.router('/api/interview/session', 'Interviews')
    results = routers.router('/api/avatar', 'Results')

    @interviews.post('/start', status_code=201, responses=problems(404, 409), openapi_extra=REPEATABLE)
    async def start_interview(request: Request, wanted: StartIn) -> SessionOut:
        return await starts.interview(viewer_of(request), wanted)

    @interviews.post('/{session_id}/analyze', responses=RUNNING | problems(404, 409))
    async def analyze_interview(request: Request, response: Response, session_id: UUID) -> AnalysisOut:
        return _timed(await analyses.get(viewer_of(request), session_id, AnalysisType.interview), response)

    @results.post('/analyze-session', responses=RUNNING | problems(404, 409))
    async def analyze_session(request: Request, response: Response, wanted: AnalyzeIn) -> AnalysisOut:
        """Asked again it gives what there is by now; nothing is analysed twice."""
        return _timed(await analyses.get(viewer_of(request), wanted.session_id, wanted.analysis_type), response)

    @results.get('/results', responses=problems())
    async def list_results(
        request: Request, session_type: SessionType | None = None, limit: Limit = 20, cursor: Cursor = None
    ) -> Page[ResultOut]:
        """Newest first."""
        mine = await history.list_mine(viewer_of(request))
        kept = [each for each in mine if session_type in (None, each.session_type)]
        fields = set(ResultOut.model_fields)
        return page([ResultOut.model_validate(each.model_dump(include=fields)) for each in kept], limit, cursor)

    return [interviews, results]


def _timed(found: AnalysisOut, response: Response) -> AnalysisOut:
    if found.state == 'running':
        response.status_code = 202
        response.headers['Retry-After'] = '1'
    return found


def _talked_over(report: DebriefView) -> AnalysisOut:
    made = report.debrief
    return AnalysisOut(
        session_id=report.session_id,
        analysis_type=AnalysisType.workplace,
        **_progress(report.progress),
        evaluation=None,
        feedback=None,
        debrief=debriefs.out(made) if made else None,
        metrics=report.metrics.told() if report.metrics else None,
        versions={'engine': made.engine, 'made_with': made.made_with} if made else {},
    )


def _progress(progress: Progress) -> dict[str, Any]:
    state = 'failed' if progress.problem else 'complete' if progress.done else 'running'
    return {'state': state, 'stage': progress.name, 'problem': progress.problem}


def _out(report: ReportView) -> AnalysisOut:
    return AnalysisOut(
        session_id=report.session_id,
        analysis_type=AnalysisType.interview,
        **_progress(report.progress),
        evaluation=_evaluation(report),
        feedback=report.feedback.printed() if report.feedback else None,
        metrics=report.metrics.told() if report.metrics else None,
        versions=report.versions,
    )


def _evaluation(report: ReportView) -> dict[str, Any] | None:
    if report.overall is None:
        return None
    whole = Evaluation(
        overall=report.overall,
        dimension_scores=list(report.dimensions),
        strengths=report.strengths,
        risks=report.risks,
        role_fit_notes=report.role_fit_notes,
        engine=str(report.versions.get('engine', 'builtin')),
    )
    return whole.printed()
