"""The sound of the first sentence, made while its candidate is next in line: the voice is loaded and has spoken."""

from lab.live.spoken_sessions import SpokenSessions
from lab.models.viewer import Viewer
from lab.providers.tts.sentences import pieces
from lab.services.scenes import Scene
from lab.voice.speech import Speech


class WarmVoice:
    name = 'the voice'

    def __init__(self, speech: Speech, spoken: SpokenSessions) -> None:
        self._speech = speech
        self._spoken = spoken

    async def __call__(self, viewer: Viewer, scene: Scene, first: str) -> None:
        if first and scene.live.avatar_ids:
            await self._speech.speak(pieces(first)[0], await self._spoken.voice(scene.live.avatar_ids[0]))
