"""Where an answer is typed; the draft stays in the browser until the server has the answer."""

from collections.abc import Awaitable, Callable

from nicegui import ui
from nicegui.events import GenericEventArguments


class AnswerBox(ui.element, component='answer_box.js'):
    """`on_send` gets the number of the question answered and the text, `on_draft` whether something is being typed.

    `aside`: it stands beside a microphone, takes little room (none on a small screen until it is asked for, unless it
    is `open`) and never takes the focus by itself.
    """

    def __init__(
        self,
        session_id: str,
        turn: int,
        on_send: Callable[[int, str], Awaitable[None]],
        on_draft: Callable[[bool], object] = lambda _: None,
        aside: bool = False,
        open: bool = False,
    ) -> None:
        super().__init__()
        self._props['draft-key'] = session_id
        self._props['turn'] = turn
        self._props['placeholder'] = 'Or type your answer here' if aside else 'Type what you would say'
        self._props['aside'], self._props['open'] = aside, open

        async def send(event: GenericEventArguments) -> None:
            await on_send(int(event.args['turn']), str(event.args['text']))

        self.on('send', send)
        self.on('draft', lambda event: on_draft(bool(event.args['on'])))

    def focus(self) -> None:
        self.run_method('focus', True)

    def insert(self, words: str) -> None:
        """Behind what stands there, to be corrected before it is sent."""
        self.run_method('insert', words)

    def accepted(self, turn: int) -> None:
        """The server has the answer: the draft may go."""
        self.run_method('accepted', turn)

    def refused(self) -> None:
        """The text stays where it is, to be sent again."""
        self.run_method('refused')

    def send_draft(self) -> None:
        """Time is up: what has been typed counts."""
        self.run_method('sendDraft')

    def wait_for(self, turn: int) -> None:
        """Take the answer to the question with this number."""
        self._props['turn'] = turn
        self.update()
