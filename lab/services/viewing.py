"""The view of a live session: everything its page shows, put together from its rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import get_args

from lab.models.kit import PhaseKey
from lab.models.live import LivePhase, LiveTurn, LiveView, Pulse, Readiness
from lab.models.plan import Plan
from lab.models.session import RoleplaySession, SessionState
from lab.models.task import ShownTask
from lab.models.transcript import TranscriptTurn
from lab.services.contracts import Clock
from lab.services.turns import find_member, find_question, last_asked
from lab.storage.conversations import Conversation
from lab.storage.sessions import Interview

PHASES: tuple[PhaseKey, ...] = get_args(PhaseKey)


def live_view(
    interview: Interview, plan: Plan, kit_name: str, turns: Sequence[TranscriptTurn], clock: Clock, now: datetime
) -> LiveView:
    live, config, asked = interview.live, interview.config, last_asked(turns)
    question = find_question(plan, asked.question_id) if asked else None
    beat = pulse(live, len(turns), clock, now)
    return LiveView(
        session_id=live.id,
        config_id=config.id,
        kit_id=config.role_kit_id,
        kit_name=kit_name,
        interview_type=config.interview_type,
        style=config.style,
        state=live.state,
        end_reason=live.end_reason,
        members=plan.members,
        speaking=find_member(plan, asked.member) if asked else None,
        phases=_phases(plan, interview.state.phase if asked else None),
        phase=interview.state.phase if asked else None,
        question=asked.text if asked else '',
        seconds=asked.seconds if asked else 90,
        task=ShownTask.of(question.task) if question and question.task else None,
        turn=beat.turn,
        transcript=[shown(turn) for turn in turns],
        limit_s=live.limit_s * live.extra_time,
        used_s=clock.used_s(live, now),
        remaining_s=beat.remaining_s,
        warning=beat.warning,
        readiness=readiness(live),
        on_video=live.on_video,
        closed=interview.state.finished,
    )


def conversation_view(
    conversation: Conversation, plan: Plan, turns: Sequence[TranscriptTurn], clock: Clock, now: datetime
) -> LiveView:
    live, asked = conversation.live, last_asked(turns)
    beat = pulse(live, len(turns), clock, now)
    return LiveView(
        session_id=live.id,
        session_type=live.session_type,
        kit_id=conversation.scenario.id,
        kit_name=conversation.scenario.name,
        state=live.state,
        end_reason=live.end_reason,
        members=plan.members,
        speaking=plan.members[0] if asked else None,
        phases=[],
        question=asked.text if asked else '',
        seconds=asked.seconds if asked else 30,
        turn=beat.turn,
        transcript=[shown(turn) for turn in turns],
        limit_s=live.limit_s * live.extra_time,
        used_s=clock.used_s(live, now),
        remaining_s=beat.remaining_s,
        warning=beat.warning,
        readiness=readiness(live),
        on_video=live.on_video,
        closed=conversation.stance.finished,
    )


def pulse(live: RoleplaySession, turn: int, clock: Clock, now: datetime) -> Pulse:
    return Pulse(
        state=live.state,
        turn=turn,
        remaining_s=None if live.no_timer else clock.remaining_s(live, now),
        warning=clock.warning(live, now) if live.state is SessionState.running else '',
    )


def shown(turn: TranscriptTurn) -> LiveTurn:
    plain = turn.model_dump(include=set(LiveTurn.model_fields))
    return LiveTurn.model_validate({**plain, 'recorded': turn.audio_key is not None})


def readiness(live: RoleplaySession) -> Readiness:
    return Readiness(
        consent=bool(live.consent.get('given')),
        typed=live.typed,
        extra_time=live.extra_time,
        no_timer=live.no_timer,
        delivery_metrics=live.delivery_metrics,
        patience=live.patience,
        recording=bool(live.consent.get('recording')),
    )


def _phases(plan: Plan, now: PhaseKey | None) -> list[LivePhase]:
    at = PHASES.index(now) if now else -1
    return [
        LivePhase(
            key=phase.key,
            name=phase.name,
            state='now' if phase.key == now else 'done' if PHASES.index(phase.key) < at else 'ahead',
        )
        for phase in plan.phases
    ]
