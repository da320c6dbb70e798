"""A rehearsal: an interview without storage on a simulated clock, as the command line and the simulations hold it."""

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, Protocol

from lab.engines.builtin.evaluating.task_share import with_task
from lab.engines.contracts import Engine
from lab.models.evaluation import SpeechMetrics
from lab.models.interview import Ask, Brief, Move, Turn
from lab.models.made import Made
from lab.models.plan import Plan
from lab.models.task import ShownTask, TaskWork
from lab.services.task_lines import heard, reviewed, task_of

WORDS_PER_SECOND = 150 / 60
SILENCE_S = 5.0
PARAGRAPH = re.compile(r'(?:```.*?```|(?!\n[ \t]*\n).)+', re.DOTALL)


class Answers(Protocol):
    """Where the candidate's answers come from."""

    @property
    def more(self) -> bool:
        """False once it is known that no further answer will come."""

    async def next(self, ask: Ask, turn: int, remaining_s: float) -> str | None:
        """The answer to what was asked (empty is silence); None when there is none any more."""


class WrittenAnswers:
    """Answers prepared beforehand, given in their order whatever is asked."""

    def __init__(self, answers: Sequence[str]) -> None:
        self._left = list(answers)

    @classmethod
    def of(cls, text: str) -> 'WrittenAnswers':
        """One answer a paragraph, with blank lines between them; code in fences stays as it is, blank lines too."""
        parts = [part.strip() for part in PARAGRAPH.findall(text) if part.strip()]
        return cls([part if '```' in part else ' '.join(part.split()) for part in parts])

    @property
    def more(self) -> bool:
        return bool(self._left)

    async def next(self, ask: Ask, turn: int, remaining_s: float) -> str | None:
        return self._left.pop(0) if self._left else None


class LineAnswers:
    """Each question goes out as one JSON line, each line that comes in is the answer; the end of input ends it."""

    def __init__(self, write: Callable[[str], None], read: Callable[[], Awaitable[str | None]]) -> None:
        self._write = write
        self._read = read

    @property
    def more(self) -> bool:
        return True

    async def next(self, ask: Ask, turn: int, remaining_s: float) -> str | None:
        self.tell(ask, turn, remaining_s)
        return await self._read()

    def tell(self, ask: Ask, turn: int, remaining_s: float) -> None:
        self._write(json.dumps(question_line(ask, turn, remaining_s), ensure_ascii=False))


async def rehearse(engine: Engine, brief: Brief, plan: Plan, answers: Answers) -> AsyncIterator[Turn]:
    """The turns as they are said, to the goodbye. Both sides speak 150 words a minute; a silence counts five seconds.

    When the answers run out, the interviewer says goodbye at once.
    """
    transcript: list[Turn] = []
    remaining, work = plan.minutes * 60, TaskWork()
    move = await engine.open(brief, plan)
    while True:
        remaining -= spoken_s(move.ask.question)
        transcript.append(asked_turn(move.ask))
        yield transcript[-1]
        if move.ask.closing:
            return
        text = await answers.next(move.ask, len(transcript) - 1, max(0.0, remaining))
        if text is None:
            yield asked_turn((await _goodbye(engine, brief, plan, move, transcript)).ask)
            return
        task, typed = task_of(plan, move.ask.question_id), work
        if task is not None:
            text, work = heard(text, work)
        given = Turn(
            speaker='candidate',
            name=brief.candidate.name,
            text=text.strip(),
            phase=move.ask.phase,
            question_id=move.ask.question_id,
            work=work if task is not None else None,
        )
        remaining -= spoken_s(given.text) + (0.0 if work == typed else spoken_s(f'{work.code} {work.text}'))
        said = [*transcript, given]
        move = await engine.ask(brief, plan, move.state, said, remaining if answers.more else 0.0)
        transcript.append(given.model_copy(update={'reading': move.reading}))
        yield transcript[-1]


async def result(
    engine: Engine,
    brief: Brief,
    plan: Plan,
    transcript: Sequence[Turn],
    measure: Callable[[list[Turn]], SpeechMetrics],
    config: dict[str, Any],
) -> dict[str, Any]:
    """What `lab interview` prints at the end: `config` as it was chosen, and everything that came of it."""
    turns = list(transcript)
    metrics = measure(turns)
    evaluation = await engine.evaluate(brief, turns, metrics)
    task = await reviewed(engine, brief, plan, turns)
    if task is not None:
        evaluation = with_task(evaluation, task)
    feedback = await engine.coach(brief, turns, evaluation)
    return {
        'config': config,
        'plan': plan.model_dump(mode='json'),
        'transcript': [printed_turn(turn) for turn in turns],
        'evaluation': evaluation.printed(),
        'feedback': feedback.printed(),
        'metrics': metrics.model_dump(mode='json'),
        **({'task': task.model_dump(mode='json')} if task else {}),
    }


def question_line(ask: Ask, turn: int, remaining_s: float) -> dict[str, Any]:
    line: dict[str, Any] = {
        'turn': turn,
        'speaker': ask.name,
        'phase': ask.phase,
        'question': ask.question,
        'remaining_s': round(max(0.0, remaining_s)),
    }
    return line | ({'task': ShownTask.of(ask.task).model_dump(mode='json')} if ask.task else {})


def printed_turn(turn: Turn) -> dict[str, Any]:
    return turn.model_dump(mode='json', include={'speaker', 'name', 'text', 'phase', 'intent', 'trigger', 'probe'})


def asked_turn(ask: Ask) -> Turn:
    shared = {
        'name',
        'phase',
        'intent',
        'expected_signal',
        'trigger',
        'probe',
        'question_id',
        'reason',
        'seconds',
        *Made.model_fields,
    }
    return Turn(speaker='interviewer', text=ask.question, **ask.model_dump(include=shared))


def spoken_s(text: str) -> float:
    """Seconds the words take to say; nothing said is a silence."""
    words = len(text.split())
    return words / WORDS_PER_SECOND if words else SILENCE_S


async def _goodbye(engine: Engine, brief: Brief, plan: Plan, move: Move, transcript: Sequence[Turn]) -> Move:
    return await engine.ask(brief, plan, move.state, [*transcript, Turn(speaker='candidate', text='')], 0.0)
