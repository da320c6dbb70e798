"""A synthesiser for tests: a tone as long as the words would take, the mouth open once a word."""

from collections.abc import AsyncIterator

import numpy as np

from lab.providers.tts.sentences import pieces
from lab.providers.tts.sound import Mouth, Sound, Voice, VoiceChoice
from lab.providers.tts.waves import pcm16

RATE, WORD_MS = 16000, 300


class FakeSynthesiser:
    name = 'fake'

    async def load(self) -> None:
        """Nothing to load."""

    def voices(self) -> list[Voice]:
        return [Voice(id='low', name='Low', hertz=110), Voice(id='high', name='High', hertz=210)]

    async def speak(self, text: str, voice: VoiceChoice) -> AsyncIterator[Sound]:
        hertz = {known.id: known.hertz for known in self.voices()}.get(voice.id, 110) * voice.pitch
        for piece in pieces(text):
            word_ms = round(WORD_MS / voice.rate)
            words = len(piece.split())
            time = np.arange(words * word_ms * RATE // 1000) / RATE
            tone = np.asarray(np.sin(2 * np.pi * hertz * time) * 0.2, dtype=np.float32)
            opened = [Mouth(n * word_ms + word_ms // 4, 'open') for n in range(words)]
            closed = [Mouth((n + 1) * word_ms, 'rest') for n in range(words)]
            yield Sound(pcm16(tone), RATE, [Mouth(0, 'rest'), *sorted(opened + closed)], piece)
