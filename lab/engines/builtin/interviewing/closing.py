"""The end of an interview: the candidate's own question, an honest answer, thanks, goodbye."""

from lab.engines.builtin.interviewing.backs import answer_to
from lab.engines.builtin.interviewing.choosing import pick_from, with_name
from lab.engines.builtin.interviewing.clock import only_goodbye
from lab.engines.builtin.interviewing.panel import take_back
from lab.engines.builtin.interviewing.reacting import reaction
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.interviewing.speech import Speech
from lab.engines.builtin.planning.openings import role_name
from lab.engines.builtin.planning.spoken import employer
from lab.engines.builtin.reading.lexicon import phrases

TIME_FOR_ANOTHER = 40.0
MOST_OWN_QUESTIONS = 2
ASK_ME = 'What would you like to ask about {company}?'


def invitation(scene: Scene) -> Speech:
    """What the candidate wants to know; or the goodbye at once when no time is left for it."""
    if scene.memory.invited or only_goodbye(scene):
        return goodbye(scene, 'The time was over.' if only_goodbye(scene) else 'Everything was asked.')
    scene.memory.invited = True
    said = reaction(scene) if scene.answer else ''
    back = take_back(scene)
    _to_wrap_up(scene)
    planned = scene.question('invitation')
    return Speech(
        question=(pick_from(scene, 'closings', 'invitation') or ASK_ME).format(company=_company(scene)),
        phase='wrap_up',
        intent=planned.intent if planned else 'Hear what matters to the candidate',
        expected_signal=planned.expected_signal if planned else '',
        reason='Every interview ends with your own question.',
        reaction='' if back else said,
        setup=back,
        trigger='your questions',
        question_id='invitation',
        seconds=45,
    )


def after_invitation(scene: Scene) -> Speech:
    """An honest answer to what was asked, then once more or goodbye."""
    reading, memory = scene.reading, scene.memory
    if reading.has('instruction'):
        return goodbye(scene, 'You had no question.', pick_from(scene, 'replies', 'score'))
    if not reading.has('asks_back') and '?' not in scene.answer:
        kind = 'no_question' if reading.words <= 12 else 'statement'
        return goodbye(scene, 'You had no question.', pick_from(scene, 'closings', kind) if scene.answer else '')
    memory.own_questions += 1
    reply = answer_to(scene, scene.answer)
    if memory.own_questions >= MOST_OWN_QUESTIONS or scene.remaining_s < TIME_FOR_ANOTHER:
        return goodbye(scene, 'Your question was answered.', reply)
    return Speech(
        question=pick_from(scene, 'closings', 'more') or 'Anything else?',
        phase='wrap_up',
        intent='Leave room for another question',
        reason='You asked a question, so there was room for another.',
        setup=reply,
        trigger='your questions',
        question_id='invitation',
        seconds=30,
    )


def goodbye(scene: Scene, reason: str, before: str = '') -> Speech:
    _to_wrap_up(scene)
    if not before and scene.remaining_s <= 0 and not scene.memory.invited:
        before = pick_from(scene, 'closings', 'time_up')
    scene.state.finished = True
    scene.memory.speaker = scene.plan.members[0].key
    return Speech(
        question=with_name(
            pick_from(scene, 'closings', 'goodbye') or 'Thank you for your time{name}. Goodbye.', scene.name
        ),
        phase='wrap_up',
        intent='Say goodbye',
        reason=reason,
        setup=before,
        trigger='the end',
        question_id='goodbye',
        seconds=0,
        closing=True,
    )


def close_on_wish(scene: Scene) -> Speech:
    return goodbye(scene, 'You asked to stop.', pick_from(scene, 'closings', 'stop'))


def close_kindly(scene: Scene) -> Speech:
    """After several silences."""
    said = f'{pick_from(scene, "replies", "stopped")} {phrases("replies")["stopped_after"]}'
    return goodbye(scene, 'Nothing was said several times in a row.', said)


def _company(scene: Scene) -> str:
    said = employer(scene.brief.job.company) if scene.brief.job else ''
    return said or role_name(scene.brief)


def _to_wrap_up(scene: Scene) -> None:
    scene.state.phase = 'wrap_up'
    scene.state.current = 'invitation'
    scene.memory.speaker = scene.plan.members[0].key
