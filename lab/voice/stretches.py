"""What has been said in one turn so far: stretches of speech, each recognised as a whole and again as it grows."""

import asyncio
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from lab.errors import Unavailable
from lab.providers.stt import Recogniser
from lab.providers.stt.heard import Heard, Word
from lab.voice.vad import RATE, WINDOW, WINDOW_MS

Samples = NDArray[np.float32]
JOINED_MS, JOINED_LENGTH_MS = 480, 4000
"""Speech after so short a pause goes on in the same stretch while that is short: words are heard best together, but
the last stretch must be recognised quickly when the turn ends."""
LONGEST_MS = 12_000
BEFORE = 8
"""Windows before the voice was noticed."""


class Stretch:
    """`start_ms` is of its first sample, `onset_ms` of its voice; `voiced` windows reach to the last that had voice."""

    def __init__(self, start_ms: int, onset_ms: int, before: list[Samples]) -> None:
        self.start_ms, self.onset_ms = start_ms, onset_ms
        self.windows = list(before)
        self.voiced = len(before)
        self.asked = self.covered = 0
        self.heard = Heard('', [])

    @property
    def end_ms(self) -> int:
        return self.start_ms + self.voiced * WINDOW_MS

    @property
    def settled(self) -> bool:
        return self.covered >= self.voiced

    def add(self, window: Samples, voiced: bool) -> None:
        self.windows.append(window)
        if voiced:
            self.voiced = len(self.windows)

    def words(self) -> list[Word]:
        return [Word(w.text, self._within(w.start_ms), self._within(w.end_ms)) for w in self.heard.words]

    def _within(self, ms: int) -> int:
        return min(max(self.start_ms + ms, self.onset_ms), max(self.end_ms, self.onset_ms))


class Stretches:
    """`changed` is called when a text has come; `failed` with the sentence of a recogniser that does not answer."""

    def __init__(self, recogniser: Recogniser, changed: Callable[[], None], failed: Callable[[str], None]) -> None:
        self._recogniser, self._changed, self._failed = recogniser, changed, failed
        self._all: list[Stretch] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def __bool__(self) -> bool:
        return bool(self._all)

    @property
    def last(self) -> Stretch:
        return self._all[-1]

    @property
    def text(self) -> str:
        return ' '.join(stretch.heard.text for stretch in self._all if stretch.heard.text)

    @property
    def words(self) -> list[Word]:
        return [word for stretch in self._all for word in stretch.words()]

    @property
    def started_ms(self) -> int:
        return self._all[0].onset_ms

    @property
    def ended_ms(self) -> int:
        return self.last.end_ms

    @property
    def settled(self) -> bool:
        return all(stretch.settled for stretch in self._all)

    def begin(self, now_ms: int, onset_ms: int, before: list[Samples], silence_ms: int) -> None:
        """Voice since `onset_ms`; the windows `before` end now, and are of the open stretch already when it goes on."""
        if self._all and silence_ms < JOINED_MS and len(self.last.windows) * WINDOW_MS < JOINED_LENGTH_MS:
            self.last.voiced = len(self.last.windows)
            return
        if self._all:
            self.close_last()
        self._all.append(Stretch(now_ms - len(before) * WINDOW_MS, onset_ms, before))

    def close_last(self) -> None:
        """What is left of it is recognised now; its sound is then no longer needed."""
        if self.last.asked < self.last.voiced:
            self.recognise()

    def split(self, now_ms: int) -> None:
        """In the midst of speech that has gone on for too long."""
        self.close_last()
        self._all.append(Stretch(now_ms, now_ms, []))

    def tail(self, seconds: int) -> Samples:
        """The last seconds of the turn."""
        windows: list[Samples] = []
        for stretch in reversed(self._all):
            windows = stretch.windows + windows
            if len(windows) * WINDOW >= seconds * RATE:
                break
        return np.concatenate(windows)[-seconds * RATE :] if windows else np.zeros(WINDOW, np.float32)

    def recognise(self) -> None:
        stretch, until = self.last, self.last.voiced
        stretch.asked = until
        task = asyncio.get_running_loop().create_task(self._recognise(stretch, until))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _recognise(self, stretch: Stretch, until: int) -> None:
        sound = np.concatenate(stretch.windows[: until + 4])
        try:
            heard = await self._recogniser.transcribe(sound)
        except Unavailable as error:
            heard = stretch.heard
            self._failed(error.sentence)
        if until > stretch.covered:
            stretch.covered, stretch.heard = until, heard
            self._changed()

    async def wait(self) -> None:
        while self._tasks:
            await asyncio.wait(self._tasks)

    def drop(self) -> None:
        for task in self._tasks:
            task.cancel()
