"""What was said, turn by turn; each turn can be jumped to."""

from collections.abc import Sequence

from components.markup import tag
from lab.models.interview import Turn


def transcript(turns: Sequence[Turn], candidate: str, classes: str = '', first: int = 0) -> None:
    """Turns are anchored as `#turn-N`, counted from `first`."""
    with tag('ol', f'talk {classes}'):
        for number, turn in enumerate(turns, start=first):
            transcript_turn(turn, candidate, number)


def transcript_turn(turn: Turn, candidate: str, number: int) -> None:
    mine = turn.speaker == 'candidate'
    with tag('li', 'mine' if mine else '', id=f'turn-{number}'):
        tag('span', 'who', (candidate or 'You') if mine else (turn.name or 'Interviewer'))
        tag('p', text=turn.text or '(said nothing)')
