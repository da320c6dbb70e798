"""The interviewer: each answer is read, then one turn follows from the first rule that has something to say."""

from collections.abc import Callable

from lab.engines.builtin.interviewing.at_task import at_task
from lab.engines.builtin.interviewing.backs import answer_to
from lab.engines.builtin.interviewing.choosing import pick, pick_from
from lab.engines.builtin.interviewing.clock import must_wrap_up, only_goodbye
from lab.engines.builtin.interviewing.closing import after_invitation, close_on_wish, goodbye, invitation
from lab.engines.builtin.interviewing.grounding import names_something
from lab.engines.builtin.interviewing.memory import Memory
from lab.engines.builtin.interviewing.opening import first_speech
from lab.engines.builtin.interviewing.probing import probe
from lab.engines.builtin.interviewing.questions import move_on, next_question
from lab.engines.builtin.interviewing.reacting import reaction
from lab.engines.builtin.interviewing.replies import (
    on_hostile,
    on_instruction,
    on_off_topic,
    on_repeat,
    on_silence,
    on_time,
    on_to_next,
    on_unknown,
)
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.interviewing.speech import Speech, as_ask, said_before
from lab.engines.builtin.reading.contradictions import find_conflict
from lab.engines.builtin.reading.lexicon import phrases, plain
from lab.engines.builtin.reading.words import word_count
from lab.models.interview import Brief, InterviewState, Move, NoticeKind, Turn
from lab.models.plan import Plan

LONG_ENOUGH_TO_DWELL = 10
NO_EXCHANGE: tuple[NoticeKind, ...] = ('asks_time', 'asks_repeat', 'asks_back', 'silence')


def open_interview(brief: Brief, plan: Plan) -> Move:
    memory = Memory(total_s=plan.minutes * 60, speaker=plan.members[0].key)
    scene = Scene(brief, plan, InterviewState(), memory, [], plan.minutes * 60)
    first = next(question for phase in plan.phases for question in phase.questions)
    return _moved(scene, first_speech(scene, first), read=False)


def next_move(brief: Brief, plan: Plan, state: InterviewState, transcript: list[Turn], remaining_s: float) -> Move:
    """The turn after the transcript's last, an answer (empty text is silence)."""
    memory = Memory.model_validate(state.facts)
    memory.total_s = max(memory.total_s, remaining_s)
    scene = Scene(brief, plan, state.model_copy(deep=True), memory, transcript, remaining_s)
    _note(scene)
    speech = next(found for rule in RULES if (found := rule(scene)) is not None)
    return _moved(scene, speech)


def _note(scene: Scene) -> None:
    """Count what the exchange was before anything is decided."""
    memory, reading = scene.memory, scene.reading
    if not reading.has('silence'):
        memory.silences_in_row = 0
    if not reading.has('dont_know', 'non_answer'):
        memory.unknown_in_row = 0
    if not reading.has(*NO_EXCHANGE):
        memory.lengths.append(word_count(scene.answer))
        memory.exchanges[scene.state.phase] = memory.exchanges.get(scene.state.phase, 0) + 1


def _moved(scene: Scene, speech: Speech, read: bool = True) -> Move:
    memory, state = scene.memory, scene.state
    ask = as_ask(scene, speech)
    if '?' in ask.question or speech.question_id not in {'goodbye', ''}:
        memory.questions += 1
        memory.grounded += names_something(scene, ask.question)
    memory.again, memory.topic = speech.again, speech.topic or memory.topic
    memory.easier = speech.easier if not speech.probe else ''
    if not speech.probe and speech.question_id not in {'goodbye'}:
        memory.shapes.append('planned')
    state.said += [ask.question, speech.question]
    state.facts = memory.model_dump()
    return Move(ask=ask, state=state, reading=scene.reading if read else None)


def _time_is_up(scene: Scene) -> Speech | None:
    if scene.remaining_s <= 0 or (only_goodbye(scene) and not scene.memory.invited):
        return goodbye(scene, 'The time was over.')
    return None


def _stop(scene: Scene) -> Speech | None:
    wishes = scene.reading.has('wants_to_stop')
    if scene.memory.offered_stop:
        scene.memory.offered_stop = False
        if wishes or plain(scene.answer).lower().strip(' .!') in phrases('replies')['yes_stop']:
            return close_on_wish(scene)
        speech = on_to_next(scene, gave_up=False)
        speech.reaction = pick_from(scene, 'replies', 'carry_on')
        return None if scene.reading.has('hostile') else speech
    return close_on_wish(scene) if wishes else None


def _wrapping_up(scene: Scene) -> Speech | None:
    return after_invitation(scene) if scene.memory.invited else None


def _at_task(scene: Scene) -> Speech | None:
    return at_task(scene, _onward)


