"""Settling: how the other person takes a proposal, before they have been heard out and after."""

import re
from collections.abc import Iterator

from lab.engines.builtin.conversing.moment import AT_EASE, Line, Moment
from lab.engines.builtin.conversing.moves import BAD, stems
from lab.engines.builtin.conversing.stance import ready

ASSENT = re.compile(
    r'(?i)(?:(?:yes|yeah|okay|ok|great|super|perfect|good|fine|agreed|deal|sure|thanks|thank you|cheers)\b[,.! ]*)+'
    r"(?:(?:that(?:'s| is) (?:fine|good|great)|works|sounds good|you too|so much|then)\b[^?]{0,30})?"
    r'(?:\b[A-Z]\w+)?[.! ]*'
)
"""A whole turn that only says yes, or thanks."""
LEAST_ANSWER = 4
"""Words from which a turn can answer a question that was put to a proposal."""


def settles(moment: Moment) -> Iterator[Line]:
    """Something definite settles it once it has been weighed, or a yes to what lies on the table."""
    stance, assents = moment.stance, ASSENT.fullmatch(moment.text.strip()) is not None
    answers = _answers_what_was_weighed(moment)
    if not ready(stance) or not (moment.did('proposes', 'fixes', 'checks') or assents or answers):
        return
    weighed = stance.offers >= 3 or any(key.startswith('weighs') for key in stance.used)
    definite = moment.did('fixes') or (moment.did('checks') and stance.offers >= 2)
    if (definite and weighed) or (assents and stance.offers >= 1 and weighed) or answers:
        yield Line(moment.meeting.lines.agrees, 'agrees', 'You offered something definite that works for both.')
    if not assents:
        yield from _weighs(moment, 'Your proposal left something open.')
    if stance.offers >= 3:
        yield Line(moment.meeting.lines.agrees, 'agrees', 'Between you it had become definite enough.')


def _answers_what_was_weighed(moment: Moment) -> bool:
    weighed = moment.before.used[-1:] and moment.before.used[-1].startswith('weighs')
    evades = moment.did(*BAD, 'silence', 'hedges', 'gives_in', 'off_topic', 'proposes', 'asks_open', 'asks_closed')
    return bool(weighed) and not evades and len(moment.text.split()) >= LEAST_ANSWER


def _weighs(moment: Moment, reason: str) -> Iterator[Line]:
    for n, text in enumerate(moment.meeting.lines.weighs):
        yield Line(text, f'weighs {n}', reason)


def too_early(moment: Moment) -> Iterator[Line]:
    """A proposal before they have been heard out is held against their own view."""
    if moment.did('proposes') and not ready(moment.stance):
        if moment.stance.tension <= AT_EASE:
            yield from _weighs(moment, 'Your proposal left something open.')
        yield from held_to(moment, 'You proposed before you had heard them out.')
        yield from _weighs(moment, 'Your proposal met what they still worry about.')


def held_to(moment: Moment, reason: str) -> Iterator[Line]:
    """Their own view, the line that is nearest to what was said first."""
    said = stems(moment.text)
    lines = list(enumerate(moment.meeting.lines.pushes))
    for n, text in sorted(lines, key=lambda each: (-len(said & stems(each[1])), each[0])):
        yield Line(text, f'push {n}', reason)
