"""The room of a spoken interview: voices both ways, captions of them, and the answer box beside the microphone."""

from nicegui import ui

from components.answer_box import AnswerBox
from components.captions import Captions
from components.markup import note
from components.microphone import Microphone, Mode
from components.voice_link import LinkEvent, VoiceLink
from lab.errors import LabError
from lab.models.live import LiveView
from lab.models.session import SessionState
from pages.on_video import on_video
from pages.room import Room

DEAF = 'The interviewer speaks, but cannot hear you on this server. Type your answers.'
SILENT = 'There is no speech on this server. What the interviewer says is written here; type your answers.'
MUTE = 'You are heard, but the interviewer has no voice on this server. What they say is written here.'


class SpokenRoom(Room):
    def words(self) -> None:
        """The question stands in writing only where it cannot be heard; captions follow what is said.

        The connection stands here and not with the microphone: the goodbye is heard when nobody can answer any more.
        """
        first = self.view.members[0].name.split()[0] if self.view.members else 'The interviewer'
        self.video = on_video(self.lab, self.viewer, self.view, self.stage)
        self._fresh = True
        with self.notices:
            self.link = VoiceLink(f'/api/ws/voice/{self.view.session_id}', self._ticket, self._linked)
        self.captions = Captions(self.view.members, f'{first} is about to speak.', self.needs.captions)
        super().words()
        self.question.set_visibility(False)

    def answering(self) -> None:
        session_id = self.view.session_id
        self._shortcomings()
        self.microphone = Microphone(lambda _: None, self._type, self._change_mode, autostart=True)
        self.box = AnswerBox(str(session_id), self.view.turn, self.answer, self._drafting, aside=True, open=self._deaf)
        unwatch = self.lab.spoken.watch(session_id, self.show)
        ui.context.client.on_delete(unwatch)

    def show(self, view: LiveView) -> None:
        super().show(view)
        if view.speaking:
            self.captions.give_word(view.speaking.key)

    async def _ticket(self) -> str:
        """A newly opened page has heard nothing yet; when its connection is restored, it has."""
        fresh, self._fresh = self._fresh, False
        try:
            return await self.lab.spoken.ticket(self.viewer, self.view.session_id, fresh)
        except LabError:
            if self.view.state is not SessionState.running:
                self.link.close()
            return ''

    def _linked(self, event: LinkEvent) -> None:
        """Where nothing can be heard, the question is to be read."""
        if event.kind in ('closed', 'sound_blocked'):
            self.question.set_visibility(True)
        elif event.kind in ('open', 'sound_running'):
            self.question.set_visibility(self._mute)

    @property
    def _mute(self) -> bool:
        ready = self.lab.speech.ready
        return ready is not None and not ready.tts

    @property
    def _deaf(self) -> bool:
        ready = self.lab.speech.ready
        return ready is not None and not ready.stt

    def _shortcomings(self) -> None:
        missing = {(True, False): DEAF, (False, True): MUTE, (True, True): SILENT}.get((self._deaf, self._mute))
        if missing:
            with self.notices:
                note(missing, 'warn')
        self.question.set_visibility(self._mute)

    async def _change_mode(self, mode: Mode) -> None:
        await self.lab.spoken.change_mode(self.view.session_id, mode)

    def _type(self) -> None:
        self.box.focus()

    def _drafting(self, on: bool) -> None:
        self.lab.spoken.drafting(self.view.session_id, on)
