"""One line in the speech process: what comes from the server goes to its hearing and its speaking."""

from collections.abc import Callable

from lab.providers.stt import Recogniser
from lab.providers.tts import Synthesiser
from lab.voice.contracts import TurnModel, VoiceActivity
from lab.voice.hearing import Hearing
from lab.voice.messages import (
    Done,
    FromHearing,
    FromSpeech,
    GoOn,
    Hush,
    Interrupted,
    Moment,
    Mute,
    Open,
    Played,
    Prepare,
    Reopened,
    Say,
    Talk,
    ToSpeech,
)
from lab.voice.speaking import Speaking
from lab.voice.utterance import Utterance


class Engines:
    """What could be loaded; None where there is none."""

    def __init__(
        self,
        recogniser: Recogniser | None = None,
        synthesiser: Synthesiser | None = None,
        make_vad: Callable[[], VoiceActivity] | None = None,
        turn_model: TurnModel | None = None,
    ) -> None:
        self.recogniser, self.synthesiser = recogniser, synthesiser
        self.make_vad, self.turn_model = make_vad, turn_model

    def hearing(self, opening: Open, emit: Callable[[FromHearing], None]) -> Hearing | None:
        if self.recogniser and self.make_vad and self.turn_model:
            return Hearing(self.recogniser, self.make_vad(), self.turn_model, opening, emit)
        return None


class Place:
    def __init__(self, opening: Open, engines: Engines, send: Callable[[FromSpeech], None]) -> None:
        self._send = send
        self._hearing = engines.hearing(opening, self._heard)
        self._stopped: Utterance | None = None
        self._speaking = Speaking(engines.synthesiser, send, self._hearing)

    async def take(self, message: ToSpeech | bytes) -> None:
        match message:
            case bytes():
                if self._hearing:
                    await self._hearing.feed(message)
            case Say():
                if self._hearing:
                    self._hearing.expect(message.expects, message.seconds)
                self._speaking.say(message)
            case Prepare():
                self._speaking.prepare(message)
            case Hush():
                self._speaking.hush()
            case Played():
                self._speaking.played(message)
            case _:
                self._tell_hearing(message)

    async def close(self) -> None:
        self._speaking.close()
        if self._hearing:
            await self._hearing.close()

    def _tell_hearing(self, message: ToSpeech) -> None:
        if self._hearing is None:
            return
        match message:
            case Done():
                self._hearing.done()
            case Moment():
                self._hearing.moment(message.seconds)
            case Talk():
                self._hearing.talk(message.down)
            case Mute():
                self._hearing.mute(message.on)

    def _heard(self, message: FromHearing) -> None:
        """Who speaks up makes the interviewer stop, before anybody is told."""
        match message:
            case Reopened():
                self._speaking.hush()
            case Interrupted():
                self._stopped = self._speaking.hush()
                if self._stopped:
                    message = Interrupted(id=self._stopped.id, spoken_text=self._stopped.spoken_text)
            case GoOn():
                if self._stopped:
                    message = GoOn(id=self._stopped.id, rest=self._stopped.rest)
        self._send(message)
