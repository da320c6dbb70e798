"""The partner: what the other person says next, the most fitting line that they have not said yet."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from lab.engines.builtin.conversing.manners import Manner, manners
from lab.engines.builtin.conversing.moves import BAD, GOOD, has, heard_in, stems
from lab.engines.builtin.conversing.stance import LISTENING, beginning, moved, near_hint, near_reveal, ready
from lab.models.conversation import Heard, Meeting, Remark, Response, Stance
from lab.models.interview import Turn
from lab.models.scenario import MoveKind

HURRY_S = 60
NEARLY_THE_SAME = 80
OWN_ANSWERS: tuple[MoveKind, ...] = (
    'gives_in',
    'blames',
    'threatens',
    'generalises',
    'demands',
    'excuses',
    'off_topic',
    'owns',
    'credits',
    'acknowledges',
    'says_effect',
    'names_facts',
    'says_wish',
    'gives_reason',
    'asks_open',
    'asks_closed',
    'checks',
    'hedges',
    'small_talk',
)
"""The order in which a persona answers what it heard: what stings before what soothes."""


@dataclass(frozen=True)
class Line:
    """`key` names where it comes from; `plain` lines are said as they are, without a nod before them."""

    text: str
    key: str
    reason: str
    closing: bool = False
    plain: bool = False


@dataclass(frozen=True)
class Moment:
    meeting: Meeting
    before: Stance
    stance: Stance
    heard: list[Heard]
    text: str
    remaining_s: float

    def did(self, *kinds: MoveKind) -> bool:
        return has(self.heard, *kinds)

    @cached_property
    def manner(self) -> Manner:
        return manners(self.meeting.persona_id)


def begin(meeting: Meeting) -> Response:
    stance = beginning(meeting)
    remark = Remark(text=meeting.opening, mood=stance.mood, reason='They open.')
    return Response(remark=remark, stance=stance.model_copy(update={'said': [meeting.opening]}))


def respond(meeting: Meeting, stance: Stance, transcript: list[Turn], remaining_s: float) -> Response:
    """To the transcript's last turn, the candidate's (empty text is silence)."""
    text = transcript[-1].text
    partner_said = next((turn.text for turn in reversed(transcript) if turn.speaker == 'interviewer'), '')
    heard = heard_in(text, partner_said, _subject(meeting))
    moment = Moment(meeting, stance, moved(meeting, stance, heard), heard, text, remaining_s)
    line = next(line for choose in CHOICES for line in choose(moment) if line.text and fresh(line.text, stance.said))
    return _said(moment, line)


def fresh(text: str, said: Sequence[str]) -> bool:
    """Not said before, nor nearly."""
    return all(fuzz.ratio(text, before) < NEARLY_THE_SAME for before in said)


def _ends(moment: Moment) -> Iterator[Line]:
    lines, stance = moment.meeting.lines, moment.stance
    if stance.insults >= 2 and moment.did('insults'):
        yield Line(lines.walks_off, 'walks_off', 'You insulted them twice.', closing=True, plain=True)
    if moment.before.settled:
        yield Line(lines.farewell_settled, 'farewell', 'It was settled.', closing=True, plain=True)
    if moment.did('leaves') or moment.remaining_s <= 0 or stance.silences >= 3:
        why = 'The time was over.' if moment.remaining_s <= 0 else 'You ended it here.'
        yield Line(lines.farewell_open, 'farewell', why, closing=True, plain=True)


def _apart(moment: Moment) -> Iterator[Line]:
    """What has nothing to do with the matter is answered first, in role."""
    for kind in ('insults', 'instructs', 'silence'):
        if moment.did(kind):
            yield from _own(moment, kind)


def _settles(moment: Moment) -> Iterator[Line]:
    if not ready(moment.stance) or not moment.did('proposes', 'fixes', 'checks'):
        return
    if moment.did('fixes') or (moment.did('checks') and moment.stance.offers >= 2):
        yield Line(moment.meeting.lines.agrees, 'agrees', 'You offered something definite that works for both.')
    yield from _weighs(moment, 'Your proposal left something open.')
    if moment.stance.offers >= 3:
        yield Line(moment.meeting.lines.agrees, 'agrees', 'Between you it had become definite enough.')


def _weighs(moment: Moment, reason: str) -> Iterator[Line]:
    for n, text in enumerate(moment.meeting.lines.weighs):
        yield Line(text, f'weighs {n}', reason)


def _too_early(moment: Moment) -> Iterator[Line]:
    """A proposal before they have been heard out is held against their own view."""
    if moment.did('proposes') and not ready(moment.stance):
        for n, text in enumerate(moment.meeting.lines.pushes):
            yield Line(text, f'push {n}', 'You proposed before you had heard them out.')
        yield from _weighs(moment, 'Your proposal met what they still worry about.')


def _escalates(moment: Moment) -> Iterator[Line]:
    """Each once, while what is behind it has not come out."""
    if moment.stance.revealed:
        return
    for n, each in enumerate(moment.meeting.escalations):
        key = f'escalation {n}'
        if key not in moment.stance.used and moment.did(*each.cues):
            yield Line(each.line, key, f'It came because {each.when}.', plain=True)


def _comes_out(moment: Moment) -> Iterator[Line]:
    if moment.did(*LISTENING) and not moment.did(*BAD) and near_reveal(moment.meeting, moment.stance):
        why = 'You listened long enough for them to say what is behind it.'
        yield Line(moment.meeting.lines.reveal, 'reveal', why)


def _opens_up(moment: Moment) -> Iterator[Line]:
    if moment.did(*LISTENING) and not moment.did(*BAD) and near_hint(moment.stance):
        yield Line(moment.meeting.lines.hint, 'hint', 'They began to trust you, and let something show.')


def _answers(moment: Moment) -> Iterator[Line]:
    if not moment.did('asks_open', 'asks_closed'):
        return
    asked = moment.text.lower()
    fits = [(sum(word in asked for word in each.about), n) for n, each in enumerate(moment.meeting.lines.answers)]
    for hits, n in sorted(fits, key=lambda fit: (-fit[0], fit[1])):
        if hits:
            yield Line(moment.meeting.lines.answers[n].line, f'answer {n}', 'You asked about it.')


def _comes_round(moment: Moment) -> Iterator[Line]:
    """Not before there is something to come round to."""
    softer = moment.stance.tension < moment.before.tension or moment.stance.tension == 0
    if softer and len(moment.stance.trust) >= 3 and moment.did(*GOOD) and not moment.did(*BAD):
        for n, text in enumerate(moment.meeting.lines.yields):
            yield Line(text, f'yields {n}', 'What you said made it easier for them.')


def _in_their_manner(moment: Moment) -> Iterator[Line]:
    for kind in OWN_ANSWERS:
        if moment.did(kind):
            yield from _own(moment, kind)


def _pushes(moment: Moment) -> Iterator[Line]:
    for n, text in enumerate(moment.meeting.lines.pushes):
        yield Line(text, f'push {n}', 'They held to their own view.')
    for text in _turned(moment, moment.manner.presses):
        yield Line(text, 'press', 'They wanted to get on.')


def _gives_up(moment: Moment) -> Iterator[Line]:
    lines = moment.meeting.lines
    last = lines.farewell_settled if moment.stance.settled else lines.farewell_open
    yield Line(last, 'farewell', 'There was nothing left to say.', closing=True, plain=True)
    for text in moment.manner.shrugs:
        yield Line(text, 'farewell', 'There was nothing left to say.', closing=True, plain=True)
    yield Line('I have to go. Let’s leave it there.', 'farewell', 'There was nothing left to say.', closing=True)


CHOICES: tuple[Callable[[Moment], Iterator[Line]], ...] = (
    _ends,
    _apart,
    _settles,
    _comes_out,
    _escalates,
    _opens_up,
    _answers,
    _comes_round,
    _too_early,
    _in_their_manner,
    _pushes,
    _gives_up,
)


def _own(moment: Moment, kind: MoveKind) -> Iterator[Line]:
    for text in _turned(moment, moment.manner.to.get(kind, [])):
        yield Line(text, f'to {kind}', REASONS.get(kind, 'They answered what you said.'), plain=True)


def _turned(moment: Moment, texts: list[str]) -> Iterable[str]:
    """Begun at another place in every scenario, so that one persona does not sound the same in all of them."""
    start = sum(map(ord, moment.meeting.scenario_id)) % max(1, len(texts))
    return texts[start:] + texts[:start]


def _said(moment: Moment, line: Line) -> Response:
    stance = moment.stance
    parts = [line.text]
    if not line.plain and (nod := _nod(moment)):
        parts.insert(0, nod)
    if not line.closing and moment.remaining_s < HURRY_S and 'hurries' not in stance.used:
        parts += [text for text in moment.manner.hurries[:1] if not line.text.endswith('?')]
    after = stance.model_copy(
        update={
            'used': [*stance.used, line.key, *(['hurries'] if len(parts) > 1 and moment.remaining_s < HURRY_S else [])],
            'said': [*stance.said, *parts],
            'hinted': stance.hinted or line.key in ('hint', 'reveal'),
            'revealed': stance.revealed or line.key == 'reveal',
            'settled': stance.settled or line.key == 'agrees',
            'finished': line.closing,
        }
    )
    remark = Remark(text=' '.join(parts), mood=stance.mood, reason=line.reason, closing=line.closing)
    return Response(remark=remark, stance=after, heard=moment.heard)


def _nod(moment: Moment) -> str:
    """Every other time, and never one twice."""
    if len(moment.stance.said) % 2:
        return ''
    fresh = (text for text in moment.manner.nods.get(moment.stance.mood, []) if text not in moment.stance.said)
    return next(fresh, '')


def _subject(meeting: Meeting) -> frozenset[str]:
    told = [meeting.situation, meeting.your_goal, meeting.opening, meeting.title, meeting.role, meeting.partner]
    known = [each.line for each in meeting.lines.answers] + [each.line for each in meeting.escalations]
    return stems(' '.join([*told, *known]))


REASONS: dict[MoveKind, str] = {
    'insults': 'You insulted them.',
    'instructs': 'That was not for the person in the room, and they took it as a strange thing to say.',
    'silence': 'You said nothing.',
    'gives_in': 'You gave in, and they noticed.',
    'blames': 'You judged them instead of naming what happened.',
    'threatens': 'It sounded like a threat.',
    'generalises': 'You spoke of always, never or everybody.',
    'demands': 'You told them what they must do.',
    'excuses': 'It sounded like an excuse.',
    'off_topic': 'It was about something else.',
    'owns': 'You named your own part.',
    'credits': 'You said what they do well.',
    'acknowledges': 'You showed that you had understood them.',
    'hedges': 'You went round the point.',
}
