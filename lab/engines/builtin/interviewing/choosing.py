"""Wordings picked so that none is said twice in an interview."""

from collections.abc import Sequence

from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.reading.lexicon import phrases


def pick(scene: Scene, wordings: Sequence[str]) -> str:
    """A wording not said yet, or ''. It counts as said."""
    start = scene.seed % len(wordings) if wordings else 0
    for wording in [*wordings[start:], *wordings[:start]]:
        if wording not in scene.memory.used:
            scene.memory.used.append(wording)
            return wording
    return ''


def pick_from(scene: Scene, table: str, *path: str) -> str:
    """From a table of phrases: its entry at `path`, in the interview's style where the entry has styles."""
    found = phrases(table)
    for key in path:
        found = found[key]
    if isinstance(found, dict):
        found = found[scene.style]
    return pick(scene, [str(wording) for wording in found])


def chance(scene: Scene, percent: int, salt: int = 0) -> bool:
    """The same for the same turn of the same interview."""
    return (scene.seed // (7 + salt)) % 100 < percent


def with_name(wording: str, name: str) -> str:
    return wording.format(name=f', {name}' if name else '')
