"""Panels: who has the floor and for how long, how it changes hands in words, and when another member follows up."""

from collections.abc import Sequence

from lab.engines.builtin.interviewing.choosing import chance, pick_from
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.interviewing.speech import Speech
from lab.engines.builtin.planning.spoken import with_article
from lab.engines.builtin.reading.words import content_stems
from lab.models.plan import Member, PlannedQuestion

FEWEST, MOST = 2, 4
"""Planned questions in a row: the floor then changes hands some seven times in a quarter of an hour."""
AHEAD = 6
LONG = 20
ENDS = ('warm_up', 'wrap_up')


def next_for(scene: Scene, left: Sequence[PlannedQuestion]) -> PlannedQuestion:
    """Whoever asks stays for a few questions; then whoever has said least takes over with one of their own."""
    if len(scene.plan.members) < 2:
        return left[0]
    near = left[:AHEAD]
    if scene.memory.in_row >= FEWEST and (unheard := _of_unheard(scene, left)):
        return unheard
    own = [question for question in near if asker(scene, question) == scene.memory.speaker]
    if own and scene.memory.in_row < MOST:
        return own[0]
    others = [question for question in near if question.asked_by != scene.memory.speaker]
    said = [turn.name for turn in scene.transcript if turn.speaker == 'interviewer']
    return min(others, key=lambda question: said.count(scene.member(question.asked_by).name)) if others else left[0]


def _of_unheard(scene: Scene, left: Sequence[PlannedQuestion]) -> PlannedQuestion | None:
    """The first question of somebody who has asked nothing yet."""
    return next((question for question in left if not _has_spoken(scene, scene.member(question.asked_by))), None)


def asker(scene: Scene, question: PlannedQuestion) -> str:
    """Who it was planned for; what nobody has a claim to may be asked by whoever has only just taken the floor."""
    skills = {skill for member in scene.plan.members for skill in member.skills}
    tied = question.skill in skills or scene.phase_of(question.id) in ENDS
    return question.asked_by if tied or scene.memory.in_row >= FEWEST else scene.memory.speaker


def hand_over(scene: Scene, speech: Speech) -> str:
    """What the new speaker says first; '' when the speaker stays. The speech's speaker becomes the current one."""
    after = scene.member(speech.speaker or scene.memory.speaker)
    if after.key == scene.memory.speaker:
        scene.memory.in_row += 1
        return ''
    back = speech.phase == 'wrap_up' and after.key == scene.plan.members[0].key
    return take_back(scene) if back else _take_floor(scene, after)


def take_back(scene: Scene) -> str:
    """The one who opened closes; '' when they have the floor already."""
    first, before = scene.plan.members[0], scene.speaker
    if first.key == before.key:
        return ''
    _now_speaks(scene, first)
    return pick_from(scene, 'panel', 'hand_back').format(name=_first(before)) or f'Thank you, {_first(before)}.'


def cut_in(scene: Scene, speech: Speech) -> None:
    """A second probe may come from another member whose interest the answer touches."""
    most = 2 if scene.plan.minutes >= LONG else 1
    if len(scene.plan.members) < 2 or scene.memory.cut_ins >= most or not chance(scene, 45, salt=3):
        return
    said = content_stems(scene.answer)
    for member in scene.plan.members:
        about = content_stems(f'{member.interest} {" ".join(member.skills)}')
        if member.key != scene.memory.speaker and said & about and _has_spoken(scene, member):
            scene.memory.cut_ins += 1
            _now_speaks(scene, member)
            speech.speaker, speech.reaction, speech.setup = member.key, '', pick_from(scene, 'panel', 'cut_in')
            return


def _take_floor(scene: Scene, after: Member) -> str:
    before, new = scene.speaker, not _has_spoken(scene, after)
    _now_speaks(scene, after)
    entry = 'hand_over'
    if new:
        entry = 'first_word' if after.key in scene.memory.met else 'introduce'
    words = {'name': _first(before), 'own': after.name, 'role': after.role, 'a_role': with_article(after.role)}
    return (pick_from(scene, 'panel', entry) or 'Thanks, {name}.').format(**words)


def _now_speaks(scene: Scene, member: Member) -> None:
    scene.memory.speaker, scene.memory.in_row = member.key, 1


def _has_spoken(scene: Scene, member: Member) -> bool:
    return any(turn.speaker == 'interviewer' and turn.name == member.name for turn in scene.transcript)


def _first(member: Member) -> str:
    return member.name.split()[0]
