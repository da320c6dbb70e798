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
TOLD, MINE = Markup('<li id="turn-{}" tabindex="-1"{}>{}</li>'), Markup(' class="mine"')
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
    quotes = quoted or {}
    if not recorded:
        told = (_told(turn, candidate, again, quotes.get(turn.position, ())) for turn in turns)
        plain(Markup('').join(told), f'talk plain {classes}', 'ol')
        return
    with tag('ol', f'talk plain {classes}'):
        for turn in turns:
            _turn(turn, candidate, recorded, again, quotes.get(turn.position, ()))


def quoted_for(judged: Iterable[tuple[str, str, Sequence[Evidence]]]) -> Quoted:
    """From names, the ids they stand under, and what they quote."""
    found: dict[int, list[tuple[str, str]]] = {}
    for name, place, evidence in judged:
        for turn in {each.turn for each in evidence}:
            found.setdefault(turn, []).append((name, place))
    return found


def _told(turn: LiveTurn, candidate: str, again: str, quoted: Sequence[tuple[str, str]]) -> Markup:
    over = _again(turn, again)
    said = _said(turn, candidate, quoted) + (LINE.format(over) if over else '')
    return TOLD.format(turn.position, MINE if turn.speaker == 'candidate' else '', said)


def _turn(turn: LiveTurn, candidate: str, recorded: Recorded, again: str, quoted: Sequence[tuple[str, str]]) -> None:
    """A recorded answer can be heard."""
    with tag('li', 'mine' if turn.speaker == 'candidate' else '', id=f'turn-{turn.position}', tabindex=-1):
        plain(_said(turn, candidate, quoted), 'said')
        over, heard = _again(turn, again), recorded.get(turn.position)
        if over or heard:
            with tag('div', 'line no-print'):
                if heard:
                    Hear(heard, 'Hear it')
                if over:
                    plain(over, name='span')


def _said(turn: LiveTurn, candidate: str, quoted: Sequence[tuple[str, str]]) -> Markup:
    name = candidate if turn.speaker == 'candidate' else turn.name
    heard = '' if turn.heard_text is None else CUT.format(_cut_in(turn.heard_text))
    return TURN.format(name, turn.text or '(said nothing)', heard, _back(quoted))


def _again(turn: LiveTurn, address: str) -> Markup:
    return AGAIN.format(address, turn.position) if address and turn.speaker == 'candidate' else Markup('')


def _back(quoted: Sequence[tuple[str, str]]) -> Markup:
    links = Markup('<span>, </span>').join(QUOTED.format(anchor, name) for name, anchor in quoted)
    return BACK.format(ICON.format('quote'), links) if quoted else Markup('')


def _cut_in(heard: str) -> str:
    words = heard.split()
    return f'You spoke here, after “{" ".join(words[-6:])}”.' if words else 'You spoke before this was heard.'
