"""What is about to be said, and how its parts become one turn: one question, few words, nothing twice."""

import re
from dataclasses import dataclass, field

from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.reading.words import content_stems
from lab.models.interview import Ask
from lab.models.kit import BankTask, PhaseKey

LONGEST_TURN = 45
SAME_QUESTION = 0.8


@dataclass
class Speech:
    """`reaction` and `lead` may be dropped when the turn grows long; `setup` (a situation, an introduction) may not.

    `reacts` is false where the turn already opens with a word to what was said.
    """

    question: str
    phase: PhaseKey
    intent: str
    expected_signal: str = ''
    reason: str = ''
    reaction: str = ''
    setup: str = ''
    lead: str = ''
    trigger: str = ''
    probe: bool = False
    question_id: str = ''
    seconds: int = 90
    closing: bool = False
    task: BankTask | None = None
    followups: list[str] = field(default_factory=list)
    speaker: str = ''
    reacts: bool = True
    again: str = ''
    easier: str = ''
    topic: str = ''


def spoken(speech: Speech) -> str:
    parts = [speech.reaction, speech.setup, speech.lead, speech.question]
    if _words(parts) > LONGEST_TURN:
        parts[0] = ''
    if _words(parts) > LONGEST_TURN and not speech.setup:
        parts[2] = ''
    return one_question(' '.join(part.strip() for part in parts if part.strip()))


def one_question(text: str) -> str:
    """Only the last question keeps its mark, outside quotation marks."""
    marks = [found.start() for found in re.finditer(r'\?', text)]
    for at in marks[:-1]:
        text = f'{text[:at]}.{text[at + 1 :]}'
    return re.sub(r'\s+', ' ', text)


def remark(scene: Scene, question: str, intent: str, reason: str, seconds: int = 60) -> Speech:
    """Said under the current question, without being a probe of what was said."""
    planned = scene.current
    return Speech(
        question=question,
        phase=scene.state.phase,
        intent=intent,
        expected_signal=planned.expected_signal if planned else '',
        reason=reason,
        trigger=planned.trigger.label if planned else '',
        question_id=scene.state.current,
        seconds=seconds,
        topic=scene.memory.topic,
    )


def said_before(scene: Scene, question: str) -> bool:
    """The same question, one that ends in the same sentence, or one in nearly the same words."""
    stems = content_stems(question)
    end = _end(question)
    for before in scene.state.said:
        if end == _end(before):
            return True
        other = content_stems(before)
        if len(stems) >= 3 and len(stems & other) / len(stems | other) >= SAME_QUESTION:
            return True
    return False


def as_ask(scene: Scene, speech: Speech) -> Ask:
    member = scene.member(speech.speaker or scene.memory.speaker)
    return Ask(
        phase=speech.phase,
        question=spoken(speech),
        intent=speech.intent,
        expected_signal=speech.expected_signal,
        followups=speech.followups[:3],
        speaker=member.key,
        name=member.name,
        trigger=speech.trigger,
        probe=speech.probe,
        question_id=speech.question_id,
        reason=speech.reason,
        seconds=speech.seconds,
        closing=speech.closing,
        task=speech.task,
    )


def _words(parts: list[str]) -> int:
    return len(' '.join(parts).split())


def _end(text: str) -> str:
    return _flat([part for part in re.split(r'(?<=[.?!])\s+', text.strip()) if part][-1]) if text.strip() else ''


def _flat(text: str) -> str:
    return re.sub(r'[\W_]+', ' ', text.lower()).strip()
