"""The stage of a spoken session: the interviewers as drawn people who listen, think and speak."""

from collections.abc import Mapping, Sequence
from typing import Literal

from nicegui import ui

from components.portrait import Look, drawing
from lab.models.plan import Member

Doing = Literal['listening', 'thinking', 'speaking']


class AvatarStage(ui.element, component='avatar_stage.js', esm={'lab-speech': 'speech'}):
    """`looks` maps avatar ids to looks; the first member has the word until another gets it.

    Mouths, nods and states follow the page's own playback and link. `state` and `give_word` are for what the page
    cannot know: a question that is being thought about, or one that is only shown.
    """

    def __init__(self, members: Sequence[Member], looks: Mapping[str, Look]) -> None:
        super().__init__()
        self._props['seats'] = [
            {'key': each.key, 'name': each.name, 'role': each.role, 'drawing': drawing(looks[each.avatar_id])}
            for each in members
        ]
        self._props['word'] = members[0].key if members else ''

    def give_word(self, key: str) -> None:
        """The member with this key is in focus; the others look on."""
        self._props['word'] = key
        self.run_method('give', key)

    def state(self, member: str, doing: Doing) -> None:
        self.run_method('become', member, doing)
