"""Dictation: what a candidate says into an answer box comes back as words, to be corrected before it is sent."""

from uuid import UUID

from fastapi import APIRouter, Request

from lab.api.who import viewer_of
from lab.errors import Conflict, InvalidInput
from lab.voice.dictation import RATE, words
from lab.voice.speech import Speech

LONGEST_S = 120
LIMIT = (LONGEST_S + 2) * RATE * 2  # bytes


def router(speech: Speech) -> APIRouter:
    router = APIRouter(include_in_schema=False)
    at_work: set[UUID] = set()

    @router.post('/api/dictation')
    async def dictate(request: Request) -> dict[str, str]:
        """PCM16 mono 16 kHz, at most two minutes, one recording of a candidate's at a time."""
        viewer = viewer_of(request)
        if viewer.user_id in at_work:
            raise Conflict('Your last recording is still being written down. Wait a moment, then try again.')
        at_work.add(viewer.user_id)
        try:
            return {'text': await words(await _recording(request), speech.transcribe)}
        finally:
            at_work.discard(viewer.user_id)

    return router


async def _recording(request: Request) -> bytes:
    pcm = bytearray()
    async for part in request.stream():
        pcm += part
        if len(pcm) > LIMIT:
            raise InvalidInput('A recording is at most two minutes long. Say the rest in another one.')
    if len(pcm) < RATE // 5:
        raise InvalidInput('Nothing was recorded. Try again, and speak before you stop.')
    return bytes(pcm)
