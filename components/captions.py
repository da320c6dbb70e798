"""Captions of both sides of a spoken session, as they speak."""

from collections.abc import Sequence

from nicegui import ui

from lab.models.plan import Member
from lab.models.user import CaptionSize


class Captions(ui.element, component='captions.js', esm={'lab-speech': 'speech'}):
    """The interviewer's sentences appear as they begin to sound, the candidate's words as they are heard.

    Both come from the page's own playback and link. Whether they are shown and how large stays in the browser; `size`
    is how large they are where nothing else was chosen there.
    """

    def __init__(
        self, members: Sequence[Member], empty: str = 'What is said will appear here.', size: CaptionSize = 'normal'
    ) -> None:
        super().__init__()
        self._props['names'] = {member.key: member.name for member in members}
        self._props['word'] = members[0].key if members else ''
        self._props['empty'] = empty
        self._props['preferred'] = size

    def give_word(self, key: str) -> None:
        """What sounds next is said by the member with this key, unless the link names another."""
        self.run_method('give', key)

    def show(self, name: str, text: str) -> None:
        """What somebody says without sound: a typed session, or a synthesiser that is off."""
        self.run_method('show', name, text)
