"""One turn on its way out: sentences are checked and handed out as they come, and the rest is made good."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lab.engines.builtin.interviewing.memory import Memory
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.interviewing.speech import said_before
from lab.engines.contracts import Say
from lab.engines.llm import guards
from lab.engines.llm.client import Desk, fitting, no_check
from lab.engines.llm.drafts import TurnDraft
from lab.engines.llm.endpoint import Hear, Wish
from lab.engines.llm.interview_context import about, changing, knowledge, question_of, shares_words
from lab.engines.llm.sentences import Growing, sentences
from lab.engines.llm.trouble import Misfit, NoAnswer
from lab.models.interview import Ask, Brief, InterviewState, Move, Turn
from lab.models.model_call import Outcome
from lab.models.plan import Plan, PlannedQuestion

LEAST_FOR_REPAIR = 1.0
"""Seconds that must be left for another try within a turn."""
LONGEST_TURN = 60
"""Words; a situation that is set takes more than a question."""
MOST_SENTENCES = 4
ORDER = re.compile(
    r'(?i)(?:(?:so|and|okay|then|now|well|please|right)[, ]+)*(?:tell|walk|take|give|talk|describe|explain|show|share'
    r'|name|pick|choose|imagine|suppose|think of|set out|lay out|sketch|run|go on|say)\b'
)
FORBIDDEN = ('advice', 'hints', 'praise', 'verdict', 'ending', 'machine')


@dataclass
class Telling:
    """One turn on its way out. What was handed out stays; `handed` and the rules' words make the rest."""

    brief: Brief
    plan: Plan
    before: InterviewState
    transcript: list[Turn]
    move: Move
    say: Say | None
    handed: list[str] = field(default_factory=list)
    asked: bool = False
    desk: Desk | None = None

    async def by_model(self, desk: Desk, remaining_s: float) -> Move:
        """Raises NoAnswer when nothing could be handed out, or the question was not reached."""
        self.desk = desk
        known, wanted = knowledge(self.brief, self.plan), changing(self.plan, self.transcript, self.move, remaining_s)
        wish = desk.wish(TurnDraft, 'turn', known, wanted)
        try:
            draft = await self._streamed(desk, wish)
        except NoAnswer as trouble:
            if not self.asked:
                raise
            return self._move(None, trouble.sentence)
        if not self.asked:
            raise NoAnswer(Outcome.withheld, 'It asked nothing.')
        return self._move(draft, '')

    async def _streamed(self, desk: Desk, wish: Wish) -> TurnDraft:
        """With one repair, as long as nothing was handed out and there is time."""
        try:
            return await desk.fill_live(wish, fitting(TurnDraft, no_check), self._hearing())
        except Misfit as misfit:
            if self.handed or desk.deadline.left < LEAST_FOR_REPAIR:
                raise
            again = wish.again(misfit.text, misfit.detail)
        return await desk.fill_live(again, fitting(TurnDraft, no_check), self._hearing())

    def _hearing(self) -> Hear:
        growing = Growing('question')

        def hear(written: str) -> None:
            for sentence in growing.new_sentences(written):
                self._hand_out(sentence)

        return hear

    def finished(self, why: str) -> Move:
        """The rules say what is left to be said: all of it, or their question after what was handed out."""
        ask = self.move.ask
        if not self.handed:
            return self.move.model_copy(update={'ask': ask.model_copy(update={'stood_in': why})})
        self.handed.append(_core(self.move, self._planned))
        move = self._move(None, why)
        return move.model_copy(update={'ask': move.ask.model_copy(update={'engine': ask.engine})})

    @cached_property
    def _taking_over(self) -> bool:
        """Another member speaks: their voice is known only with the whole turn."""
        last = next((turn for turn in reversed(self.transcript) if turn.speaker == 'interviewer'), None)
        return last is not None and last.name != self.move.ask.name

    @cached_property
    def _planned(self) -> PlannedQuestion | None:
        return question_of(self.plan, self.move.ask.question_id)

    def _hand_out(self, sentence: str) -> None:
        """Nothing comes after the question; what does not pass ends the request."""
        if self.asked:
            return
        if problem := self._problem(sentence):
            raise NoAnswer(Outcome.withheld, f'{problem} {sentence}')
        self.asked = '?' in sentence or _is_order(sentence)
        self.handed.append(sentence)
        if self.say and not self._taking_over:
            self.say(sentence)

    def _problem(self, sentence: str) -> str:
        assert self.desk is not None
        words = len(' '.join([*self.handed, sentence]).split())
        asks, long = '?' in sentence, words > LONGEST_TURN or len(self.handed) >= MOST_SENTENCES
        return guards.first_problem(
            'It is too long.' if long else '',
            'It asks twice.' if sentence.count('?') > 1 else '',
            guards.unreadable(sentence),
            guards.leaked(sentence, self.desk.prompt),
            guards.says(sentence, *FORBIDDEN),
            guards.invented(sentence, self._known + guards.known_words(*guards.tools_in(sentence))),
            'It asks what was asked before.' if asks and said_before(self._scene, sentence) else '',
            '' if shares_words(sentence, self._about) else 'It has nothing to do with the interview.',
        )

    @cached_property
    def _about(self) -> set[str]:
        return about(self.move.ask, self._planned, self.transcript)

    @cached_property
    def _scene(self) -> Scene:
        return Scene(self.brief, self.plan, self.before, Memory(), self.transcript, 0)

    @cached_property
    def _known(self) -> str:
        said = '\n'.join(turn.text for turn in self.transcript)
        brief = self.brief.model_dump_json(exclude={'bank', 'dimensions'})
        return guards.known_words(said, brief, self.plan.model_dump_json())

    def _move(self, draft: TurnDraft | None, stood_in: str) -> Move:
        question, ask = ' '.join(self.handed), self.move.ask
        assert self.desk is not None
        update: dict[str, Any] = {
            'question': question,
            'engine': 'llm',
            'made_with': self.desk.made_with,
            'stood_in': stood_in,
        }
        if draft is not None:
            update |= _explained(draft, ask, self._fit_to_show)
        return self.move.model_copy(
            update={'ask': ask.model_copy(update=update), 'state': _as_said(self.move, question, self.handed[-1])}
        )

    def _fit_to_show(self, text: str) -> bool:
        assert self.desk is not None
        return bool(text.strip()) and not guards.first_problem(
            guards.unreadable(text),
            guards.leaked(text, self.desk.prompt),
            guards.says(text, 'verdict', 'machine'),
        )


