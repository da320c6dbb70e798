"""One utterance of the interviewer: its text, what of it was sent, and how far it has been played."""

import asyncio
from contextlib import suppress
from time import monotonic

from lab.providers.tts.sound import Sound, VoiceChoice
from lab.voice.messages import Say, Sounding

LAG_MS = 500
"""How far beyond the page's last report the playing is taken to have gone on."""
UNREPORTED_MS, CLOSE_MS = 1500, 40
"""A page that reports at all does so within this time, and to this exactness."""


class Utterance:
    """Parts are texts of the same id; they are one text, with a space between."""

    def __init__(self, first: Say) -> None:
        self.id = first.id
        self.voice: VoiceChoice = first.voice
        self.text = ''
        self.whole = False
        self.n = first.pieces
        self._till = first.said
        self._sent: list[tuple[int, int, int]] = []
        self._sent_ms = 0
        self._began: float | None = None
        self._reported: tuple[int, float] | None = None
        self._news = asyncio.Event()

    def add(self, say: Say) -> str:
        """The part of the text that is still to be said."""
        begins = len(self.text) + 1 if self.text else 0
        self.text = f'{self.text} {say.text}' if self.text else say.text
        self.whole = not say.more
        return self.text[max(begins, say.said) :] if say.said else say.text

    def sounding(self, sound: Sound, last: bool) -> Sounding:
        """The sound as it is sent now."""
        found = self.text.find(sound.text, self._till)
        till = found + len(sound.text) if found >= 0 else min(len(self.text), self._till + len(sound.text))
        piece = Sounding(
            id=self.id,
            n=self.n,
            text=sound.text,
            till=till,
            rate=sound.rate,
            mouth=sound.mouth,
            last=last,
            pcm=sound.pcm,
        )
        self._sent.append((self._sent_ms, self._till, till))
        self._sent_ms += sound.ms
        self._till, self.n = till, self.n + 1
        self._began = self._began or monotonic()
        return piece

    def played(self, ms: int) -> None:
        self._reported = ms, monotonic()
        self._news.set()

    @property
    def played_ms(self) -> int:
        """By the page's reports where there are any, else by the clock."""
        if self._began is None:
            return 0
        if self._reported is None:
            return min(self._sent_ms, round((monotonic() - self._began) * 1000))
        ms, at = self._reported
        return min(self._sent_ms, ms + min(LAG_MS, round((monotonic() - at) * 1000)))

    @property
    def left_ms(self) -> int:
        return self._sent_ms - self.played_ms

    async def played_to(self, left_ms: int) -> None:
        """Until no more than that is left to be played."""
        while (over_ms := self.left_ms - left_ms) > 0:
            await self._sleep(over_ms)

    async def heard_out(self) -> None:
        """A page that reports has the last word, unless it falls silent for long."""
        while (over_ms := self._open_ms()) > 0:
            await self._sleep(over_ms)

    def _open_ms(self) -> int:
        if self._reported is None:
            return self.left_ms
        ms, at = self._reported
        left = self._sent_ms - ms
        return 0 if left <= CLOSE_MS else left + UNREPORTED_MS - round((monotonic() - at) * 1000)

    async def _sleep(self, ms: int) -> None:
        """Or until there is a report."""
        self._news.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(ms / 1000 + 0.005):
                await self._news.wait()

    @property
    def spoken_text(self) -> str:
        """What has been played of it, to a whole word."""
        played, text = self.played_ms, ''
        for n, (start, begins, till) in enumerate(self._sent):
            end = self._sent[n + 1][0] if n + 1 < len(self._sent) else self._sent_ms
            if played >= end:
                text = self.text[:till]
            elif played > start:
                reached = begins + round((till - begins) * (played - start) / max(1, end - start))
                text = self.text[:reached].rpartition(' ')[0]
        return text.strip()

    @property
    def rest(self) -> str:
        """From the beginning of the piece in which it was stopped."""
        played = self.played_ms
        begun = [begins for start, begins, _ in self._sent if start <= played]
        return self.text[begun[-1] if begun else 0 :].strip()
