"""One spoken session: what is heard becomes an answer, the question that follows is said; typing goes on beside it."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from time import monotonic
from typing import Any
from uuid import UUID

import structlog

from lab.errors import Conflict, LabError
from lab.live.foresight import Foresight
from lab.live.heard import Heard
from lab.live.in_order import InOrder
from lab.live.last_words import LastWords
from lab.live.spoken_parts import Page, Parts
from lab.live.utterances import Utterances
from lab.models.live import LiveView
from lab.models.session import SessionState
from lab.models.spoken import Aloud
from lab.models.viewer import Viewer
from lab.providers.tts.sound import VoiceChoice
from lab.voice.line import Line
from lab.voice.messages import (
    Done,
    FromSpeech,
    GoOn,
    Hush,
    Interrupted,
    Mode,
    Mute,
    Open,
    Overloaded,
    Pause,
    Problem,
    Reopened,
    Said,
    Sounding,
    ToSpeech,
    Turn,
    packed,
)

BREATH_S = 1.2
"""Before a goodbye: it cannot be taken back, so the candidate gets a moment longer to go on."""
ELSEWHERE, FULL, OVER = 4409, 4429, 1000
log = structlog.get_logger()


class SpokenSession:
    """`told` hears of every view that came of speaking. Everything that stores goes through one queue, in order."""

    def __init__(
        self,
        parts: Parts,
        viewer: Viewer,
        view: LiveView,
        voices: Mapping[str, VoiceChoice],
        told: Callable[[LiveView], None],
    ) -> None:
        self._parts, self._viewer, self._view, self._told = parts, viewer, view, told
        self.session_id: UUID = view.session_id
        self.page: Page | None = None
        self.mode: Mode = 'open_mic'
        self._line: Line | None = None
        self._heard = Heard(view.readiness.recording)
        self._saying = Utterances(voices, self._send, self._tell)
        self._foresight = Foresight(parts.interviewing, viewer, view.session_id, self._saying.prepare)
        self._last_words = LastWords(lambda: self._send(Done()))
        self._zero = monotonic() - view.used_s
        self._usual_pause_ms: int | None = None
        self._turns = 0  # how often a turn has ended or was re-opened
        self._to_withdraw: int | None = None
        self._work = InOrder(self._show_as_it_is, self._refused)
        self._listening: asyncio.Task[None] | None = None
        self._muted = self.drafting = False

    @property
    def now_ms(self) -> int:
        """On the session's clock."""
        return int((monotonic() - self._zero) * 1000)

    async def attach(self, page: Page, view: LiveView, fresh: bool) -> None:
        """This page speaks for the session now. What has not been heard is said (again). Raises Unavailable."""
        before, self.page = self.page, page
        if before is not None:
            before.close(ELSEWHERE)
        if self._line is None:
            await self._open()
        self._see(view)
        if fresh or self._saying.unheard(view):
            if not self._saying.silent:
                self._hush()  # whatever of it is still played
            self._saying.say(view)

    def detach(self, page: Page) -> bool:
        """The page is gone; whether the session is without any now."""
        if self.page is page:
            self.page = None
        return self.page is None

    async def close(self, code: int = OVER) -> None:
        page, self.page = self.page, None
        if page is not None:
            page.close(code)
        self._foresight.forget()
        self._last_words.drop()
        await self._close_line()
        self._work.stop()

    async def change_mode(self, mode: Mode) -> None:
        """Push-to-talk or an open microphone; what was being said in the other is let go."""
        if mode != self.mode:
            self.mode = mode
            if self._line is not None:
                await self._close_line()
                await self._open()

    def hear(self, pcm: bytes) -> None:
        self._heard.add(pcm, self.now_ms)
        self._send(pcm)

    def take(self, message: ToSpeech) -> None:
        """From the page: what was played, mute, push-to-talk, "I'm done", "take a moment"."""
        if isinstance(message, Mute):
            self._muted = message.on
        self._send(message)

    def typing(self) -> None:
        """An answer comes in by hand: nobody speaks into it, and what was half said counts no more."""
        self._heard.drop()
        self._turns += 1
        self._to_withdraw = None
        self._hush()
        self._send(Done())

    def follow(self, typed: bool = False) -> None:
        """The interview may have moved on without speech: by an answer typed here, elsewhere, because time is up."""
        self._work.then(partial(self._catch_up, typed))

    def remark(self, text: str) -> None:
        """Said only into silence: it belongs to no turn."""
        if self._line is not None and self._saying.silent and self._view.state is SessionState.running:
            self._saying.remark(self._view, text)

    def time_up(self) -> None:
        self._last_words.time_up()

    async def _open(self) -> None:
        opening = Open(
            patience=self._view.readiness.patience,
            mode=self.mode,
            clock_ms=self._heard.audio_ms,
            known_pause_ms=self._usual_pause_ms,
        )
        self._line = await self._parts.speech.open(opening)
        self._listening = asyncio.create_task(self._listen(self._line), name=f'listening {self.session_id}')
        self._work.start(f'answering {self.session_id}')

    async def _close_line(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            await line.close()
        if self._listening is not None:
            self._listening.cancel()

    async def _listen(self, line: Line) -> None:
        async for message in line:
            self._hear_of(message)
        if self._line is line:  # it ended by itself
            self._line = None
            if self.page is not None:
                self.page.close(FULL)

    def _hear_of(self, message: FromSpeech) -> None:
        match message:
            case Sounding():
                self._saying.sounding(message.id, self.now_ms)
                if self.page is not None:
                    self.page.play(packed(message))
                return
            case Said():
                self._aloud(message.id, None)
                return
            case Overloaded():
                return
            case Interrupted():
                self._aloud(message.id, message.spoken_text)
            case Pause():
                self._foresight.begin(self._view.turn, message.text)
                self._last_words.paused()
            case Turn():
                self._turns += 1
                self._usual_pause_ms = message.usual_pause_ms or self._usual_pause_ms
                self._work.then(partial(self._answer, message, self._turns))
            case Reopened():
                self._turns += 1
                self._hush()
                self._work.then(self._withdraw)
            case GoOn():
                self._saying.go_on(self._view, message.rest)
                return
            case Problem():
                log.warning('speech', session=str(self.session_id), problem=message.sentence)
        self._tell(message.model_dump(mode='json'))

    async def _answer(self, turn: Turn, nth: int) -> None:
        if nth != self._turns or self._view.state is not SessionState.running:
            return  # they went on speaking, or typed: the next turn has it all
        counted = self._heard.answer(turn)
        if counted is None or (not turn.text and (self._muted or self.drafting)):
            return  # whoever types or is muted is not silent
        text, spoken = counted
        at = self._view.turn
        foreseen = await self._foresight.of(at, text)
        if foreseen is not None and foreseen.ask.closing:
            await asyncio.sleep(BREATH_S)
        if nth != self._turns:
            return
        early = self._saying.early(self._view, lambda: nth == self._turns)
        try:
            view = await self._parts.interviewing.answer(
                self._viewer, self.session_id, at, text, spoken, foreseen, early
            )
        except LabError:
            self._hush()
            raise
        self._see(view)
        self._to_withdraw = view.turn
        if nth == self._turns:
            self._saying.say(view)
            self._told(view)
        await self._parts.recordings.keep(self._viewer, self.session_id, at, self._heard.sound_of(turn))

    async def _show_as_it_is(self) -> None:
        await self._catch_up(typed=False)
        self._told(self._view)

    async def _catch_up(self, typed: bool) -> None:
        view = await self._parts.interviewing.view(self._viewer, self.session_id)
        moved = view.turn > self._view.turn
        self._see(view)
        if moved:
            self._turns += not typed  # what is waiting to be an answer was one to another question
            self._to_withdraw = None
            self._saying.say(view)
        elif view.state is not SessionState.running and not view.closed:
            self._hush()

    async def _withdraw(self) -> None:
        """The answer was not over. What is said in the next turn is the whole of it."""
        turn, self._to_withdraw = self._to_withdraw, None
        if turn is None or turn != self._view.turn:
            return
        try:
            await self._parts.speaking.withdraw(self._viewer, self.session_id, turn)
        except Conflict:  # the interview is over, or went on elsewhere
            if self._view.closed:
                self._saying.say(self._view)
            return
        self._foresight.forget()
        self._see(await self._parts.interviewing.view(self._viewer, self.session_id))
        self._told(self._view)

    def _aloud(self, id: str, heard: str | None) -> None:
        said = self._saying.ended(id)
        if said is None or said.position is None:
            return
        position, store = said.position, self._parts.speaking.said_aloud
        if said.started_ms is not None:
            aloud = Aloud(started_ms=said.started_ms, ended_ms=self.now_ms, heard=heard)
            self._work.then(partial(store, self._viewer, self.session_id, position, aloud))
        if said.closing and self.page is not None:
            self._work.then(partial(_closed, self.page))

    def _see(self, view: LiveView) -> None:
        self._view = view
        self._zero = monotonic() - view.used_s

    def _hush(self) -> None:
        self._saying.stop()
        self._send(Hush())
        self._tell({'kind': 'hush'})

    def _send(self, message: ToSpeech | bytes) -> None:
        if self._line is not None:
            self._line.send(message)

    def _refused(self, error: LabError) -> None:
        self._tell({'kind': 'problem', 'sentence': error.sentence})

    def _tell(self, message: dict[str, Any]) -> None:
        if self.page is not None:
            self.page.tell(message)


async def _closed(page: Page) -> None:
    page.close(OVER)
