"""Downloads: a report as PDF or JSON, its plan as a calendar, and everything that is kept about the candidate."""

import asyncio
from datetime import date, timedelta
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from lab.api.who import viewer_of
from lab.errors import Conflict
from lab.models.columns import utc_now
from lab.models.report import ReportView
from lab.models.viewer import Viewer
from lab.wiring import Lab

NOT_YET = 'The report is not finished yet. Open it again in a moment.'


def router(lab: Lab) -> APIRouter:
    router = APIRouter(prefix='/download', include_in_schema=False)

    @router.get('/session/{session_id}/report.pdf')
    async def pdf(request: Request, session_id: UUID) -> Response:
        from lab.services.printing import report_pdf  # brings its typefaces along

        viewer = viewer_of(request)
        report = await _whole(lab, viewer, session_id)
        content = await asyncio.to_thread(report_pdf, report, viewer.name)
        return _file(content, 'application/pdf', f'interview-{_day(report)}.pdf')

    @router.get('/session/{session_id}/report.json')
    async def plain(request: Request, session_id: UUID) -> Response:
        report = await _whole(lab, viewer_of(request), session_id)
        content = report.model_dump_json(indent=2, exclude={'progress'}).encode()
        return _file(content, 'application/json', f'interview-{_day(report)}.json')

    @router.get('/session/{session_id}/plan.ics')
    async def calendar(request: Request, session_id: UUID, begins: date | None = None) -> Response:
        """From tomorrow, unless another day is given."""
        tomorrow = utc_now().date() + timedelta(days=1)
        content = await lab.practice.calendar(viewer_of(request), session_id, begins or tomorrow)
        return _file(content, 'text/calendar', 'practice-plan.ics')

    @router.get('/my-data.zip')
    async def everything(request: Request) -> Response:
        return _file(await lab.records.archive(viewer_of(request)), 'application/zip', 'my-data.zip')

    return router


async def _whole(lab: Lab, viewer: Viewer, session_id: UUID) -> ReportView:
    report = await lab.reports.report(viewer, session_id)
    if not report.progress.done:
        raise Conflict(NOT_YET)
    return report


def _file(content: bytes, kind: str, name: str) -> Response:
    heads = {'content-disposition': f'attachment; filename="{name}"', 'cache-control': 'private, no-store'}
    return Response(content, media_type=kind, headers=heads)


def _day(report: ReportView) -> str:
    return f'{report.kit_id}-{report.ended_at:%Y-%m-%d}' if report.ended_at else report.kit_id
