"""The recipe: settings, the lab, its edge, its pages, run."""

import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from nicegui import app, ui

import pages
from components import ahead, first_paint, handlers, theme
from lab.api import edge
from lab.wiring import Lab

lab = Lab()
settings = lab.settings


@asynccontextmanager
async def living(server: FastAPI) -> AsyncIterator[None]:
    """A lifespan is waited for, and its failure stops the start; NiceGUI's own start-up handlers are not."""
    await lab.start()
    gc.collect()
    gc.freeze()  # what stays for good is not looked through again while somebody waits for a page
    gc.set_threshold(10_000, 10, 10)  # a page makes thousands of objects; measured over 60 pages: 157 ms, not 525
    try:
        async with framework_life(server):
            yield
    finally:
        await lab.stop()


framework_life = getattr(app, 'framework_life', app.router.lifespan_context)
app.framework_life = framework_life  # type: ignore[attr-defined]  # tests run this file again and again
app.router.lifespan_context = living

edge.install(app, lab, open_paths=('/static/', '/theme.css', '/theme.js', '/shared/'))
edge.close(app)
handlers.install()
theme.install()
first_paint.install()
ahead.install()
pages.create(lab)

ui.run(
    host=settings.host,
    port=settings.port,
    title='Interview Practice Lab',
    language='en-US',
    dark=None,
    favicon=theme.STATIC / 'favicon.svg',
    tailwind=False,
    reload=False,
    show=False,
    show_welcome_message=bool(os.environ.get('LAB_WELCOME')),
    reconnect_timeout=10,
    storage_secret=lab.secret,
    session_middleware_kwargs={'same_site': 'lax', 'https_only': settings.https, 'max_age': 14 * 86400},
)
