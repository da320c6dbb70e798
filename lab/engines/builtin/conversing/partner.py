"""The partner: what the other person says next, the most fitting line that they have not said yet."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from lab.engines.builtin.conversing.moment import AT_EASE, Line, Moment
from lab.engines.builtin.conversing.moves import BAD, GOOD, heard_in, stems
from lab.engines.builtin.conversing.settling import held_to, settles, too_early
from lab.engines.builtin.conversing.stance import LISTENING, beginning, moved, near_hint, near_reveal
from lab.models.conversation import Meeting, Mood, Remark, Response, Stance
from lab.models.interview import Turn
from lab.models.scenario import Known, MoveKind

HURRY_S = 60
NEARLY_THE_SAME = 80
MUCH = 4
"""Trust from which nobody who is at ease brings up what they could hold against the other."""
EASY = 1.0
"""Tension under which somebody says what is behind it without being asked once more."""
PLAINLY = 2
"""A word that only such a question holds, or two that others hold too."""
GENERIC = frozenset(
    re.findall(
        r'\w+', 'how what when where who why which first next time need want help do me things change happen could'
    )
)
HINT_FROM, REVEAL_FROM = 2, 3
"""The turn of the candidate's before which nobody would: the matter has hardly been named."""
NODDED = re.compile(r"(?:(?:that's )?\w+|all right|thank you)[.,!] ", re.IGNORECASE)
"""How a line begins that brings its own nod along."""
FEW_STEMS = 1
"""A line with no more content words fits whatever was said."""
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


def begin(meeting: Meeting) -> Response:
    stance = beginning(meeting)
    remark = Remark(text=meeting.opening, mood=stance.mood, reason='They open.')
    return Response(remark=remark, stance=stance.model_copy(update={'said': [meeting.opening]}))


def respond(meeting: Meeting, stance: Stance, transcript: list[Turn], remaining_s: float) -> Response:
    """To the transcript's last turn, the candidate's (empty text is silence)."""
    text = transcript[-1].text
    partner_said = next((turn.text for turn in reversed(transcript) if turn.speaker == 'interviewer'), '')
    heard = heard_in(text, partner_said, _subject(meeting))
    told = [turn.text for turn in transcript if turn.speaker == 'candidate']
    after = moved(meeting, stance, heard)
    moment = Moment(meeting, stance, after, heard, text, ' '.join(told), len(told), remaining_s)
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


def _escalates(moment: Moment) -> Iterator[Line]:
    """Each once, while what is behind it has not come out and they are not at ease."""
    if moment.stance.revealed or (moment.before.tension <= AT_EASE and len(moment.before.trust) >= MUCH):
        return
    for n, each in enumerate(moment.meeting.escalations):
        key = f'escalation {n}'
        if key not in moment.stance.used and moment.did(*each.cues):
            yield Line(each.line, key, f'It came because {each.when}.', plain=True)


def _comes_out(moment: Moment) -> Iterator[Line]:
    """To a listener; at ease also to whoever is plain with them."""
    earned = moment.did(*LISTENING) or (moment.stance.tension < EASY and moment.did(*GOOD, 'proposes', 'fixes'))
    if moment.turns >= REVEAL_FROM and earned and not moment.did(*BAD) and near_reveal(moment.meeting, moment.stance):
        why = 'You listened long enough for them to say what is behind it.'
        yield Line(moment.meeting.lines.reveal, 'reveal', why)


def _opens_up(moment: Moment) -> Iterator[Line]:
    """Not in place of an answer that they plainly have, unless they have just given one."""
    if not moment.before.used[-1:] or not moment.before.used[-1].startswith('answer'):
        yield from _answers(moment, PLAINLY)
    if moment.turns >= HINT_FROM and moment.did(*LISTENING) and not moment.did(*BAD) and near_hint(moment.stance):
        yield Line(moment.meeting.lines.hint, 'hint', 'They began to trust you, and let something show.')


def _answers(moment: Moment, least: int = 1) -> Iterator[Line]:
    """Whether a question is about it shows by the words that such a question holds, or by words of the answer."""
    if not moment.did('asks_open', 'asks_closed'):
        return
    fits = [(_about(moment.text, each), n) for n, each in enumerate(moment.meeting.lines.answers)]
    for hits, n in sorted(fits, key=lambda fit: (-fit[0], fit[1])):
        if hits >= least:
            yield Line(moment.meeting.lines.answers[n].line, f'answer {n}', 'You asked about it.')


def _about(text: str, known: Known) -> int:
    asked = text.lower()
    named = [word for word in known.about if re.search(rf'\b{re.escape(word)}', asked)]
    return sum(1 if word in GENERIC else 2 for word in named) + len(stems(text) & stems(known.line))


def _comes_round(moment: Moment) -> Iterator[Line]:
    """With a line that rests on something the candidate has said."""
    told = stems(moment.told)
    for line in _softer(moment):
        own = stems(line.text)
        if len(own) <= FEW_STEMS or own & told:
            yield line


def _softer(moment: Moment) -> Iterator[Line]:
    """Not before there is something to come round to."""
    softer = moment.stance.tension < moment.before.tension or moment.stance.tension == 0
    if softer and len(moment.stance.trust) >= 3 and moment.did(*GOOD) and not moment.did(*BAD):
        said = stems(moment.text)
        lines = list(enumerate(moment.meeting.lines.yields))
        for n, text in sorted(lines, key=lambda each: (-len(said & stems(each[1])), each[0])):
            yield Line(text, f'yields {n}', 'What you said made it easier for them.')


def _in_their_manner(moment: Moment) -> Iterator[Line]:
    for kind in OWN_ANSWERS:
        if moment.did(kind):
            yield from _own(moment, kind)


def _pushes(moment: Moment) -> Iterator[Line]:
    """Whoever is at ease gives something first."""
    yield from _softer(moment)
    yield from held_to(moment, 'They held to their own view.')
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
    settles,
    _comes_out,
    _escalates,
    _opens_up,
    _answers,
    _comes_round,
    too_early,
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
    if not (line.plain or line.key == 'agrees' or NODDED.match(line.text)) and (nod := _nod(moment, line)):
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


def _nod(moment: Moment, line: Line) -> str:
    """Every other time, never one twice, and never before an answer to a question; a proposal is weighed evenly."""
    mood: Mood = 'even' if line.key.startswith('weighs') else moment.stance.mood
    if len(moment.stance.said) % 2 or moment.did('asks_open', 'asks_closed'):
        return ''
    fresh = (text for text in moment.manner.nods.get(mood, []) if text not in moment.stance.said)
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
