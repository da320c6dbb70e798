"""Addresses without a page, and pages that failed: one sentence and a way on."""

from nicegui import app

from lab.errors import LabError, NotFound
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, problem


def create(lab: Lab) -> None:
    @door('/{path:path}')
    async def missing(viewer: Viewer | None, path: str) -> None:
        raise NotFound('There is no page at this address. It may have been deleted, or the link is old.')

    @app.on_page_exception
    def failed(error: Exception) -> None:
        problem(LabError('This page could not be shown. It has been noted; please try again in a moment.'), None)