def _act(scene: Scene) -> Speech | None:
    """The answer was something else than an answer."""
    return next((reply(scene) for kind, reply in REPLIES.items() if scene.reading.has(kind)), None)


def _asked_back(scene: Scene) -> Speech | None:
    """Answered in a sentence; then the question again, in other words."""
    if not scene.reading.has('asks_back'):
        return None
    if scene.memory.last_announced:
        scene.memory.invited = True
        return after_invitation(scene)
    reply = answer_to(scene, scene.answer)
    again = scene.memory.again if scene.memory.again and not said_before(scene, scene.memory.again) else ''
    again = again or pick(scene, phrases('replies')['so'])
    if not again:
        speech = on_to_next(scene, gave_up=False)
        speech.setup = ' '.join(part for part in (reply, speech.setup) if part)
        return speech
    planned = scene.current
    return Speech(
        question=again,
        phase=scene.state.phase,
        intent='Answer a question and come back',
        expected_signal=planned.expected_signal if planned else '',
        reason='You asked something, so it was answered before the interview went on.',
        setup=reply,
        trigger=planned.trigger.label if planned else '',
        question_id=scene.state.current,
        topic=scene.memory.topic,
    )


def _contradicted(scene: Scene) -> Speech | None:
    conflict = find_conflict(scene.answer, scene.current, scene.brief.candidate, scene.brief.today)
    if conflict is None or conflict.about in scene.memory.conflicts:
        return None
    scene.memory.conflicts.append(conflict.about)
    wording = pick_from(scene, 'replies', 'conflict')
    if not wording:
        return None
    scene.state.probes_on_current += 1
    return Speech(
        question=wording.format(resume=conflict.resume, said=conflict.said),
        phase=scene.state.phase,
        intent='Clear up a difference between the résumé and what was said',
        expected_signal='Which version holds, and why they differ',
        reason=f'Your résumé says {conflict.resume}; you said “{conflict.quote}”.',
        trigger=f'{conflict.about}: two versions',
        probe=True,
        question_id=scene.state.current,
        seconds=45,
        topic=scene.memory.topic,
    )


def _repeating(scene: Scene) -> Speech | None:
    if not scene.reading.has('repeats_self'):
        return None
    said, ask = pick_from(scene, 'replies', 'repeats'), pick_from(scene, 'replies', 'repeats_ask')
    if not said or not ask or scene.state.probes_on_current or scene.memory.last_announced:
        return on_to_next(scene, gave_up=False)
    scene.state.probes_on_current += 1
    return Speech(
        question=ask,
        phase=scene.state.phase,
        intent='Hear something new',
        expected_signal='Another occasion',
        reason='You told something you had told before, so the interviewer asked for something else.',
        lead=said,
        probe=True,
        question_id=scene.state.current,
        trigger=scene.current.trigger.label if scene.current else '',
        topic=scene.memory.topic,
    )


def _rambled(scene: Scene) -> Speech | None:
    """After a long answer without substance: the point of it, once or twice in an interview."""
    pointless = scene.reading.has('rambling') and not scene.reading.has('strong')
    too_early = scene.state.phase == 'warm_up' and scene.plan.minutes < LONG_ENOUGH_TO_DWELL
    if not pointless or too_early or scene.state.probes_on_current:
        return None
    ask = pick_from(scene, 'replies', 'short_version')
    if not ask or scene.memory.last_announced or must_wrap_up(scene):
        return None
    scene.state.probes_on_current += 1
    return Speech(
        question=ask,
        phase=scene.state.phase,
        intent='Get to the point of a long answer',
        expected_signal='One sentence with the outcome',
        reason='Your answer was long and its point hard to find, so the interviewer asked for it.',
        reaction=reaction(scene),
        probe=True,
        question_id=scene.state.current,
        seconds=30,
        trigger=scene.current.trigger.label if scene.current else '',
        topic=scene.memory.topic,
    )


def _probed(scene: Scene) -> Speech | None:
    return probe(scene)


def _onward(scene: Scene) -> Speech:
    question = next_question(scene)
    if question is None:
        return invitation(scene)
    speech = move_on(scene, question)
    speech.reaction = reaction(scene) if speech.reacts else ''
    return speech


REPLIES: dict[NoticeKind, Callable[[Scene], Speech]] = {
    'silence': on_silence,
    'hostile': on_hostile,
    'instruction': on_instruction,
    'asks_time': on_time,
    'asks_repeat': on_repeat,
    'dont_know': on_unknown,
    'non_answer': on_unknown,
    'off_topic': on_off_topic,
}
RULES: list[Callable[[Scene], Speech | None]] = [
    _time_is_up,
    _stop,
    _wrapping_up,
    _at_task,
    _act,
    _asked_back,
    _contradicted,
    _repeating,
    _rambled,
    _probed,
    _onward,
]
