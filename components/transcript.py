"""What was said, turn by turn; each turn can be jumped to."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from components.hear import Hear, Recorded
from components.markup import tag
from components.plain import ICON, plain
from lab.models.evaluation import Evidence
from lab.models.live import LiveTurn

Quoted = Mapping[int, Sequence[tuple[str, str]]]
"""What a turn is quoted for: by its position, names and the ids they stand under."""
TURN = Markup('<span class="who">{}</span><p>{}</p>{}{}')
CUT, LINE = Markup('<p class="small muted">{}</p>'), Markup('<div class="line no-print">{}</div>')
AGAIN = Markup('<a class="small again" href="{}/{}">Answer this again</a>')
BACK, QUOTED = Markup('<p class="small back">{}<span>Quoted in </span>{}</p>'), Markup('<a href="#{}">{}</a>')


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


def quoted_for(judged: Iterable[tuple[str, str, Sequence[Evidence]]]) -> Quoted:
    """From names, the ids they stand under, and what they quote."""
    found: dict[int, list[tuple[str, str]]] = {}
    for name, place, evidence in judged:
        for turn in {each.turn for each in evidence}:
            found.setdefault(turn, []).append((name, place))
    return found


def _turn(turn: LiveTurn, candidate: str, recorded: Recorded, again: str, quoted: Sequence[tuple[str, str]]) -> None:
    """A recorded answer holds a button; any other turn only shows something."""
    mine = turn.speaker == 'candidate'
    heard = '' if turn.heard_text is None else CUT.format(_cut_in(turn.heard_text))
    said = TURN.format(candidate if mine else turn.name, turn.text or '(said nothing)', heard, _back(quoted))
    over = AGAIN.format(again, turn.position) if mine and again else Markup('')
    place = {'id': f'turn-{turn.position}', 'tabindex': -1}
    if turn.position not in recorded:
        plain(said + (LINE.format(over) if over else ''), 'mine' if mine else '', 'li').props.update(place)
        return
    with tag('li', 'mine' if mine else '') as line:
        line.props.update(place)
        plain(said, 'said')
        with tag('div', 'line no-print'):
            Hear(recorded[turn.position], 'Hear it')
            if over:
                plain(over, name='span')


def _back(quoted: Sequence[tuple[str, str]]) -> Markup:
    links = Markup('<span>, </span>').join(QUOTED.format(anchor, name) for name, anchor in quoted)
    return BACK.format(ICON.format('quote'), links) if quoted else Markup('')


def _cut_in(heard: str) -> str:
    words = heard.split()
    return f'You spoke here, after “{" ".join(words[-6:])}”.' if words else 'You spoke before this was heard.'
