"""Turns: an answer and a question as rows of the transcript."""

from collections.abc import Sequence

from lab.errors import Conflict
from lab.models.interview import Ask, Reading
from lab.models.made import Made
from lab.models.plan import Member, Plan, PlannedQuestion
from lab.models.session import RoleplaySession
from lab.models.spoken import Spoken
from lab.models.transcript import TranscriptTurn

ELSEWHERE = 'This question was answered in another window. Reload the page to go on from there.'
EXPLAINED = {'phase', 'question_id', 'intent', 'expected_signal', 'trigger', 'probe', 'reason', 'seconds'} | set(
    Made.model_fields
)


def given(turns: Sequence[TranscriptTurn], turn: int, text: str) -> bool:
    """Whether this very answer is stored already. Raises Conflict when the turn went another way."""
    if turn == len(turns):
        return False
    if 0 <= turn < len(turns) and turns[turn].speaker == 'candidate' and turns[turn].text == text:
        return True
    raise Conflict(ELSEWHERE)


def asked_turn(live: RoleplaySession, plan: Plan, ask: Ask, position: int, at_ms: int) -> TranscriptTurn:
    member = find_member(plan, ask.speaker)
    return TranscriptTurn(
        session_id=live.id,
        position=position,
        speaker='interviewer',
        member=ask.speaker,
        name=ask.name or (member.name if member else ''),
        text=ask.question,
        started_ms=at_ms,
        ended_ms=at_ms,
        **ask.model_dump(include=EXPLAINED | set(Made.model_fields)),
    )


def answered_turn(
    live: RoleplaySession,
    asked: TranscriptTurn,
    text: str,
    reading: Reading | None,
    candidate: str,
    spoken: Spoken | None = None,
) -> TranscriptTurn:
    """It belongs to the question before it; a typed one lasts from then until now and has no words with times."""
    return TranscriptTurn(
        session_id=live.id,
        position=asked.position + 1,
        speaker='candidate',
        name=candidate,
        text=text,
        phase=asked.phase,
        question_id=asked.question_id,
        reading=reading.model_dump(mode='json') if reading else None,
        started_ms=spoken.started_ms if spoken else asked.ended_ms,
        ended_ms=spoken.ended_ms if spoken else int(live.used_s * 1000),
        words=[word.model_dump() for word in spoken.words] if spoken else None,
    )


def last_asked(turns: Sequence[TranscriptTurn]) -> TranscriptTurn | None:
    return next((turn for turn in reversed(turns) if turn.speaker == 'interviewer'), None)


def find_question(plan: Plan, question_id: str) -> PlannedQuestion | None:
    return next((each for phase in plan.phases for each in phase.questions if each.id == question_id), None)


def find_member(plan: Plan, key: str) -> Member | None:
    return next((member for member in plan.members if member.key == key), plan.members[0] if plan.members else None)
