"""An answer spoken instead of typed: recorded in the page, written down by the server, corrected by the candidate."""

from collections.abc import Callable

from nicegui import ui

ADDRESS = '/api/dictation'


class Dictation(ui.element, component='dictation.js', esm={'lab-speech': 'speech'}):
    """`on_words` gets what was understood of each recording of at most `longest` seconds."""

    def __init__(self, on_words: Callable[[str], object], longest: int = 120) -> None:
        super().__init__()
        self._props.update({'address': ADDRESS, 'longest': longest})
        self.on('words', lambda event: on_words(str(event.args['text'])))
