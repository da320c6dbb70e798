"""Short human reactions that fit what was said: none after a quote, never praise, never the same twice."""

from lab.engines.builtin.interviewing.choosing import chance, pick, pick_from
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.reading.lexicon import pattern, phrases, plain
from lab.models.interview import NoticeKind

# how often something is said at all, in percent
TALKATIVE = {'friendly': 85, 'neutral': 52, 'stress': 30}
THIN: tuple[NoticeKind, ...] = ('short', 'vague', 'no_example', 'repeats_self', 'hedged')


def reaction(scene: Scene) -> str:
    said = plain(scene.answer)
    sad = (pattern('sad').search(said) or _time_off_for_others(scene, said)) and pick_from(scene, 'reactions', 'sad')
    if sad:
        return sad
    if scene.reading.has('rambling'):
        return pick_from(scene, 'reactions', 'long')
    if not chance(scene, TALKATIVE[scene.style]):
        return ''
    kind = 'thin' if scene.reading.has(*THIN) else 'plain'
    return _fresh(scene, kind)


def _time_off_for_others(scene: Scene, said: str) -> bool:
    gap = scene.current is not None and scene.current.trigger.kind == 'gap'
    return gap and bool(pattern('private').search(said))


def doubt(scene: Scene) -> str:
    """Under stress, a sceptical word before a probe; now and then."""
    if scene.style != 'stress' or not chance(scene, 55, salt=1):
        return ''
    if scene.reading.has('short', 'vague', 'no_example'):
        return _fresh(scene, 'thin_doubt')
    lacking = scene.reading.has('no_number', 'no_result', 'no_reason', 'no_ownership', 'hedged')
    return _fresh(scene, 'doubt') if lacking else ''


def _fresh(scene: Scene, kind: str) -> str:
    return pick(scene, phrases('reactions')[scene.style][kind])
