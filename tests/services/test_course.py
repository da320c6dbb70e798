"""The course of a session: what was asked when, and each phase beside what the plan meant to give it."""

from uuid import UUID

from lab.models.plan import PlannedPhase
from lab.models.transcript import TranscriptTurn
from lab.services.course import course_of

PHASES = [
    PlannedPhase(key='warm_up', name='Warm-up', goal='', budget_s=60, questions=[]),
    PlannedPhase(key='resume', name='Your résumé', goal='', budget_s=200, questions=[]),
    PlannedPhase(key='wrap_up', name='Wrap-up', goal='', budget_s=60, questions=[]),
]


def turn(position: int, speaker: str, start: int, end: int, phase: str, probe: bool = False) -> TranscriptTurn:
    return TranscriptTurn(
        session_id=UUID(int=1),
        position=position,
        speaker=speaker,
        text=f'Turn {position}',
        phase=phase,
        probe=probe,
        started_ms=start,
        ended_ms=end,
    )


TURNS = [
    turn(0, 'interviewer', 0, 4_000, 'warm_up'),
    turn(1, 'candidate', 5_000, 25_000, 'warm_up'),
    turn(2, 'interviewer', 26_000, 30_000, 'resume'),
    turn(3, 'candidate', 31_000, 61_000, 'resume'),
    turn(4, 'interviewer', 62_000, 64_000, 'resume', probe=True),
    turn(5, 'candidate', 65_000, 80_000, 'resume'),
    turn(6, 'interviewer', 81_000, 85_000, 'wrap_up'),
]


def test_a_stretch_lasts_from_a_question_to_the_next_one() -> None:
    course = course_of(TURNS, PHASES)
    assert [(each.turn, each.answer_turn, each.number, each.probe) for each in course.stretches] == [
        (0, 1, 1, False),
        (2, 3, 2, False),
        (4, 5, 2, True),
    ]
    assert [(each.from_s, each.asked_s, each.to_s) for each in course.stretches] == [
        (0, 4, 26),
        (26, 30, 62),
        (62, 64, 81),
    ]
    assert course.seconds == 81


def test_phases_stand_beside_the_plan_and_one_that_was_not_come_to_took_nothing() -> None:
    told = course_of(TURNS, PHASES, extra_time=1.5).phases
    assert [(each.planned_from_s, each.planned_s) for each in told] == [(0, 90), (90, 300), (390, 90)]
    assert [(each.from_s, each.took_s, each.questions) for each in told] == [(0, 26, 1), (26, 55, 2), (None, 0, 0)]


def test_whoever_may_not_read_the_words_gets_the_times_alone() -> None:
    course = course_of(TURNS, PHASES).without_words()
    assert 'Turn' not in course.model_dump_json()
    assert [each.from_s for each in course.stretches] == [0, 26, 62]