def _explained(draft: TurnDraft, ask: Ask, fit: Callable[[str], bool]) -> dict[str, Any]:
    """Why it was asked, in the model's words where they may be shown and concern a follow-up of its own."""
    if not ask.probe:
        return {'followups': [each for each in draft.followups if fit(each)] or ask.followups}
    return {
        'intent': draft.intent if fit(draft.intent) else ask.intent,
        'expected_signal': draft.expected_signal if fit(draft.expected_signal) else ask.expected_signal,
        'followups': [each for each in draft.followups if fit(each)],
    }


def _as_said(move: Move, question: str, core: str) -> InterviewState:
    """The rules' state with what was really said in place of what they would have said."""
    state = move.state.model_copy(deep=True)
    state.said = [*state.said[:-2], question, core]
    if move.ask.probe:
        state.facts['again'] = ''
    return state


def _core(move: Move, planned: PlannedQuestion | None) -> str:
    """The rules' question without the word to what was said, which has been said; with the situation it rests on."""
    whole, core = move.ask.question, move.state.said[-1]
    if planned and planned.bridge and planned.bridge in whole:
        return f'{planned.bridge} {core}'
    return core if core in whole else sentences(whole)[-1]


def _is_order(sentence: str) -> bool:
    """ "Tell me about …" asks; "So you tell customers …" only says."""
    return bool(ORDER.match(sentence))
