"""The course of a session, read off the times of its turns and the budgets of its plan."""

from collections.abc import Sequence
from itertools import pairwise

from lab.models.course import Course, PhaseTime, Stretch
from lab.models.plan import PlannedPhase
from lab.models.transcript import TranscriptTurn


def course_of(turns: Sequence[TranscriptTurn], phases: Sequence[PlannedPhase] = (), extra_time: float = 1.0) -> Course:
    """Questions that nobody answered are left out. `extra_time` stretches the plan as it stretched the session."""
    stretches = _stretches(turns)
    asked = {turn.position: turn.phase for turn in turns}
    times: list[PhaseTime] = []
    for phase in phases:
        mine = [each for each in stretches if asked[each.turn] == phase.key]
        times.append(
            PhaseTime(
                key=phase.key,
                name=phase.name,
                planned_from_s=sum(each.planned_s for each in times),
                planned_s=phase.budget_s * extra_time,
                from_s=mine[0].from_s if mine else None,
                took_s=round(sum(each.to_s - each.from_s for each in mine), 1),
                questions=len(mine),
            )
        )
    return Course(stretches=stretches, phases=times)


def _stretches(turns: Sequence[TranscriptTurn]) -> list[Stretch]:
    found: list[Stretch] = []
    number = 0
    for asked, answer in pairwise(turns):
        if (asked.speaker, answer.speaker) != ('interviewer', 'candidate') or asked.started_ms is None:
            continue
        number += not asked.probe or not found
        following = next((turn for turn in turns if turn.position > answer.position), None)
        ends = following.started_ms if following and following.started_ms is not None else answer.ended_ms
        found.append(
            Stretch(
                turn=asked.position,
                answer_turn=answer.position,
                number=number,
                probe=asked.probe,
                question=asked.text,
                from_s=asked.started_ms / 1000,
                asked_s=(asked.ended_ms or asked.started_ms) / 1000,
                to_s=max(ends or 0, asked.started_ms) / 1000,
            )
        )
    return found
