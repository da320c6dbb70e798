"""What was said, turn by turn; each turn can be jumped to."""

from collections.abc import Sequence

from components.markup import tag
from lab.models.live import LiveTurn


def transcript(turns: Sequence[LiveTurn], candidate: str, classes: str = '', voices: str = '', again: str = '') -> None:
    """Turns are anchored as `#turn-N` by their position. With `voices`, the address of the session's recordings, those
    that were recorded can be heard. With `again`, each answer can be given again at that address.
    """
    with tag('ol', f'talk plain {classes}'):
        for turn in turns:
            _turn(turn, candidate, voices, again)


def _turn(turn: LiveTurn, candidate: str, voices: str, again: str) -> None:
    mine = turn.speaker == 'candidate'
    with tag('li', 'mine' if mine else '', id=f'turn-{turn.position}', tabindex=-1):
        tag('span', 'who', candidate if mine else turn.name)
        tag('p', text=turn.text or '(said nothing)')
        if turn.heard_text is not None:
            tag('p', 'small muted', _cut_in(turn.heard_text))
        if voices and turn.recorded:
            player = tag('audio', 'own-voice', controls=True, preload='none', src=f'{voices}/{turn.position}.wav')
            player.props(f'id=voice-{turn.position} aria-label="Your voice in this answer"')
        if mine and again:
            tag('a', 'small again no-print', 'Answer this again', href=f'{again}/{turn.position}')


def _cut_in(heard: str) -> str:
    words = heard.split()
    return f'You spoke here, after “{" ".join(words[-6:])}”.' if words else 'You spoke before this was heard.'
