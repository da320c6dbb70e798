"""The greeting and the first question."""

from lab.engines.builtin.interviewing.choosing import pick_from, with_name
from lab.engines.builtin.interviewing.questions import planned_speech
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.interviewing.speech import Speech
from lab.engines.builtin.planning.spoken import capitalised, listed
from lab.engines.builtin.reading.figures import said_number
from lab.engines.builtin.reading.lexicon import phrases, words_of
from lab.models.plan import PlannedQuestion

LONGEST_GREETING = 46


def first_speech(scene: Scene, question: PlannedQuestion) -> Speech:
    """Who is here, how long it takes, and one question; the shorter the longer the question is."""
    speech = planned_speech(scene, question)
    greeting = with_name(pick_from(scene, 'closings', 'greeting'), scene.name)
    lead = scene.speaker
    introduced = pick_from(scene, 'closings', 'i_am').format(name=lead.name, role=lead.role)
    others = [f'{member.name}, {member.role}' for member in scene.plan.members[1:]]
    company = phrases('closings')['with_me'].format(others=listed(others)) if others else ''
    minutes = capitalised(pick_from(scene, 'closings', 'how_long').format(minutes=_minutes(scene.plan.minutes)))
    start = pick_from(scene, 'closings', 'start')
    parts = [greeting, introduced, company, minutes]
    while len(' '.join([*parts, start, speech.question]).split()) > LONGEST_GREETING and len(parts) > 2:
        parts.pop()
    speech.setup = ' '.join(part for part in parts if part)
    scene.memory.met = [member.key for member in scene.plan.members if member.name in speech.setup]
    speech.lead = ''
    speech.question = f'{start} {_after(start, speech.question)}'
    return speech


def _after(start: str, question: str) -> str:
    """After a colon the question goes on small, unless it opens with a name or "I"."""
    keeps = not start.endswith(':') or question.split()[0] not in words_of('sentence_openers')
    return question if keeps else question[0].lower() + question[1:]


def _minutes(minutes: float) -> str:
    return said_number(round(minutes))
