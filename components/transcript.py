"""What was said, turn by turn; each turn can be jumped to."""

from collections.abc import Mapping, Sequence

from components.hear import Hear, Recorded
from components.markup import icon, tag
from lab.models.live import LiveTurn

Quoted = Mapping[int, Sequence[tuple[str, str]]]
"""What a turn is quoted for: by its position, names and the ids they stand under."""


def transcript(
    turns: Sequence[LiveTurn],
    candidate: str,
    classes: str = '',
    recorded: Recorded | None = None,
    again: str = '',
    quoted: Quoted | None = None,
) -> None:
    """Turns are anchored as `#turn-N` by their position; from there one comes back to what `quoted` them. With `again`,
    each answer can be given again at that address.
    """
    with tag('ol', f'talk plain {classes}'):
        for turn in turns:
            _turn(turn, candidate, recorded or {}, again, (quoted or {}).get(turn.position, ()))


def _turn(turn: LiveTurn, candidate: str, recorded: Recorded, again: str, quoted: Sequence[tuple[str, str]]) -> None:
    mine = turn.speaker == 'candidate'
    with tag('li', 'mine' if mine else '', id=f'turn-{turn.position}', tabindex=-1):
        tag('span', 'who', candidate if mine else turn.name)
        tag('p', text=turn.text or '(said nothing)')
        if turn.heard_text is not None:
            tag('p', 'small muted', _cut_in(turn.heard_text))
        if quoted:
            _back(quoted)
        if turn.position in recorded or (mine and again):
            with tag('div', 'line no-print'):
                if turn.position in recorded:
                    Hear(recorded[turn.position], 'Hear it')
                if mine and again:
                    tag('a', 'small again', 'Answer this again', href=f'{again}/{turn.position}')


def _back(quoted: Sequence[tuple[str, str]]) -> None:
    with tag('p', 'small back'):
        icon('quote')
        tag('span', text='Quoted in ')
        for number, (name, anchor) in enumerate(quoted):
            if number:
                tag('span', text=', ')
            tag('a', text=name, href=f'#{anchor}')


def _cut_in(heard: str) -> str:
    words = heard.split()
    return f'You spoke here, after “{" ".join(words[-6:])}”.' if words else 'You spoke before this was heard.'
