"""Where what is missing would have stood: the place in the candidate's words that shows a lack."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lab.engines.builtin.evaluating.choosing import SHORT, Quoted, weights_of
from lab.engines.builtin.evaluating.composure import dropped, met, unsettled
from lab.engines.builtin.evaluating.judging import Finding
from lab.engines.builtin.evaluating.levels import GROUPS, Level
from lab.engines.builtin.evaluating.lexicons import table
from lab.engines.builtin.evaluating.wording import short_question
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.elements import asks
from lab.engines.builtin.measuring.marking import Marked

FITTING = 2
"""How many sentences of an answer are fitting places for what is missing."""
ASKED_OF = {'order': ('account',), 'sequence': ('account', 'plan')}
"""Kinds of question of which the order of a story, or of steps, is asked."""
OF_OTHERS = ('objection_handling', 'persuasion', 'listening')
"""Dimensions in which asking is part of any story; elsewhere it is asked of plans only."""
TELLING_WORDS = 6
"""Words from which a sentence is a better place to add something than a shorter one."""
LACKING = 0.5
"""Strength under which an element counts as missing in an answer."""


@dataclass(frozen=True)
class Lack:
    """An element, or a standing, that is missing; `mark` is where it would have stood."""

    element: str
    account: Account
    mark: Marked
    prompt: str = ''

    @property
    def asked(self) -> str:
        """What was asked just before: the follow-up, when it is one that was not met."""
        return short_question(self.prompt or self.account.exchange.question)


def lack_of(finding: Finding, quoted: Quoted) -> Lack | None:
    """The element missed most over the answers that called for it, in the answer that misses it most."""
    if finding.key == 'composure':
        return _composure_lack(finding)
    capped = [level for level in finding.levels if level.cap in table('standings')['lacks'] and level.account.marks]
    if capped and 2 * len(capped) >= len(finding.levels):
        return _standing_lack(capped[0])
    known = table('rationales').get(finding.key, {}).get('lacks', {})
    elements = [element for element, _ in sorted(_gaps(finding, known), key=lambda gap: -gap[1])]
    places = [_places(element, finding) for element in elements]
    fresh = (place for found in places for place in found if quoted.fresh(place.mark))
    again = (place for found in places for place in found)
    return next(fresh, None) or next(again, None) or (_standing_lack(capped[0]) if capped else None)


def _gaps(finding: Finding, known: dict[str, object]) -> Iterator[tuple[str, float]]:
    for element in known:
        wanting = [
            weights_of(finding.key, level.account).get(element, 0.0) * (1 - level.account.strength(element))
            for level in finding.levels
        ]
        if wanting and max(wanting) > 0:
            yield element, sum(wanting)


def _places(element: str, finding: Finding) -> list[Lack]:
    open_to = [level for level in finding.levels if _misses(element, finding.key, level)]
    places = []
    for level in sorted(open_to, key=lambda each: (each.account.strength(element), each.value)):
        usable = [m for m in anchors(element, level.account) if m.ignored not in ('instruction', 'repeat')]
        places += [Lack(element, level.account, mark) for mark in usable[:FITTING]]
    return places


def _misses(element: str, key: str, level: Level) -> bool:
    """Whether the element was called for and is wanting; the order of a story is asked of stories only."""
    account = level.account
    if element == 'clarify' and key not in OF_OTHERS and GROUPS.get(account.kind) != 'plan':
        return False
    if GROUPS.get(account.kind) not in ASKED_OF.get(element, tuple(GROUPS.values())):
        return False
    wanted = element in weights_of(key, account) and account.strength(element) < LACKING
    return wanted and account.standing == 'answer'


def anchors(element: str, account: Account) -> list[Marked]:
    """Sentences beside which the missing element would have stood, most fitting first."""
    spoken = [mark for mark in account.marks if len(mark.sentence.kept) >= SHORT and not _in_passing(mark)]
    finder = ANCHORS.get(element, _acting)
    found = finder([mark for mark in spoken if not mark.has(element) or element == 'result'])
    return sorted(found, key=lambda mark: len(mark.sentence.kept) < TELLING_WORDS)


def _in_passing(mark: Marked) -> bool:
    """A question back, thanks, a plain fact of a life, a word while thinking: nothing is missing there."""
    idle = mark.has('takes_time', 'unknown', 'abandon') and not mark.real
    return asks(mark) or mark.courtesy or mark.biography or idle


def _acting(spoken: Sequence[Marked]) -> list[Marked]:
    return sorted(
        (mark for mark in spoken if not mark.has('limit')),
        key=lambda mark: (not mark.did('i'), not mark.acts, -mark.weight),
    )


def _general(spoken: Sequence[Marked]) -> list[Marked]:
    return sorted(spoken, key=lambda mark: (mark.real, not mark.has('habit', 'boast'), -len(mark.sentence.kept)))


def _unsized(spoken: Sequence[Marked]) -> list[Marked]:
    """Ends that say something changed and not how much."""
    vague = [mark for mark in spoken if not mark.details.numbers and mark.has('outcome', 'result')]
    return sorted(vague, key=lambda mark: (not mark.has('change_word'), not mark.acts, -mark.weight))


def _shared(spoken: Sequence[Marked]) -> list[Marked]:
    return sorted(
        (mark for mark in spoken if not mark.did('i')),
        key=lambda mark: (not mark.did('we'), not mark.has('outcome', 'result'), mark.real),
    )


def _numbered(spoken: Sequence[Marked]) -> list[Marked]:
    return sorted((mark for mark in spoken if mark.details.numbers), key=lambda mark: -mark.weight)


def _first(spoken: Sequence[Marked]) -> list[Marked]:
    return list(spoken[:1])


def _last(spoken: Sequence[Marked]) -> list[Marked]:
    return list(spoken[-1:])


ANCHORS: dict[str, Callable[[Sequence[Marked]], list[Marked]]] = {
    'occasion': _general,
    'specifics': _general,
    'focus': _general,
    'role_link': _general,
    'intended': _general,
    'measured': _unsized,
    'compared': _numbered,
    'own': _shared,
    'headline': _first,
    'on_point': _first,
    'clarify': _first,
    'landing': _last,
    'result': _last,
    'order': _last,
}


def _standing_lack(level: Level) -> Lack | None:
    marks = level.account.marks
    taken_back = [mark for mark in marks if mark.has('withdraw')]
    return Lack(level.cap, level.account, (taken_back or [given_up(level.account)])[0]) if marks else None


def given_up(account: Account) -> Marked:
    """The sentence that shows why an answer was none."""
    giving_up = [mark for mark in account.marks if mark.has('abandon', 'unknown')]
    return (giving_up or account.marks)[0]


def _composure_lack(finding: Finding) -> Lack | None:
    for level in sorted(finding.levels, key=lambda each: each.value):
        account = level.account
        if not account.marks:
            continue
        if account.standing in ('non_answer', 'gibberish', 'echo'):
            return Lack(account.standing, account, given_up(account))
        if dropped(account):
            return Lack('dropped', account, dropped(account)[0])
        if unsettled(account):
            return Lack('unsettled', account, unsettled(account)[0])
        if any(answer.probe for answer in account.exchange.answers) and not met(account):
            last = [answer for answer in account.exchange.answers if answer.probe][-1]
            probed = [mark for mark in account.marks if mark.sentence.turn == last.turn] or account.marks
            return Lack('unmet', account, max(probed, key=lambda mark: len(mark.sentence.kept)), last.prompt)
    empty = [level.account for level in finding.levels if _says_nothing(level.account)]
    return (
        Lack('unfinished', empty[0], max(empty[0].marks, key=lambda mark: len(mark.sentence.kept))) if empty else None
    )


def _says_nothing(account: Account) -> bool:
    return bool(account.marks) and not any(mark.real or mark.acts_told or asks(mark) for mark in account.marks)
