"""Whether to probe an answer, and with what: the biggest hole first, nothing twice, less as time runs out."""

from lab.engines.builtin.interviewing.choosing import chance
from lab.engines.builtin.interviewing.clock import is_last_question, must_wrap_up, phase_over, time_pressure
from lab.engines.builtin.interviewing.options import Option, options
from lab.engines.builtin.interviewing.panel import cut_in
from lab.engines.builtin.interviewing.reacting import doubt, reaction
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.interviewing.speech import Speech, said_before
from lab.engines.builtin.reading.lexicon import pattern, plain

MOST_PROBES = 2
MOST_IN_SCENARIO = 3
# what a kind of interview cares for more, or less
TASTE: dict[str, dict[str, float]] = {
    'hr': {'people': 1.15, 'upset': 1.15, 'learned': 1.15, 'tool': 0.6, 'trait': 1.1, 'figure': 0.8, 'choice': 0.85},
    'hiring_manager': {'we': 1.05, 'last_deed': 1.08, 'figure': 1.1},
    'technical': {
        'choice': 1.15,
        'tool': 1.2,
        'faster': 1.1,
        'effect': 1.1,
        'people': 0.8,
        'why_deed': 1.1,
        'how_deed': 1.1,
    },
    'panel': {},
}


def probe(scene: Scene) -> Speech | None:
    """A probe of the last answer, or None when it is better to move on."""
    if not _may_probe(scene):
        return None
    chosen = max(_fitting(scene), key=lambda option: _value(scene, option), default=None)
    if chosen is None or _value(scene, chosen) < _threshold(scene):
        return None
    return _speech(scene, chosen)


def _may_probe(scene: Scene) -> bool:
    """Never in the wrap-up, after the last question, or when a phase has eaten into the next one's time."""
    if scene.state.phase == 'wrap_up' or scene.memory.last_announced or must_wrap_up(scene) or _private(scene):
        return False
    limit = 1 if scene.state.phase == 'warm_up' or is_last_question(scene) else MOST_PROBES
    if scene.state.phase == 'scenario' and not is_last_question(scene):
        limit = MOST_IN_SCENARIO
    if scene.state.phase != 'scenario' and (scene.reading.has('strong') or 'strong' in scene.memory.cues):
        limit = min(limit, 1)
    if phase_over(scene, scene.state.phase):
        limit = min(limit, 1) if time_pressure(scene, scene.state.phase) < 1 else 0
    return scene.state.probes_on_current < limit


def _private(scene: Scene) -> bool:
    """Family, health and the like are nobody's business, unless patients or pupils are the work."""
    about_time_off = scene.current is not None and scene.current.trigger.kind in {'gap', 'short_tenure', 'overlap'}
    said = pattern('private').search(plain(scene.answer))
    return bool(said) and (about_time_off or scene.state.phase in {'warm_up', 'resume'})


def _fitting(scene: Scene) -> list[Option]:
    memory = scene.memory
    strong_only = scene.reading.has('strong')
    no_hooks = scene.current is not None and scene.current.trigger.kind == 'gap'
    return [
        option
        for option in options(scene)
        if option.key not in memory.used
        and (option.cue not in memory.cues or (option.cue == 'always' and scene.state.phase == 'scenario'))
        and option.shape.split()[0] != (memory.shapes[-1].split()[0] if memory.shapes else '')
        and (not option.quote or option.quote not in memory.quotes)
        and _cue_present(scene, option)
        and not (no_hooks and not option.shape.startswith('plan'))
        and not (strong_only and option.cue not in {'strong', 'no_number', 'always'})
        and not said_before(scene, option.text)
    ]


def _cue_present(scene: Scene, option: Option) -> bool:
    """A hook asks for what the answer lacks: no result when it was told, no reason when it was given."""
    reading, kind = scene.reading, option.shape.split()[-1]
    if option.cue == 'strong':
        return reading.has('strong', 'measured') if kind == 'figure' else reading.has('strong')
    if kind in {'last_deed', 'why_deed'}:
        return reading.has('no_result' if kind == 'last_deed' else 'no_reason')
    if kind == 'how_deed':
        return reading.has('short') or (reading.words < 40 and not reading.has('no_result', 'no_number'))
    if kind == 'we':
        return reading.has('no_ownership')
    if kind == 'trait':
        return not reading.has('specific')
    if kind in {'choice', 'tool'}:
        return scene.current is None or scene.current.trigger.kind not in {'unevidenced_skill', 'requirement_missing'}
    return True


def _value(scene: Scene, option: Option) -> float:
    kind = option.shape.split()[-1]
    taste = TASTE[scene.plan.interview_type].get(kind, 1.0)
    wobble = (_wobble(scene, option) % 40) / 1000
    return option.worth * taste + wobble


def _wobble(scene: Scene, option: Option) -> int:
    """So that equal options do not always win in the same order."""
    return (scene.seed ^ sum(map(ord, option.key))) % 997


def _threshold(scene: Scene) -> float:
    """Higher with every probe, with little time, and after an answer that was full anyway."""
    base = 0.5 + 0.12 * scene.state.probes_on_current + 0.2 * time_pressure(scene, scene.state.phase)
    if scene.state.phase == 'warm_up':
        base += 0.14
    if scene.reading.has('strong') and not chance(scene, 70, salt=2):
        base += 0.3
    return base


def _speech(scene: Scene, option: Option) -> Speech:
    planned, memory = scene.current, scene.memory
    memory.used.append(option.key)
    memory.shapes.append(option.shape)
    memory.cues.append(option.cue)
    memory.quotes += [option.quote] if option.quote else []
    scene.state.probes_on_current += 1
    opens_itself = bool(option.lead) or option.shape.split()[0] in {'quote', 'retell'}
    speech = Speech(
        question=option.text,
        phase=scene.state.phase,
        intent=option.intent,
        expected_signal=option.expected_signal,
        reason=option.why,
        reaction=doubt(scene) or ('' if opens_itself else reaction(scene)),
        lead=option.lead,
        trigger=planned.trigger.label if planned else '',
        probe=True,
        question_id=scene.state.current,
        seconds=45,
        again=option.again,
        topic=memory.topic,
    )
    if scene.state.probes_on_current == MOST_PROBES:
        cut_in(scene, speech)
    return speech
