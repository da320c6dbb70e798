"""What was said, turn by turn; each turn can be jumped to."""

from collections.abc import Sequence

from components.markup import tag
from lab.models.live import LiveTurn


def transcript(turns: Sequence[LiveTurn], candidate: str, classes: str = '') -> None:
    """Turns are anchored as `#turn-N` by their position."""
    with tag('ol', f'talk plain {classes}'):
        for turn in turns:
            _turn(turn, candidate)


def _turn(turn: LiveTurn, candidate: str) -> None:
    mine = turn.speaker == 'candidate'
    with tag('li', 'mine' if mine else '', id=f'turn-{turn.position}'):
        tag('span', 'who', candidate if mine else turn.name)
        tag('p', text=turn.text or '(said nothing)')
