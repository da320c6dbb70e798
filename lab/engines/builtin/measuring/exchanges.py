"""The transcript as exchanges: a question, its probes, and all that was answered to them."""

import re
from dataclasses import dataclass, field

from lab.engines.builtin.measuring.lexicons import entry
from lab.engines.builtin.measuring.questions import QuestionKind, is_follow_up, is_reaction, kind_of
from lab.engines.builtin.measuring.words import words_of
from lab.models.interview import Turn

SPARE_SECONDS = 90
SOUND = re.compile(r'(?:[mh]+|u+h+|u+m+)*(?:sure)?')


@dataclass
class Answer:
    """A candidate's turn; `probe` when it followed a follow-up question. `prompt` is what was asked just before."""

    turn: int
    text: str
    prompt: str
    probe: bool


@dataclass
class Exchange:
    """`ending` from the invitation to ask on, whatever else is said there."""

    number: int
    question: str
    kind: QuestionKind
    question_id: str = ''
    seconds: int = SPARE_SECONDS
    trigger: str = ''
    answers: list[Answer] = field(default_factory=list)
    ending: bool = False

    @property
    def asked(self) -> str:
        """The question and its probes, as one text."""
        prompts = [answer.prompt for answer in self.answers if answer.prompt != self.question]
        return ' '.join([self.question, *prompts])


def exchanges_of(transcript: list[Turn]) -> list[Exchange]:
    found: list[Exchange] = []
    prompt, probing = '', False
    for index, turn in enumerate(transcript):
        if turn.speaker == 'candidate':
            if not found:
                found.append(Exchange(0, '', 'other'))
            found[-1].answers.append(Answer(index, turn.text, prompt, probing))
        elif not (is_reaction(turn.text) and found and found[-1].answers):
            probing = _continues(turn, found)
            prompt = turn.text
            if not probing:
                found.append(_opened(turn, len(found)))
    for at, exchange in enumerate(found):
        exchange.ending = exchange.kind == 'closing' or (at > 0 and found[at - 1].ending)
    return [exchange for exchange in found if any(not _assents(answer) for answer in exchange.answers)]


def _assents(answer: Answer) -> bool:
    """ "Yes", "okay", "sure": leave to go on, not an answer to judge."""
    words = [word.low for word in words_of(answer.text)]
    return 0 < len(words) <= 3 and all(low in entry('grammar', 'assent') or SOUND.fullmatch(low) for low in words)


def _continues(turn: Turn, found: list[Exchange]) -> bool:
    if not found:
        return False
    if turn.probe:
        return True
    if turn.question_id and turn.question_id != found[-1].question_id:
        return False
    last = found[-1]
    if not last.answers or last.kind in ('greeting', 'closing'):
        return False
    return is_follow_up(turn.text, ' '.join([last.question, *(answer.text for answer in last.answers)]))


def _opened(turn: Turn, number: int) -> Exchange:
    return Exchange(number, turn.text, _kind(turn), turn.question_id, turn.seconds, turn.trigger)


def _kind(turn: Turn) -> QuestionKind:
    kind = kind_of(turn.text)
    if turn.phase == 'wrap_up' and kind == 'other':
        return 'closing'
    if turn.phase == 'scenario' and kind in ('other', 'explain', 'behavioural'):
        return 'hypothetical'
    return kind
