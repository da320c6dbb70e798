"""Recordings of answers and samples of voices, as a browser's player asks for them: whole, or a range of bytes."""

import re
from uuid import UUID

from fastapi import APIRouter, Request, Response

from lab.api.who import viewer_of
from lab.live.samples import VoiceSamples
from lab.services.recordings import Recordings

RANGE = re.compile(r'bytes=(\d*)-(\d*)')


def router(recordings: Recordings, samples: VoiceSamples) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get('/api/recordings/{session_id}/{position}.wav')
    async def recording(request: Request, session_id: UUID, position: int) -> Response:
        content = await recordings.get(viewer_of(request), session_id, position)
        return ranged(content, request.headers.get('range', ''))

    @router.get('/api/voices/{avatar_id}.wav')
    async def sample(request: Request, avatar_id: str) -> Response:
        viewer_of(request)
        return ranged(await samples.get(avatar_id), request.headers.get('range', ''))

    return router


def ranged(content: bytes, wanted: str) -> Response:
    """One range of bytes; what is no range, or several, gets the whole (RFC 9110, 14.2)."""
    headers = {'accept-ranges': 'bytes', 'cache-control': 'private, no-store'}
    asked = RANGE.fullmatch(wanted.strip())
    if asked is None or asked.groups() == ('', ''):
        return Response(content, 200, headers, 'audio/wav')
    first, last = asked.groups()
    start = int(first) if first else max(0, len(content) - int(last))
    stop = min(int(last) if first and last else len(content) - 1, len(content) - 1)
    if start > stop:
        return Response(status_code=416, headers=headers | {'content-range': f'bytes */{len(content)}'})
    headers['content-range'] = f'bytes {start}-{stop}/{len(content)}'
    return Response(content[start : stop + 1], 206, headers, 'audio/wav')
