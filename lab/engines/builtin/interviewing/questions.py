"""The next question of the plan: which one, and how the interviewer gets to it."""

from lab.engines.builtin.interviewing.anchors import anchored
from lab.engines.builtin.interviewing.choosing import chance, pick, pick_from
from lab.engines.builtin.interviewing.clock import exchange_s, is_last_question, must_wrap_up, phase_over, reserve
from lab.engines.builtin.interviewing.panel import asker, hand_over, next_for
from lab.engines.builtin.interviewing.rephrasing import easier_than, rephrased
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.interviewing.speech import Speech, said_before
from lab.engines.builtin.reading.lexicon import phrases
from lab.models.kit import PhaseKey
from lab.models.plan import PlannedQuestion

ORDER: tuple[PhaseKey, ...] = ('warm_up', 'resume', 'role', 'scenario')
LONG_WARM_UP = 15
LEAST_FOR_TASK = 150


def next_question(scene: Scene) -> PlannedQuestion | None:
    """The best one left, in this phase or a later one; None when it is time to wrap up."""
    if must_wrap_up(scene) or scene.memory.last_announced:
        return None
    if is_last_question(scene) and (last := _last_one(scene)):
        return last
    for key in ORDER[ORDER.index(scene.state.phase) if scene.state.phase in ORDER else 0 :]:
        if _done(scene, key) or (key == 'scenario' and not _room_for_scenario(scene)):
            continue
        if left := [each for each in _left(scene, key) if not each.task or _room_for_task(scene)]:
            return next_for(scene, left)
    rest = _left(scene, 'role') or (_left(scene, 'resume') if scene.state.phase != 'scenario' else [])
    return next_for(scene, rest) if rest else _last_one(scene)


def _last_one(scene: Scene) -> PlannedQuestion | None:
    """From the résumé or the role, if nothing has been asked about one of them; else the kit's own last question."""
    touched = {scene.phase_of(asked) for asked in scene.state.asked}
    missing: list[PhaseKey] = [key for key in ORDER[1:3] if key not in touched and _left(scene, key)]
    left = _left(scene, missing[0] if missing else 'wrap_up')
    return left[0] if left else None


def planned_speech(scene: Scene, question: PlannedQuestion) -> Speech:
    """The question with its bridge, under its own phase; it becomes the current one."""
    key = scene.phase_of(question.id) or scene.state.phase
    is_situation = key == 'scenario' and not question.task
    speech = Speech(
        question=_wording(scene, question) or question.text,
        phase=key,
        intent=question.intent,
        expected_signal=question.expected_signal,
        reason=f'Planned: {question.trigger.label}.',
        setup=question.bridge if is_situation else '',
        lead='' if is_situation else question.bridge,
        trigger=question.trigger.label,
        question_id=question.id,
        seconds=question.seconds,
        task=question.task,
        followups=[probe.text for probe in question.probes],
        speaker=asker(scene, question),
        again=question.again or rephrased(question.text, question.topic),
        easier=question.easier or easier_than(scene, question.text),
        topic=question.topic,
    )
    _take_up(scene, question, key)
    return speech


def move_on(scene: Scene, question: PlannedQuestion, gave_up: bool = False) -> Speech:
    """The question after a word that leads there: a new phase, the last question, another speaker, or none."""
    before = scene.state.phase
    ends = is_last_question(scene) or scene.phase_of(question.id) == 'wrap_up'
    last = ends and not scene.memory.last_announced
    speech = planned_speech(scene, question)
    speaker_changed = hand_over(scene, speech)
    led = _transition(scene, speech, before, last=last, gave_up=gave_up)
    speech.reacts = not speaker_changed and (led == '' or speech.phase != before or last)
    if speaker_changed and not last and speech.phase == before:
        led = ''
    if speaker_changed or speech.setup or last:
        speech.setup = ' '.join(part for part in (speaker_changed, led, speech.setup) if part)
    elif led:
        speech.lead = ' '.join(part for part in (led, speech.lead) if part)
    return anchored(scene, speech, question)


def _transition(scene: Scene, speech: Speech, before: PhaseKey, *, last: bool, gave_up: bool) -> str:
    if last:
        scene.memory.last_announced = True
        return pick_from(scene, 'transitions', 'last_question') or 'One last question before we finish.'
    if gave_up:
        return pick_from(scene, 'transitions', 'gave_up')
    if speech.phase != before and before != 'scenario':
        return _into(scene, speech)
    return pick_from(scene, 'transitions', 'next') if chance(scene, 22) and not speech.lead else ''


def _into(scene: Scene, speech: Speech) -> str:
    if speech.phase == 'scenario' and speech.task:
        return ''  # a task is introduced by its own words
    if speech.phase == 'scenario':
        kind = 'role_play' if speech.trigger.startswith('role-play') else 'scenario'
        return pick_from(scene, 'transitions', kind)
    if speech.phase not in {'resume', 'role'}:
        return ''
    said = f'{speech.lead} {speech.question}'
    been = speech.phase in {scene.phase_of(asked) for asked in scene.state.asked[:-1]}
    entry = f'{speech.phase}_again' if been else speech.phase
    wordings = [text for text in phrases('transitions')[entry] if 'résumé' not in text or 'résumé' not in said]
    return pick(scene, wordings)


def _take_up(scene: Scene, question: PlannedQuestion, key: PhaseKey) -> None:
    scene.state.phase = key
    scene.state.current = question.id
    scene.state.asked.append(question.id)
    scene.state.probes_on_current = 0
    memory = scene.memory
    memory.cues, memory.helped, memory.repeats_asked, memory.brought_back = [], 0, 0, 0


def _left(scene: Scene, key: PhaseKey) -> list[PlannedQuestion]:
    phase = scene.phase(key)
    questions = phase.questions if phase else []
    return [
        question
        for question in questions
        if question.id not in scene.state.asked
        and question.id not in scene.state.dropped
        and question.id != 'invitation'
        and _wording(scene, question)
    ]


def _wording(scene: Scene, question: PlannedQuestion) -> str:
    """Its text, or its other wording where the text sounds like something asked before; '' when both do."""
    return next((text for text in (question.text, question.again) if text and not said_before(scene, text)), '')


def _done(scene: Scene, key: PhaseKey) -> bool:
    phase = scene.phase(key)
    if phase is None:
        return True
    asked = [question.id for question in phase.questions if question.id in scene.state.asked]
    if key == 'warm_up' and len(asked) >= (2 if scene.plan.minutes >= LONG_WARM_UP else 1):
        return True
    if key == 'scenario' and asked and scene.plan.minutes < 2 * LONG_WARM_UP:
        return True
    return bool(asked) and phase_over(scene, key)


def _room_for_scenario(scene: Scene) -> bool:
    return scene.remaining_s > reserve(scene) + 1.5 * exchange_s(scene) + 20


def _room_for_task(scene: Scene) -> bool:
    return scene.remaining_s > reserve(scene) + LEAST_FOR_TASK
