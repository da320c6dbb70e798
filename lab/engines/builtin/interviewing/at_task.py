"""At a task: the interviewer lets the candidate work, asks about what stands there, keeps the time and moves on."""

import hashlib
import re
from collections.abc import Callable

from lab.engines.builtin.interviewing.choosing import pick, pick_from
from lab.engines.builtin.interviewing.clock import must_wrap_up, reserve
from lab.engines.builtin.interviewing.options import CUES
from lab.engines.builtin.interviewing.over_shoulder import Look, looks
from lab.engines.builtin.interviewing.reacting import reaction
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.interviewing.speech import Speech, remark, said_before
from lab.engines.builtin.reading.lexicon import phrases, plain
from lab.engines.builtin.reviewing.said import apart, spoken
from lab.engines.builtin.reviewing.work import program_of, typed_in_answers
from lab.models.kit import BankTask
from lab.models.task import TaskWork

LEFT_TO_WARN = 100.0
LEAST_LEFT = 25.0
MOST_AFTER_DONE = 2
WORDS_OF_AN_IDEA = 12
ANSWER_S = 90
DONE = re.compile(
    r"(?i)\b(?:i(?:'m| am) (?:done|finished|through|happy with (?:it|that))|(?:all )?done|finished|here it is"
    r"|(?:that's|that is|that would be) (?:it|all|my (?:solution|answer|code|query))|it's complete"
    r"|i think (?:that's|that is|it's|we're) (?:it|all|done))\b"
)
ONWARD = re.compile(
    r'(?i)\b(?:next question|move on|go on to the next|skip (?:this|it|the task)|leave (?:it|this) there)\b'
)


def at_task(scene: Scene, onward: Callable[[Scene], Speech]) -> Speech | None:
    """None where the general rules know better: a wish to stop, anger, orders, a moment to think."""
    planned = scene.current
    if planned is None or planned.task is None or scene.state.phase != 'scenario':
        return None
    _begin(scene, planned.task)
    reading, work = scene.reading, _work(scene, planned.task)
    changed = _changed(scene, work)
    if reading.has('hostile', 'instruction', 'asks_time', 'asks_repeat'):
        return None
    if _over(scene) or ONWARD.search(plain(scene.answer)):
        return _leave(scene, onward)
    if reading.has('silence', 'dont_know') and not changed:
        return None
    if reading.has('silence'):
        return remark(
            scene, pick_from(scene, 'tasks', 'working') or 'Go on.', 'Let them work', 'You were writing.', ANSWER_S
        )
    if reading.has('asks_back') and (open_question := _left_open(scene)):
        return open_question
    return _about(scene, planned.task, work) or _leave(scene, onward)


def _about(scene: Scene, task: BankTask, work: TaskWork) -> Speech | None:
    memory = scene.memory
    done = bool(DONE.search(plain(scene.answer)))
    memory.task_done += done or bool(memory.task_done)
    if memory.task_done > MOST_AFTER_DONE or len(memory.task_asked) >= 2 * _most(task):
        return None
    if work.empty and 'write' not in memory.task_asked and not done:
        return _write(scene, task)
    talk = spoken(scene.transcript, task.id, task.prompt)
    found = [
        look for look in looks(task, work, talk, done=done) if _new(scene, look) and _called_for(scene, look, work)
    ]
    if not found:
        return None
    return _asked(scene, found[0], task)


def _asked(scene: Scene, look: Look, task: BankTask) -> Speech:
    memory = scene.memory
    memory.task_asked += [look.key, look.topic]
    scene.state.probes_on_current += 1
    speech = remark(scene, look.asks, look.intent, look.why, ANSWER_S)
    warned = _time_left(scene)
    speech.expected_signal, speech.probe = look.signal, True
    speech.reaction = warned or reaction(scene)
    speech.lead = _place(scene, look, task)
    return speech


def _place(scene: Scene, look: Look, task: BankTask) -> str:
    """Where the question is about, in the candidate's own names; not for questions that name the line themselves."""
    if not look.lead.startswith('line '):
        return ''
    number = look.lead.removeprefix('line ')
    wording = pick(scene, list(phrases('tasks')['line']))
    return wording.format(line=number, name=_name(scene, task)) if wording else f'Line {number}.'


