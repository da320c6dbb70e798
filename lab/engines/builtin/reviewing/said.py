"""What was said or written in words about a task, sentence by sentence, and which of it speaks of a case."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from lab.engines.builtin.extraction.injections import speaks_to_machine
from lab.engines.builtin.reading.lexicon import plain
from lab.models.interview import Turn
from lab.models.task import TaskEvidence

LONGEST_QUOTE = 20
NEAR_WORDS = 60
"""Terms that belong together stand in one sentence or in two that follow each other, within so many words."""
SAME_AS_PROMPT = 88
SENTENCE = re.compile(r'[^.!?\n;]+(?:[.!?;](?!\s|$)[^.!?\n;]*)*[.!?;]?')
LETS_GO = re.compile(
    r"(?i)\b(?:(?:do|did|does|will|would|have|has)(?:n't| not)|never|no need to|not)\s+(?:\w+\s+){0,2}"
    r'(?:handle|check|cover|consider|deal|care|think about|bother|look at)'
)
BLOCK = re.compile(r'```(?:\w*\n)?(.*?)```', re.DOTALL)
CODE_LINE = re.compile(
    r'[{};]\s*$|^\s*(?:def|class|for|while|if|elif|else|const|let|var|function|public|private|int|try|with)\b.*[:({]\s*$'
    r'|^\s*(?:return|import|from|select|with|join|left join|group by|order by|where)\b'
    r'|\w+\s*[+-]?=\s*\S|\w\(.*\)\s*[:;{]?\s*$',
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """`turn` is where it was said; without one it stands in the written text, in `line`."""

    text: str
    turn: int | None = None
    line: int | None = None

    def evidence(self, around: str = '') -> TaskEvidence:
        return TaskEvidence(
            quote=shortened(self.text, around), turn=self.turn, first_line=self.line, last_line=self.line
        )


def spoken(transcript: Sequence[Turn], task_id: str, prompt: str) -> list[Sentence]:
    """The candidate's sentences while the task was open; orders to a machine and the prompt said back are no words."""
    found = [
        Sentence(sentence, turn=number)
        for number, turn in enumerate(transcript)
        if turn.speaker == 'candidate' and turn.question_id == task_id
        for sentence in sentences(apart(turn.text)[0])
    ]
    return [each for each in found if _own(each.text, prompt)]


def written(text: str, prompt: str) -> list[Sentence]:
    found = [
        Sentence(sentence, line=number)
        for number, line in enumerate(text.split('\n'), 1)
        for sentence in sentences(line)
    ]
    return [each for each in found if _own(each.text, prompt)]


def sentences(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE.findall(text) if part.strip()]


def apart(text: str) -> tuple[str, str]:
    """What was said, and code that was typed into the answer: fenced, or lines of which most look like code."""
    blocks = BLOCK.findall(text)
    if blocks:
        return BLOCK.sub(' ', text).strip(), '\n'.join(block.strip('\n') for block in blocks)
    lines = [line for line in text.split('\n') if line.strip()]
    if len(lines) >= 2 and sum(bool(CODE_LINE.search(line)) for line in lines) >= 0.6 * len(lines):
        return '', text
    return text, ''


def speaking_of(found: Sequence[Sentence], signs: Iterable[str]) -> Sentence | None:
    """The sentence that speaks of one of the signs; None when none does, or it says that it is let go."""
    for sign in signs:
        terms = [_term(part) for part in sign.split(' + ')]
        for at, sentence in enumerate(found):
            if not terms[0].search(plain(sentence.text)) or LETS_GO.search(plain(sentence.text)):
                continue
            if all(term.search(near) for near in [_near(found, at)] for term in terms[1:]):
                return sentence
    return None


def shortened(text: str, around: str = '') -> str:
    """At most twenty words of it, verbatim."""
    words = list(re.finditer(r'\S+', text))
    if len(words) <= LONGEST_QUOTE:
        return text.strip()
    at = next((n for n, word in enumerate(words) if around and around in word.group().lower()), 0)
    first = max(0, min(at - LONGEST_QUOTE // 2, len(words) - LONGEST_QUOTE))
    return text[words[first].start() : words[first + LONGEST_QUOTE - 1].end()]


def _near(found: Sequence[Sentence], at: int) -> str:
    """The sentence with its neighbours of the same turn, or of the lines beside it."""
    beside = [each for each in found[max(0, at - 1) : at + 2] if each.turn == found[at].turn]
    return plain(' '.join(' '.join(each.text for each in beside).split()[: 2 * NEAR_WORDS]))


def _own(sentence: str, prompt: str) -> bool:
    if speaks_to_machine(sentence):
        return False
    return len(sentence.split()) < 5 or fuzz.partial_ratio(sentence.lower(), prompt.lower()) < SAME_AS_PROMPT


@cache
def _term(part: str) -> re.Pattern[str]:
    """Alternatives divided by bars, each the beginning of a word or a number as it is written."""
    options = '|'.join(re.escape(option.strip()).replace(r'\ ', r'\s+') for option in part.split('|') if option.strip())
    return re.compile(rf'(?i)(?<![\w]){"(?:" + options + ")"}')
