"""Panels: members take over by name, introduce themselves once, and now and then follow up on each other."""

from lab.engines.builtin.interviewing.choosing import chance, pick_from
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.interviewing.speech import Speech
from lab.engines.builtin.reading.words import content_stems

MOST_CUT_INS = 2


def hand_over(scene: Scene, speech: Speech) -> str:
    """What the new speaker says first; '' when the speaker stays. The speech's speaker becomes the current one."""
    before, after = scene.speaker, scene.member(speech.speaker or scene.memory.speaker)
    scene.memory.in_row = scene.memory.in_row + 1 if after.key == before.key else 1
    scene.memory.speaker = after.key
    if after.key == before.key:
        return ''
    thanks = pick_from(scene, 'transitions', 'hand_over').format(name=_first(before.name))
    return thanks or f'{_first(after.name)} again.'


def cut_in(scene: Scene, speech: Speech) -> None:
    """A second probe may come from another member whose interest the answer touches."""
    if len(scene.plan.members) < 2 or scene.memory.cut_ins >= MOST_CUT_INS or not chance(scene, 45, salt=3):
        return
    said = content_stems(scene.answer)
    for member in scene.plan.members:
        about = content_stems(f'{member.interest} {" ".join(member.skills)}')
        if member.key != scene.memory.speaker and said & about:
            opening = pick_from(scene, 'transitions', 'cut_in')
            scene.memory.cut_ins += 1
            scene.memory.speaker, scene.memory.in_row = member.key, 1
            speech.speaker, speech.reaction, speech.setup = member.key, '', opening
            return


def _first(name: str) -> str:
    return name.split()[0]
