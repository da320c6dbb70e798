"""A question in other words, and smaller ways into it."""

import re

from lab.engines.builtin.interviewing.choosing import pick
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.reading.demand import demand_of
from lab.engines.builtin.reading.lexicon import phrases


def rephrased(question: str, topic: str) -> str:
    """By the first pattern of the table that fits; else by its topic."""
    for pattern, wording in phrases('rephrase'):
        if found := re.fullmatch(pattern, question.strip()):
            words = {key: value.lower() if key == 'w' else value for key, value in found.groupdict().items()}
            return str(wording.format(**words))
    return f'It was about {topic}. What comes to mind?' if topic else 'What comes to your mind there?'


def easier_than(scene: Scene, question: str) -> str:
    """A smaller way in that suits what the question asks for; not marked as said before it is used."""
    wordings = phrases('easier')[demand_of(question)]['easier']
    fresh = [wording for wording in wordings if wording not in scene.memory.used]
    return str(fresh[scene.seed % len(fresh)]) if fresh else ''


def adjacent_to(scene: Scene, question: str) -> str:
    """Something close to the question, for someone who does not know."""
    return pick(scene, phrases('easier')['unsure'][demand_of(question)])
