"""Recordings: what a candidate let us keep of their voice, an answer at a time, for as long as was agreed."""

import io
import wave
from datetime import timedelta
from uuid import UUID

from lab.errors import NotFound
from lab.models.columns import utc_now
from lab.models.viewer import Viewer
from lab.providers.files import Files
from lab.storage import audit, recordings, sessions, transcripts
from lab.storage.database import Database

RATE = 16_000
NONE = 'There is no recording of this answer.'


class Recordings:
    def __init__(self, database: Database, files: Files, keep_days: int) -> None:
        self._database, self._files = database, files
        self.keep_days = keep_days

    async def keep(self, viewer: Viewer, session_id: UUID, position: int, pcm: bytes) -> None:
        """PCM16 mono 16 kHz of the answer at this position; kept only where the candidate agreed to it."""
        if not pcm:
            return
        key = f'{viewer.user_id}/audio/{session_id}/{position}.wav'
        async with self._database.session() as session:
            live = await sessions.get_live(session, viewer, session_id)
        if not live.consent.get('recording'):
            return
        await self._files.put(key, wav(pcm), 'audio/wav')
        async with self._database.transaction() as session:
            turns = await transcripts.list_turns(session, viewer, session_id)
            if position < len(turns) and turns[position].speaker == 'candidate':
                turns[position].audio_key = key
                return
        await self._files.delete(key)  # the answer was taken back meanwhile

    async def get(self, viewer: Viewer, session_id: UUID, position: int) -> bytes:
        """A WAV file. Raises NotFound, also when its time is over."""
        async with self._database.session() as session:
            turns = await transcripts.list_turns(session, viewer, session_id)
        key = turns[position].audio_key if 0 <= position < len(turns) else None
        if key is None:
            raise NotFound(NONE)
        return await self._files.get(key)

    async def delete(self, viewer: Viewer, session_id: UUID) -> int:
        """All of a session's; how many there were."""
        async with self._database.transaction() as session:
            turns = await transcripts.list_turns(session, viewer, session_id)
            keys = [turn.audio_key for turn in turns if turn.audio_key]
            for turn in turns:
                turn.audio_key = None
        for key in keys:
            await self._files.delete(key)
        return len(keys)

    async def purge(self) -> int:
        """Every recording whose time is over; how many there were."""
        async with self._database.session() as session:
            old = await recordings.list_old(session, utc_now() - timedelta(days=self.keep_days))
        for turn in old:
            if turn.audio_key:
                await self._files.delete(turn.audio_key)
        async with self._database.transaction() as session:
            await recordings.forget(session, [turn.id for turn in old])
            if old:
                await audit.record(session, None, 'recordings_purged', count=len(old), days=self.keep_days)
        return len(old)


def wav(pcm: bytes, rate: int = RATE) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, 'wb') as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(pcm)
    return buffer.getvalue()
