"""Short human reactions that fit what was said: none after a quote, never praise, never the same twice."""

from lab.engines.builtin.interviewing.choosing import chance, pick, pick_from
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.reading.lexicon import pattern, phrases, plain
from lab.models.interview import NoticeKind

# how often something is said at all, in percent
TALKATIVE = {'friendly': 78, 'neutral': 52, 'stress': 30}
THIN: tuple[NoticeKind, ...] = ('short', 'vague', 'no_example', 'repeats_self', 'hedged')


def reaction(scene: Scene) -> str:
    sad = pattern('sad').search(plain(scene.answer)) and pick_from(scene, 'reactions', 'sad')
    if sad:
        return sad
    if scene.reading.has('rambling'):
        return pick_from(scene, 'reactions', 'long')
    if not chance(scene, TALKATIVE[scene.style]):
        return ''
    kind = 'thin' if scene.reading.has(*THIN) else 'plain'
    return _fresh(scene, kind)


def doubt(scene: Scene) -> str:
    """Under stress, a sceptical word before a probe; now and then."""
    if scene.style != 'stress' or not chance(scene, 55, salt=1):
        return ''
    return (
        _fresh(scene, 'doubt')
        if scene.reading.has(*THIN, 'no_number', 'no_result', 'no_reason', 'no_ownership')
        else ''
    )


def _fresh(scene: Scene, kind: str) -> str:
    return pick(scene, phrases('reactions')[scene.style][kind])
