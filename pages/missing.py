"""Addresses without a page, and pages that failed: one sentence and a way on."""

from nicegui import app

from lab.errors import LabError, NotFound
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, problem

FAILED = (
    'This page could not be shown. Nothing that you said or gave is lost, and what went wrong has been noted. '
    'Please try again in a moment; if it happens again, tell whoever runs this lab what you were about to do.'
)


def create(lab: Lab) -> None:
    @door('/{path:path}')
    async def missing(viewer: Viewer | None, path: str) -> None:
        raise NotFound('There is no page at this address. It may have been deleted, or the link is old.')

    @app.on_page_exception
    def failed(error: Exception) -> None:
        problem(LabError(FAILED), None)
