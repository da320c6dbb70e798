"""The other person by the model: the rules say where they stand and what is due, and the model finds the words.

Ending, settling and what is behind it stay with the rules, so that either engine can take the next turn.
"""

import time
from dataclasses import dataclass, field
from functools import cached_property

from lab.engines.builtin.conversing.moves import BAD, GOOD
from lab.engines.builtin.extraction.injections import speaks_to_machine
from lab.engines.contracts import Engine, Say
from lab.engines.llm.client import Desk, Models, fitting, no_check
from lab.engines.llm.conversation_context import changing, knowledge
from lab.engines.llm.drafts import RemarkDraft
from lab.engines.llm.endpoint import Hear, Wish
from lab.engines.llm.in_role import InRole
from lab.engines.llm.places import Places
from lab.engines.llm.sentences import Growing
from lab.engines.llm.trouble import CapReached, Misfit, NoAnswer
from lab.models.conversation import Heard, Meeting, Mood, Response, Stance
from lab.models.interview import Turn
from lab.models.model_call import Outcome
from lab.models.scenario import MoveKind

BY_RULE = ('agrees', 'reveal', 'hint', 'hurries', 'to insults', 'to instructs', 'to silence', 'press')
"""Lines that must be exact or come at once."""
LEAST_FOR_REPAIR = 1.0
"""Seconds that must be left for another try within a turn."""
ENOUGH = 8
"""Words after which a turn that broke off can stand as it is."""
MOOD_ORDER: tuple[Mood, ...] = ('warm', 'even', 'wary', 'cross')


async def converse(
    models: Models,
    rules: Engine,
    seconds: float,
    meeting: Meeting,
    stance: Stance,
    transcript: list[Turn],
    remaining_s: float,
    say: Say | None,
) -> Response:
    """Within `seconds` in all, or the rules speak."""
    began = time.monotonic()
    planned = await rules.converse(meeting, stance, transcript, remaining_s)
    if not open_to_wording(stance, planned, transcript[-1].text):
        return planned
    playing = Playing(meeting, stance, transcript, planned, say)
    try:
        desk = await models.desk('interview', 'conversation_persona', seconds - (time.monotonic() - began))
        return await playing.by_model(desk, remaining_s)
    except (NoAnswer, CapReached) as trouble:
        return playing.finished(trouble.sentence)


def open_to_wording(before: Stance, planned: Response, text: str) -> bool:
    keys = planned.stance.used[len(before.used) :]
    by_rule = planned.remark.closing or any(key in BY_RULE for key in keys)
    return not by_rule and not speaks_to_machine(text)


@dataclass
class Playing:
    """One turn on its way out; what was handed out can never be taken back."""

    meeting: Meeting
    before: Stance
    transcript: list[Turn]
    planned: Response
    say: Say | None
    handed: list[str] = field(default_factory=list)
    desk: Desk | None = None

    async def by_model(self, desk: Desk, remaining_s: float) -> Response:
        """Raises NoAnswer."""
        self.desk = desk
        wanted = changing(self.meeting, self.transcript, self.planned, remaining_s)
        wish = desk.wish(RemarkDraft, 'turn', knowledge(self.meeting), wanted)
        draft = await self._streamed(desk, wish)
        if not self.handed:
            raise NoAnswer(Outcome.withheld, 'It said nothing.')
        return self._response(draft, '')

    def finished(self, why: str) -> Response:
        """The rules' words: all of them, or after what was handed out when that cannot stand alone."""
        if not self.handed:
            remark = self.planned.remark.model_copy(update={'stood_in': why})
            return self.planned.model_copy(update={'remark': remark})
        words = len(' '.join(self.handed).split())
        if words < ENOUGH and not any('?' in sentence for sentence in self.handed):
            self.handed.append(self.planned.stance.said[-1])
        return self._response(None, why)

    async def _streamed(self, desk: Desk, wish: Wish) -> RemarkDraft:
        """With one repair, as long as nothing was handed out and there is time."""
        try:
            return await desk.fill_live(wish, fitting(RemarkDraft, no_check), self._hearing())
        except Misfit as misfit:
            if self.handed or desk.deadline.left < LEAST_FOR_REPAIR:
                raise
            again = wish.again(misfit.text, misfit.detail)
        return await desk.fill_live(again, fitting(RemarkDraft, no_check), self._hearing())

    def _hearing(self) -> Hear:
        growing = Growing('text')

        def hear(written: str) -> None:
            for sentence in growing.new_sentences(written):
                self._hand_out(sentence)

        return hear

    def _hand_out(self, sentence: str) -> None:
        if problem := self._role.problem(sentence, self.handed):
            raise NoAnswer(Outcome.withheld, f'{problem} {sentence}')
        self.handed.append(sentence)
        if self.say:
            self.say(sentence)

    @cached_property
    def _role(self) -> InRole:
        assert self.desk is not None
        return InRole(self.meeting, self.before, self.transcript, self.planned, self.desk.prompt)

    def _response(self, draft: RemarkDraft | None, stood_in: str) -> Response:
        assert self.desk is not None
        planned, heard = self.planned, self._heard(draft)
        remark = planned.remark.model_copy(
            update={
                'text': ' '.join(self.handed),
                'mood': _near(planned.remark.mood, draft.mood) if draft else planned.remark.mood,
                'engine': 'llm',
                'made_with': self.desk.made_with,
                'stood_in': stood_in,
            }
        )
        stance = planned.stance.model_copy(
            update={
                'said': [*planned.stance.said, *self.handed],
                'trust': [*planned.stance.trust, *_gained(planned.stance, planned.heard, heard)],
            }
        )
        return planned.model_copy(update={'remark': remark, 'stance': stance, 'heard': [*planned.heard, *heard]})

    def _heard(self, draft: RemarkDraft | None) -> list[Heard]:
        """What the rules have not heard and stands word for word in the turn."""
        text, known = self.transcript[-1].text, {each.kind for each in self.planned.heard}
        found: dict[str, Heard] = {}
        for each in draft.heard if draft else []:
            span = Places(text).find(each.quote)
            if span is not None and each.kind not in known and ' ' in each.quote.strip():
                found.setdefault(each.kind, Heard(kind=each.kind, quote=text[span.start : span.end]))
        return list(found.values())


def _gained(stance: Stance, by_rules: list[Heard], by_model: list[Heard]) -> list[MoveKind]:
    """At most one good move a turn counts on the model's word, and none beside a bad one."""
    if any(each.kind in BAD for each in [*by_rules, *by_model]):
        return []
    return [each.kind for each in by_model if each.kind in GOOD and each.kind not in stance.trust][:1]


def _near(rules: Mood, model: Mood) -> Mood:
    """The model's, at most one step from where the rules see them."""
    near = abs(MOOD_ORDER.index(rules) - MOOD_ORDER.index(model)) <= 1
    return model if near else rules
