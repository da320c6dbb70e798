"""The interviewer's notebook: for every question why it was asked, what a strong answer shows, and what it got."""

from itertools import zip_longest

from lab.models.interview import Reading
from lab.models.kit import PhaseKey
from lab.models.report import NotebookEntry
from lab.models.transcript import TranscriptTurn
from lab.services.scenes import Scene
from lab.services.turns import find_question


def notebook(scene: Scene) -> list[NotebookEntry]:
    phases = {phase.key: phase.name for phase in scene.plan.phases}
    following = zip_longest(scene.turns, scene.turns[1:])
    return [
        _entry(scene, phases, turn, answer if answer is not None and answer.speaker == 'candidate' else None)
        for turn, answer in following
        if turn.speaker == 'interviewer' and not _farewell(scene, turn)
    ]


def _entry(
    scene: Scene, phases: dict[PhaseKey, str], turn: TranscriptTurn, answer: TranscriptTurn | None
) -> NotebookEntry:
    asked = turn.typed()
    question = find_question(scene.plan, turn.question_id)
    reading = Reading.model_validate(answer.reading) if answer is not None and answer.reading else Reading()
    return NotebookEntry(
        turn=turn.position,
        interviewer=turn.name,
        phase=asked.phase,
        phase_name=phases[asked.phase] if asked.phase else '',
        question=turn.text,
        probe=turn.probe,
        trigger=turn.trigger,
        reason=turn.reason,
        intent=turn.intent,
        expected_signal=turn.expected_signal,
        strong_answer=question.strong_answer if question else '',
        answer=answer.text if answer else None,
        answer_turn=answer.position if answer else None,
        noticed=reading.notices,
        stood_in=turn.stood_in,
    )


def _farewell(scene: Scene, turn: TranscriptTurn) -> bool:
    return scene.interview.state.finished and turn is scene.turns[-1]