def _name(scene: Scene, task: BankTask) -> str:
    program = program_of(_work(scene, task))
    return program.main.name if program is not None and program.main is not None else 'your code'


def _write(scene: Scene, task: BankTask) -> Speech:
    """An idea told is to be put down; with no idea told yet, the first step is asked for."""
    memory = scene.memory
    memory.task_asked.append('write')
    kind = 'coding' if task.kind == 'coding' else 'prose'
    told = len(scene.answer.split()) >= WORDS_OF_AN_IDEA
    speech = remark(
        scene,
        pick(scene, list(phrases('tasks')['write_asks'])) or 'Where do you begin?',
        'Have the idea put down',
        'You told your idea, so the interviewer asked to see it.' if told else 'There was nothing to look at yet.',
        ANSWER_S,
    )
    speech.lead = pick(scene, list(phrases('tasks')['write'][kind])) if told else ''
    return speech


def _left_open(scene: Scene) -> Speech | None:
    """A question about the task: what the text leaves open is the candidate's to choose."""
    reply = pick(scene, list(phrases('tasks')['open']))
    asks = pick(scene, list(phrases('tasks')['open_asks']))
    if not reply or not asks:
        return None
    speech = remark(
        scene, asks, 'Leave an open point to them', 'You asked about the task, so the choice was left to you.', ANSWER_S
    )
    speech.setup = reply
    return speech


def _leave(scene: Scene, onward: Callable[[Scene], Speech]) -> Speech:
    speech = onward(scene)
    speech.reaction = ''
    closing = pick_from(scene, 'tasks', 'leave')
    speech.setup = ' '.join(part for part in (closing, speech.setup) if part)
    scene.memory.task_from = 0.0
    return speech


def _begin(scene: Scene, task: BankTask) -> None:
    """The clock of the task: its own minutes, or what the session leaves it."""
    memory = scene.memory
    if memory.task_id == task.id:
        return
    memory.task_id, memory.task_asked, memory.task_done, memory.task_warned = task.id, [], 0, False
    stretched = memory.total_s / max(scene.plan.minutes * 60, 1.0)
    phase = scene.phase('scenario')
    given = max(phase.budget_s if phase else 0, 0.5 * task.minutes * 60) * stretched
    spoken_s = len(scene.answer.split()) / 2.5
    memory.task_from = scene.remaining_s + spoken_s
    memory.task_s = min(task.minutes * 60 * stretched, given, memory.task_from - reserve(scene))


def _over(scene: Scene) -> bool:
    return _left(scene) <= LEAST_LEFT or must_wrap_up(scene)


def _left(scene: Scene) -> float:
    return scene.memory.task_s - (scene.memory.task_from - scene.remaining_s)


def _time_left(scene: Scene) -> str:
    """Said once, when the end of the task is near."""
    left = _left(scene)
    if scene.memory.task_warned or left > LEFT_TO_WARN:
        return ''
    scene.memory.task_warned = True
    said = 'a minute' if left < 75 else 'a minute and a half'
    return pick_from(scene, 'tasks', 'time').format(left=said)


def _most(task: BankTask) -> int:
    """Questions while they work: about one every two minutes."""
    return 2 + task.minutes // 2


def _work(scene: Scene, task: BankTask) -> TaskWork:
    """What stands in the panel; what was typed as an answer counts too."""
    last = scene.transcript[-1] if scene.transcript else None
    work = (last.work if last else None) or TaskWork()
    if work.code.strip():
        return work
    return work.model_copy(update={'code': apart(scene.answer)[1] or typed_in_answers(task.id, scene.transcript)})


def _changed(scene: Scene, work: TaskWork) -> bool:
    mark = hashlib.sha256(f'{work.code}\0{work.text}'.encode()).hexdigest()[:12]
    changed = not work.empty and mark != scene.memory.task_mark
    scene.memory.task_mark = mark
    return changed


def _called_for(scene: Scene, look: Look, work: TaskWork) -> bool:
    """What goes deeper waits for something to go deeper into: work in the panel, or an answer with the cue."""
    return look.cue == 'always' or not work.empty or scene.reading.has(*CUES[look.cue])


def _new(scene: Scene, look: Look) -> bool:
    return not {look.key, look.topic} & set(scene.memory.task_asked) and not said_before(scene, look.asks)
