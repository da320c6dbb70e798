"""In role: what a model may say as the other person in a conversation, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from lab.engines.builtin.conversing.manners import PHRASES, manners
from lab.engines.builtin.conversing.partner import fresh
from lab.engines.builtin.reading.words import content_stems
from lab.engines.llm import guards
from lab.engines.llm.prompts import Prompt
from lab.engines.llm.sentences import sentences
from lab.models.conversation import Meeting, Response, Stance
from lab.models.interview import Turn

LONGEST, MOST_SENTENCES = 45, 4
SHORT = 4
"""A sentence of fewer words may come twice."""
FORBIDDEN = ('coaching', 'machine', 'ending', 'hints')


@dataclass
class InRole:
    meeting: Meeting
    before: Stance
    transcript: list[Turn]
    planned: Response
    prompt: Prompt

    def problem(self, sentence: str, handed: Sequence[str]) -> str:
        """What is wrong with it after what was handed out already, or ''."""
        whole = ' '.join([*handed, sentence])
        long = len(whole.split()) > LONGEST or len(handed) >= MOST_SENTENCES
        repeats = len(sentence.split()) >= SHORT and not fresh(sentence, self._said)
        return guards.first_problem(
            'It is too long.' if long else '',
            'It asks twice.' if whole.count('?') > 1 else '',
            guards.unreadable(sentence),
            guards.leaked(sentence, self.prompt),
            guards.says(sentence, *FORBIDDEN),
            guards.invented(sentence, self._known),
            'It was said before.' if repeats else '',
            '' if self._in_the_room(sentence) else 'It has nothing to do with the conversation.',
        )

    def _in_the_room(self, sentence: str) -> bool:
        """Made of what it is about, or of what people say to each other. Their last turn alone vouches for nothing."""
        own = content_stems(sentence)
        return not own or bool(own & (self._about | small_talk()))

    @cached_property
    def _about(self) -> set[str]:
        before = [turn.text for turn in self.transcript[:-1]]
        told = self.meeting.model_dump_json(include={'situation', 'goal', 'role', 'opening', 'title', 'your_goal'})
        return content_stems(' '.join([told, self.planned.remark.text, *before]))

    @cached_property
    def _said(self) -> list[str]:
        """Whole turns and each of their sentences."""
        whole = [*self.before.said, *(turn.text for turn in self.transcript if turn.speaker == 'interviewer')]
        return [*whole, *(sentence for text in whole for sentence in sentences(text))]

    @cached_property
    def _known(self) -> str:
        """What is behind it counts as known only when it has come out."""
        told = self.meeting.model_dump_json(exclude={'hidden_concern', 'lines', 'tips_after', 'next_scenarios'})
        behind = self.meeting.lines.reveal if self.planned.stance.revealed else ''
        return guards.known_words(told, behind, self.planned.remark.text, *(turn.text for turn in self.transcript))


@cache
def small_talk() -> frozenset[str]:
    """Stems of what the personas of the rules say whatever the scenario."""
    spoken: list[str] = []
    for path in sorted(PHRASES.glob('*.yaml')):
        if path.stem != 'debrief':
            manner = manners(path.stem)
            spoken += [text for texts in manner.to.values() for text in texts]
            spoken += [*manner.presses, *manner.hurries, *manner.shrugs]
    return frozenset(content_stems(' '.join(spoken)))
