"""Voice samples: what each interviewer sounds like, made once when somebody first wants to hear it."""

import asyncio

from lab.errors import NotFound
from lab.live.spoken_sessions import SpokenSessions
from lab.models.avatar import Avatar
from lab.services.catalog import Catalog
from lab.services.recordings import wav
from lab.voice.speech import Speech


class VoiceSamples:
    def __init__(self, speech: Speech, spoken: SpokenSessions, catalog: Catalog) -> None:
        self._speech, self._spoken, self._catalog = speech, spoken, catalog
        self._made: dict[str, bytes] = {}
        self._making = asyncio.Lock()

    async def get(self, avatar_id: str) -> bytes:
        """A WAV file. Raises NotFound, and Unavailable where nobody can speak."""
        async with self._making:
            if avatar_id not in self._made:
                avatar = await self._avatar(avatar_id)
                sound = await self._speech.speak(avatar.voice['sample'], await self._spoken.voice(avatar_id))
                self._made[avatar_id] = wav(sound.pcm, sound.rate)
        return self._made[avatar_id]

    async def _avatar(self, avatar_id: str) -> Avatar:
        for avatar in await self._catalog.list_avatars():
            if avatar.id == avatar_id:
                return avatar
        raise NotFound('There is no such interviewer.')
