"""What is said when something other than an answer came: silence, "pass", a wish to hear it again, hostility."""

from lab.engines.builtin.interviewing.choosing import pick_from, with_name
from lab.engines.builtin.interviewing.closing import close_kindly, goodbye, invitation
from lab.engines.builtin.interviewing.questions import move_on, next_question
from lab.engines.builtin.interviewing.rephrasing import adjacent_to, easier_than
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.interviewing.speech import Speech, remark, said_before
from lab.engines.builtin.reading.lexicon import pattern, phrases, plain

SILENCES_TO_MOVE_ON = 3
MOST_SILENCES = 5
UNKNOWN_IN_ROW = 3
REFUSAL = ('pass', 'skip', 'next', 'rather not', "don't want", 'no comment', 'no answer')


def on_silence(scene: Scene) -> Speech:
    """A nudge, an easier way in, the next question; after several silences a kind end."""
    memory = scene.memory
    memory.silences += 1
    memory.silences_in_row += 1
    if memory.silences >= MOST_SILENCES:
        return close_kindly(scene)
    if memory.silences_in_row == 1:
        topic = phrases('replies')['nudge_topic'].format(topic=memory.topic) if memory.topic else ''
        nudge = ' '.join(part for part in (pick_from(scene, 'replies', 'nudge'), topic) if part)
        return remark(
            scene, nudge or 'Take your time.', 'Give a moment', 'You said nothing, so the interviewer waited.'
        )
    if memory.silences_in_row > SILENCES_TO_MOVE_ON and (called := pick_from(scene, 'replies', 'still_there')):
        return remark(scene, with_name(called, scene.name), 'See whether anyone is there', 'Nothing was said again.')
    if memory.silences_in_row < SILENCES_TO_MOVE_ON and (smaller := _easier(scene)):
        speech = remark(scene, smaller, 'Offer an easier way in', 'You said nothing, so the question was made smaller.')
        speech.lead = pick_from(scene, 'replies', 'easier')
        return speech
    return on_to_next(scene, gave_up=True)


def on_unknown(scene: Scene) -> Speech:
    """ "I don't know": one neighbouring way in, kindly, then on; something closer to home after several."""
    memory = scene.memory
    memory.unknown_in_row += 1
    refused = any(word in plain(scene.answer).lower() for word in REFUSAL)
    if memory.helped or refused or memory.unknown_in_row >= UNKNOWN_IN_ROW:
        return on_to_next(scene, gave_up=True)
    memory.helped += 1
    near = memory.easier if memory.easier and not said_before(scene, memory.easier) else ''
    near = near or adjacent_to(scene, scene.asked.text if scene.asked else '')
    if not near:
        return on_to_next(scene, gave_up=True)
    speech = remark(
        scene, near, 'Offer a neighbouring way in', 'You had no answer, so the interviewer offered another way in.'
    )
    speech.reaction = pick_from(scene, 'replies', 'closer')
    speech.lead = _staying(scene)
    return speech


def _staying(scene: Scene) -> str:
    """Names what the question was about, where that is something of the candidate's own."""
    planned = scene.current
    own = planned is not None and planned.trigger.source in {'resume', 'job'} and not planned.bridge
    return pick_from(scene, 'replies', 'stay').format(topic=scene.memory.topic) if own and scene.memory.topic else ''


def on_time(scene: Scene) -> Speech:
    said = pick_from(scene, 'replies', 'time') or 'Take your time.'
    return remark(scene, said, 'Give time to think', 'You asked for a moment.')


def on_repeat(scene: Scene) -> Speech:
    """In other words, then smaller, then another question."""
    scene.memory.repeats_asked += 1
    other = scene.memory.again if scene.memory.repeats_asked == 1 else _easier(scene)
    if not other or said_before(scene, other):
        other = _easier(scene)
    if not other:
        return on_to_next(scene, gave_up=True)
    speech = remark(
        scene, other, 'Ask in other words', 'You asked to hear the question again, so it was put differently.'
    )
    speech.lead = pick_from(scene, 'replies', 'again')
    return speech


def on_off_topic(scene: Scene) -> Speech:
    """Back to the question once, then another one."""
    memory = scene.memory
    memory.brought_back += 1
    other = memory.again if memory.again and not said_before(scene, memory.again) else _easier(scene)
    back = pick_from(scene, 'replies', 'off_topic')
    if memory.brought_back > 1 or memory.last_announced or not other or not back:
        return on_to_next(scene, gave_up=False)
    speech = remark(
        scene, other, 'Come back to the question', 'Your answer was about something else, so you were brought back.'
    )
    speech.lead = back.format(topic=memory.topic or 'the question')
    return speech


def on_hostile(scene: Scene) -> Speech:
    """Calm and on; the second time an offer to stop; the third time a goodbye."""
    memory = scene.memory
    memory.hostile += 1
    if memory.hostile > 2:
        return goodbye(scene, 'You did not wish to go on.')
    if memory.hostile == 2:
        memory.offered_stop = True
        offer = pick_from(scene, 'replies', 'hostile_offer')
        return remark(
            scene, offer, 'Offer to stop', 'You were displeased for the second time, so you were offered to stop.'
        )
    speech = on_to_next(scene, gave_up=False)
    speech.reaction = ''
    speech.setup = ' '.join(part for part in (pick_from(scene, 'replies', 'hostile'), speech.setup) if part)
    return speech


def on_instruction(scene: Scene) -> Speech:
    """What a candidate orders is not done; the interview goes on in other words."""
    memory, said = scene.memory, plain(scene.answer).lower()
    memory.instructions += 1
    kind = (
        'score' if pattern('marks').search(said) else 'coaching' if pattern('coaching').search(said) else 'instruction'
    )
    reply = pick_from(scene, 'replies', kind) or pick_from(scene, 'replies', 'instruction')
    other = memory.again if memory.again and not said_before(scene, memory.again) else ''
    speech = remark(scene, other, 'Stay with the interview', '') if other else on_to_next(scene, gave_up=False)
    speech.reaction, speech.reason = (
        '',
        'You asked the interviewer for something that is no answer; it stayed with the interview.',
    )
    speech.setup = ' '.join(part for part in (reply, speech.setup) if part)
    return speech


def on_to_next(scene: Scene, gave_up: bool) -> Speech:
    """The next question, or the way out when there is none."""
    question = next_question(scene)
    return move_on(scene, question, gave_up=gave_up) if question else invitation(scene)


def _easier(scene: Scene) -> str:
    planned = scene.current
    for smaller in (scene.memory.easier, easier_than(scene, planned.text if planned else '')):
        if smaller and not said_before(scene, smaller):
            scene.memory.used.append(smaller)
            return smaller
    return ''
