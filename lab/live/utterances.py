"""Utterances: what the interviewer says on a line, by whom and in which voice, and how far each has come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lab.engines.contracts import Say as Early
from lab.models.interview import Ask
from lab.models.live import LiveView
from lab.models.plan import Member
from lab.providers.tts.sound import VoiceChoice
from lab.voice.messages import Expects, Prepare, Say, ToSpeech

SHORT_S, LONG_S = 35, 150


@dataclass
class Utterance:
    """`position` is that of its turn in the transcript, None for a remark that belongs to none.

    `started_ms` stays None where nothing sounds: without a synthesiser the page shows it.
    """

    id: str
    position: int | None
    closing: bool = False
    started_ms: int | None = None
    early: str = ''


class Utterances:
    """`voices` are by avatar id. `send` goes to the line, `tell` to the page."""

    def __init__(
        self,
        voices: Mapping[str, VoiceChoice],
        send: Callable[[ToSpeech], None],
        tell: Callable[[dict[str, Any]], None],
    ) -> None:
        self._voices, self._send, self._tell = voices, send, tell
        self._members: dict[str, Member] = {}
        self._now: Utterance | None = None
        self._heard = -1  # position of the last turn that was said to its end, or spoken over
        self._count = 0

    @property
    def silent(self) -> bool:
        return self._now is None

    def unheard(self, view: LiveView) -> bool:
        return self._heard < view.turn - 1

    def prepare(self, ask: Ask) -> None:
        """The first sentence of what will probably be said next."""
        self._send(Prepare(text=ask.question, voice=self._voice(self._members.get(ask.speaker))))

    def say(self, view: LiveView) -> None:
        """The view's question; what of it was said early already is not said again."""
        self._know(view)
        early = self._now.early if self._now is not None and self._now.position == view.turn - 1 else ''
        if early and view.question.startswith(early):
            assert self._now is not None
            self._now.closing = view.closed
            self._say(self._now, view.speaking, view.question[len(early) :].strip(), view)
            return
        self._now = Utterance(self._name(), view.turn - 1, view.closed)
        self._announce(self._now, view.speaking)
        self._say(self._now, view.speaking, view.question, view)

    def go_on(self, view: LiveView, rest: str) -> None:
        """What was left of the question when a "yeah" came in between."""
        if not rest or not self.silent:
            return
        self._now = Utterance(self._name(), view.turn - 1, view.closed)
        self._announce(self._now, view.speaking)
        self._say(self._now, view.speaking, rest, view)

    def remark(self, view: LiveView, text: str) -> None:
        self._know(view)
        self._now = Utterance(self._name(), None)
        self._announce(self._now, view.speaking)
        self._say(self._now, view.speaking, text, view)

    def early(self, view: LiveView, still: Callable[[], bool]) -> Early | None:
        """For an engine that hands its next question out sentence by sentence, as long as `still` holds.

        Not in a panel, where it is not known yet who will ask.
        """
        self._know(view)
        if len(view.members) > 1:
            return None

        def say(sentence: str) -> None:
            if not still():
                return
            if self._now is None or self._now.position != view.turn + 1:
                self._now = Utterance(self._name(), view.turn + 1)
                self._announce(self._now, view.speaking)
            self._now.early = f'{self._now.early} {sentence}'.strip()
            voice = self._voice(view.speaking)
            self._send(Say(id=self._now.id, text=sentence, voice=voice, more=True))

        return say

    def sounding(self, id: str, now_ms: int) -> None:
        if self._now is not None and self._now.id == id and self._now.started_ms is None:
            self._now.started_ms = now_ms

    def ended(self, id: str) -> Utterance | None:
        """It was said to its end or spoken over; None when something else is being said by now."""
        now = self._now
        if now is None or now.id != id:
            return None
        self._now = None
        if now.position is not None:
            self._heard = max(self._heard, now.position)
        return now

    def stop(self) -> None:
        """Hushed: it counts as heard only where somebody spoke over it."""
        self._now = None

    def _say(self, utterance: Utterance, member: Member | None, text: str, view: LiveView) -> None:
        say = Say(
            id=utterance.id, text=text, voice=self._voice(member), expects=expects(view), seconds=float(view.seconds)
        )
        self._send(say)

    def _announce(self, utterance: Utterance, member: Member | None) -> None:
        self._tell({'kind': 'saying', 'id': utterance.id, 'member': member.key if member else ''})

    def _voice(self, member: Member | None) -> VoiceChoice:
        return self._voices.get(member.avatar_id, VoiceChoice()) if member else VoiceChoice()

    def _know(self, view: LiveView) -> None:
        self._members = {member.key: member for member in view.members}

    def _name(self) -> str:
        self._count += 1
        return f'u{self._count}'


def expects(view: LiveView) -> Expects:
    """What kind of answer the question asks for."""
    if view.task is not None or view.seconds >= LONG_S:
        return 'thinking'
    return 'short' if view.seconds <= SHORT_S else 'story'
