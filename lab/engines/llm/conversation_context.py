"""What the prompts of a conversation are filled with. What is behind it is told only once it has come out."""

from collections.abc import Sequence
from typing import Any

from lab.engines.llm.interview_context import conversation, minutes
from lab.models.conversation import Debrief, Meeting, Response
from lab.models.interview import Turn

SITUATION = ('title', 'skill', 'situation', 'you')
PARTNER = ('partner', 'role', 'goal', 'softens_when')


def knowledge(meeting: Meeting) -> dict[str, Any]:
    sheet = meeting.model_dump(include={*SITUATION, *PARTNER})
    return {
        'scenario': {
            'title': sheet['title'],
            'situation_as_told_to_them': sheet['situation'],
            'they_are': sheet['you'],
            'you_are': {key: sheet[key] for key in PARTNER},
        },
        'persona': {'kind': meeting.persona, 'temperament': meeting.temperament, 'speech': meeting.speech},
        'tone': {'today': meeting.tone, 'manner': meeting.manner},
    }


def changing(meeting: Meeting, transcript: list[Turn], planned: Response, remaining_s: float) -> dict[str, Any]:
    return {
        'conversation': conversation(transcript),
        'minutes_left': minutes(remaining_s),
        'mood': planned.remark.mood,
        'reason': planned.remark.reason,
        'behind': meeting.lines.reveal if planned.stance.revealed else '',
        'draft': planned.remark.text,
    }


def looked_at(meeting: Meeting, transcript: list[Turn], guides: Sequence[dict[str, Any]]) -> dict[str, Any]:
    told = {*SITUATION, *PARTNER, 'your_goal', 'what_good_looks_like', 'hidden_concern', 'settles_when'}
    return {
        'scenario': meeting.model_dump(include=told),
        'persona': {'kind': meeting.persona, 'temperament': meeting.temperament},
        'transcript': conversation(transcript),
        'skills': list(guides),
    }


def guides(base: Debrief) -> list[dict[str, Any]]:
    """Those that the rules could judge; what each looks like at its best and at its least."""
    from lab.engines.builtin.conversing.debrief import texts

    wordings = texts().skills
    return [
        {'skill': each.skill, 'name': each.name, 'level_5': high, 'level_3': mid, 'level_1': low}
        for each in base.skill_levels
        if each.level is not None
        for high, mid, low in [tuple(wordings[each.skill].rationale[grade] for grade in ('high', 'mid', 'low'))]
    ]
