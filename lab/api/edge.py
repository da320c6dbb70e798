"""Everything of the edge put onto an application."""

from collections.abc import Sequence

from fastapi import APIRouter, FastAPI

from lab.api import dictation, downloads, problems, recordings, rest, signing, voice
from lab.api.guard import Guard
from lab.wiring import Lab


def install(app: FastAPI, lab: Lab, open_paths: Sequence[str] = ()) -> None:
    """Call it before the session middleware is added, so that the guard runs inside it and sees the session.

    `open_paths` are prefixes that need no signing in, beside those that signing in itself needs.
    """
    app.add_middleware(
        Guard,
        accounts=lab.accounts,
        tokens=lab.tokens,
        allowed_origins=lab.settings.allowed_origins,
        upload_limit_mb=lab.settings.upload_limit_mb,
        https=lab.settings.https,
        open_paths=(rest.DESCRIBED, *open_paths),
        video=lab.videos.url,
    )
    app.include_router(_health(lab))
    app.include_router(signing.router(lab.accounts))
    app.include_router(voice.router(lab))
    app.include_router(recordings.router(lab.recordings, lab.voice_samples))
    app.include_router(downloads.router(lab))
    app.include_router(dictation.router(lab.speech))
    rest.install(app, lab)
    problems.install(app)


def close(app: FastAPI) -> None:
    """Call it once every route under `/api` is there: all other addresses under it get a problem document."""
    rest.close(app)


def _health(lab: Lab) -> APIRouter:
    router = APIRouter()

    @router.get('/healthz')
    async def health() -> dict[str, str]:
        """Answers when the database does."""
        await lab.database.revision()
        return {'status': 'ok'}

    return router
