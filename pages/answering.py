"""How the candidate will answer: aloud or by typing, how patient the interviewer is, whether the voice is kept."""

from nicegui import ui

from components.choices import Choice, choices
from components.markup import heading, note, paragraph, tag
from components.sound_check import CheckResult, Sample, SoundCheck
from components.tick import tick
from lab.models.live import LiveView, Readiness
from lab.wiring import Lab
from pages.watching import watch

WAYS = [
    Choice('spoken', 'I speak', 'As in a real interview. You can still type any answer.'),
    Choice('typed', 'I type', 'In writing, without sound.'),
]
PATIENCE = [
    Choice('quick', 'Quick', 'A short pause means you are done.'),
    Choice('normal', 'Normal', 'Room for a breath and a thought.'),
    Choice('patient', 'Patient', 'Long pauses are yours.'),
]
LOADING = 'Speech is still getting ready on this server; that takes up to half a minute. You can type in any case.'
NO_EARS = 'This server cannot hear you, so answers are typed. The interviewer still speaks.'
NO_VOICE = 'The interviewer has no voice on this server: what they say is written, and you speak.'
RECORD = 'Keep my voice with my answers'
SENTENCE = 'I am ready to talk about my work.'


class Answering:
    """Fills in the readiness. Where there is no speech, it says so in a sentence and answers are typed."""

    def __init__(self, lab: Lab, view: LiveView, readiness: Readiness) -> None:
        self.lab, self.view, self.readiness = lab, view, readiness
        with tag('section', 'stack', aria_label='How you answer'):
            heading(2, 'How you answer')
            self.box = tag('div', 'stack')
        if lab.speech.ready is None:
            with self.box:
                note(LOADING, role='status')
            watch(self._loaded, 1.0, self.box)
        else:
            self._offer()

    async def _loaded(self) -> bool:
        if self.lab.speech.ready is None:
            return False
        self._offer()
        return True

    def _offer(self) -> None:
        ready = self.lab.speech.ready
        assert ready is not None
        self.box.clear()
        with self.box:
            if not ready.stt and not ready.tts:
                note(f'{" ".join(ready.problems)} You answer by typing.', role='status')
                return
            self.readiness.typed = False
            choices('Aloud or in writing', 'way', WAYS, 'spoken', self._choose, 'two-choices')
            with tag('div', 'stack') as self.spoken:
                if not ready.stt or not ready.tts:
                    note(NO_EARS if not ready.stt else NO_VOICE, 'warn')
                if ready.stt:
                    self._microphone(bool(ready.tts))

    def _microphone(self, voice: bool) -> None:
        with tag('div', 'card'):
            SoundCheck(self.lab.speech.transcribe, self._checked, self._type, self._sample if voice else None, SENTENCE)
        choices('How long a pause may be', 'patience', PATIENCE, self.readiness.patience, self._wait, 'three')
        days = self.lab.recordings.keep_days
        tick(
            RECORD,
            False,
            self._record,
            f'To hear yourself again in the analysis. Kept on this server for {days} days, then deleted; you can '
            'delete it sooner with the session. Without it, only the words are kept.',
        )

    def _choose(self, way: str) -> None:
        self.readiness.typed = way == 'typed'
        self.spoken.set_visibility(way == 'spoken')

    def _type(self) -> None:
        """Asked for where the microphone failed: the interviewer still speaks, the box is at hand."""
        self.box.clear()
        self.readiness.typed = True
        with self.box:
            paragraph('You answer by typing.')
            ui.button('Use the microphone after all', color=None).classes('outline start').on_click(self._offer)

    def _checked(self, result: CheckResult) -> None:
        """The check itself tells what was found; nobody is kept from going on."""

    def _wait(self, patience: str) -> None:
        self.readiness.patience = Readiness.model_validate({'consent': False, 'patience': patience}).patience

    def _record(self, on: bool) -> None:
        self.readiness.recording = on

    async def _sample(self) -> Sample:
        member = self.view.members[0]
        avatars = {each.id: each for each in await self.lab.catalog.list_avatars()}
        voice = await self.lab.spoken.voice(member.avatar_id)
        sound = await self.lab.speech.speak(avatars[member.avatar_id].voice['sample'], voice)
        return Sample(sound.pcm, sound.rate)
