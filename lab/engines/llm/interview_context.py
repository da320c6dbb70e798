"""What the interviewer's prompt is filled with: first what stays the same all interview long, last what changes."""

from typing import Any

from lab.engines.builtin.extraction.injections import speaks_to_machine, without_injections
from lab.engines.builtin.measuring.lexicons import word_set
from lab.engines.builtin.reading.words import content_stems, plain_words
from lab.models.document import ReadText
from lab.models.interview import Ask, Brief, Move, Turn
from lab.models.plan import Plan, PlannedQuestion

LONGEST_ANSWER = 2500
"""Characters of an answer that are shown; cut always at the same place, so that the conversation only ever grows."""
LONGEST_NOTES = 3000
FEW = 2
NEUTRAL = (
    'okay right fair enough see sure understood thanks thank clear noted yes fine all got makes sense moving move on '
    'last next final question more turn step back stay there go ahead tell why how heard followed point taken good '
    'alright then'
)
SHOWN = ('id', 'text', 'intent', 'expected_signal')


def knowledge(brief: Brief, plan: Plan) -> dict[str, Any]:
    return {
        'style': plan.style,
        'interview': interview(brief, plan),
        'candidate': brief.candidate.printed(),
        'job': brief.job.printed() if brief.job else None,
        'notes': without_orders(brief.company_notes)[:LONGEST_NOTES],
        'plan': planned_phases(plan),
    }


def changing(plan: Plan, transcript: list[Turn], move: Move, remaining_s: float) -> dict[str, Any]:
    ask, planned = move.ask, question_of(plan, move.ask.question_id)
    last = next((turn for turn in reversed(transcript) if turn.speaker == 'interviewer'), None)
    notices = move.reading.notices if move.reading else []
    return {
        'conversation': conversation(transcript),
        'phase': ask.phase,
        'minutes_left': minutes(remaining_s),
        'speaker': f'{ask.name}, {role_of(plan, ask.speaker)}' if ask.name else 'the interviewer',
        'taking_over': bool(last and last.name and ask.name and last.name != ask.name),
        'move': 'follow_up' if ask.probe else 'planned',
        'last': 'last question' in ask.question.lower(),
        'planned': planned.model_dump(include={*SHOWN, 'bridge'}) if planned else None,
        'noticed': [{'kind': each.kind, 'quote': each.quote} for each in notices],
        'draft': ask.question,
    }


def about(ask: Ask, planned: PlannedQuestion | None, transcript: list[Turn]) -> set[str]:
    """Stems of what the next question should be about."""
    said = ' '.join([*(turn.text for turn in transcript[-2:]), ask.question, *ask.followups])
    wanted = f'{planned.text} {planned.topic} {planned.skill} {planned.trigger.label}' if planned else ''
    return content_stems(f'{said} {wanted}')


def shares_words(sentence: str, wanted: set[str]) -> bool:
    """Or is a plain acknowledgement ("Okay, fair enough."), with one word more at most ("So that was your part.")."""
    own = content_stems(sentence)
    more = own - content_stems(NEUTRAL)
    plain = sum(word in word_set('function_words') for word in plain_words(sentence))
    return bool(own & wanted) or not more or (len(more) == 1 and plain >= FEW)


def interview(brief: Brief, plan: Plan) -> dict[str, Any]:
    return {
        'role': brief.kit_name,
        'about': brief.kit_description,
        'focus_skills': brief.focus_skills,
        'type': plan.interview_type,
        'style': plan.style,
        'seniority': plan.seniority,
        'minutes': plan.minutes,
        'interviewers': [each.model_dump(include={'name', 'role', 'interest'}) for each in plan.members],
        'good_looks_like': brief.bank.good_looks_like,
        'risks': brief.bank.risks,
    }


def planned_phases(plan: Plan) -> list[dict[str, Any]]:
    return [
        {
            'phase': phase.key,
            'goal': phase.goal,
            'questions': [each.model_dump(include=set(SHOWN)) for each in phase.questions],
        }
        for phase in plan.phases
    ]


def without_orders(text: str) -> str:
    """Without sentences that are plainly meant for a machine."""
    if not speaks_to_machine(text):
        return text
    kept, _ = without_injections(ReadText.of(text))
    return ' '.join(kept.text.split())


def conversation(transcript: list[Turn]) -> list[dict[str, Any]]:
    return [
        {'turn': number, 'who': turn.speaker, 'said': without_orders(turn.text)[:LONGEST_ANSWER]}
        for number, turn in enumerate(transcript)
    ]


def question_of(plan: Plan, question_id: str) -> PlannedQuestion | None:
    return next((each for phase in plan.phases for each in phase.questions if each.id == question_id), None)


def role_of(plan: Plan, key: str) -> str:
    return next((each.role for each in plan.members if each.key == key), 'interviewer')


def minutes(seconds: float) -> str:
    whole = max(1, round(seconds / 60))
    return f'{whole} minute{"s" if whole > 1 else ""}'
