"""The check before a spoken session: devices, level, speakers, a sentence recorded, played back and understood."""

from base64 import b64decode, b64encode
from collections.abc import Awaitable, Callable
from typing import Literal, NamedTuple

from nicegui import ui
from nicegui.events import GenericEventArguments

from lab.errors import LabError

Finding = Literal['good', 'silent', 'clipping', 'faint', 'noisy', 'refused']


class Sample(NamedTuple):
    """A voice to try the speakers with: PCM16 mono."""

    pcm: bytes
    rate: int


class CheckResult(NamedTuple):
    finding: Finding
    heard: str = ''


class SoundCheck(ui.element, component='sound_check.js', esm={'lab-speech': 'speech'}):
    """`on_record` gets at most 6 s of PCM16 mono 16 kHz and gives the words heard in it; a LabError is told instead.

    `on_result` hears of every finished recording and of a refused microphone, `on_typed` that the candidate would
    rather type. With `sample` the candidate can hear the interviewer's voice; a chime is always there.
    """

    def __init__(
        self,
        on_record: Callable[[bytes], Awaitable[str]],
        on_result: Callable[[CheckResult], object],
        on_typed: Callable[[], object],
        sample: Callable[[], Awaitable[Sample]] | None = None,
        sentence: str = 'I am ready to talk about my work.',
    ) -> None:
        super().__init__()
        self._props.update({'sentence': sentence, 'sample': sample is not None})
        self._on_record, self._sample = on_record, sample
        self.on('recorded', self._recorded)
        self.on('sample', self._play_sample)
        self.on('result', lambda event: on_result(CheckResult(**event.args)))
        self.on('typed', lambda: on_typed())

    async def _recorded(self, event: GenericEventArguments) -> None:
        try:
            heard = await self._on_record(b64decode(event.args['pcm']))
            self.run_method(
                'told', heard, '' if heard else 'No words were understood in it. Record again, a little slower.'
            )
        except LabError as error:
            self.run_method('told', '', error.sentence)

    async def _play_sample(self) -> None:
        if self._sample:
            pcm, rate = await self._sample()
            self.run_method('voice', b64encode(pcm).decode(), rate)
