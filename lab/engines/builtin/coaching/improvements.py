"""Three improvements: the patterns that cost most over the whole interview, each with a place where it shows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lab.engines.builtin.coaching.lexicons import table
from lab.engines.builtin.coaching.rewriting import need_of
from lab.engines.builtin.evaluating.computed import commonest, worst_for_fillers
from lab.engines.builtin.evaluating.evidence import clipped, quote, verified
from lab.engines.builtin.evaluating.judging import Judgement
from lab.engines.builtin.evaluating.lacking import anchors, given_up
from lab.engines.builtin.evaluating.wording import fill, joined, short_question, tally
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.marking import Marked
from lab.models.evaluation import Point
from lab.models.interview import Turn

IMPROVEMENTS = 3
LACKING = 0.35
LONGEST_INSIDE = 16
MANY_FILLERS = 5.0
ASKED_OF = {
    'occasion': 'told', 'own': 'told', 'measured': 'told', 'result': 'told', 'lesson': 'told', 'headline': 'all',
    'reason': 'all', 'check': 'worked', 'option': 'worked', 'role_link': 'motive',
}  # fmt: skip
SEVERITY = {
    'occasion': 3.0, 'own': 2.4, 'measured': 2.2, 'result': 2.0, 'headline': 2.0, 'role_link': 2.0, 'reason': 1.6,
    'check': 1.4, 'option': 1.2, 'lesson': 0.6,
}  # fmt: skip
"""How much it costs when the element is missing in every answer that should have it."""


@dataclass(frozen=True)
class Pattern:
    """`cost` orders them; `mark` is where it shows."""

    kind: str
    cost: float
    mark: Marked | None
    slots: dict[str, str]


def improvements_of(judgement: Judgement, transcript: Sequence[Turn]) -> list[Point]:
    found = sorted(_patterns(judgement, transcript), key=lambda pattern: -pattern.cost)
    points: list[Point] = []
    taken: set[str] = set()
    for pattern in found:
        evidence = quote(pattern.mark, transcript, raw=pattern.kind == 'fillers') if pattern.mark else None
        if len(points) == IMPROVEMENTS or (
            evidence and (evidence.quote in taken or not verified(evidence, transcript))
        ):
            continue
        taken.add(evidence.quote if evidence else pattern.kind)
        slots = {**pattern.slots, 'quote': clipped(evidence.quote, LONGEST_INSIDE) if evidence else ''}
        points.append(
            Point(
                text=fill(table('feedback')['improvements'][pattern.kind], slots),
                evidence=[evidence] if evidence else [],
            )
        )
    return points


def _patterns(judgement: Judgement, transcript: Sequence[Turn]) -> Iterator[Pattern]:
    accounts = [account for account in judgement.accounts if account.kind != 'greeting' and account.marks]
    asked = [account for account in accounts if account.kind != 'closing']
    answered = [account for account in asked if account.standing == 'answer']
    yield from _no_answers(asked)
    yield from _facts(judgement, accounts)
    yield from _missing('occasion', answered)
    told = [account for account in answered if any(mark.real for mark in account.marks)]
    for element in list(SEVERITY)[1:]:
        yield from _missing(element, told)
    yield from _manner(judgement, answered, transcript)
    yield from _fit(judgement, accounts)
    yield from _further(answered, transcript)


def _no_answers(asked: Sequence[Account]) -> Iterator[Pattern]:
    for kind in ('non_answer', 'off_topic'):
        found = [account for account in asked if account.standing == kind]
        if found:
            slots = {
                'count': tally(len(found), len(asked)),
                'asked': short_question(found[0].exchange.question),
            }
            yield Pattern(kind, 1.5 + 3.0 * len(found) / len(asked), given_up(found[0]), slots)


def _facts(judgement: Judgement, accounts: Sequence[Account]) -> Iterator[Pattern]:
    for conflict in judgement.consistency.conflicting[:1]:
        yield Pattern('conflict', 3.0, conflict.mark, {'question': conflict.question})
    for mark in judgement.consistency.withdrawn[:1]:
        yield Pattern('withdrawn', 3.0, mark, {})
    marks = [mark for account in accounts for mark in account.marks]
    for mark in [mark for mark in marks if mark.has('blame') and not mark.ignored][:1]:
        yield Pattern('blame', 2.0, mark, {})
    boasts = [mark for mark in marks if mark.ignored == 'boast']
    if len(boasts) > 1:
        yield Pattern('boast', 2.2, max(boasts, key=lambda mark: len(mark.sentence.kept)), {})


def _missing(element: str, answered: Sequence[Account]) -> Iterator[Pattern]:
    group = [account for account in answered if GROUP[ASKED_OF[element]](account)]
    lacking = [account for account in group if account.strength(element) < LACKING]
    places = [
        mark
        for account in lacking
        for mark in anchors(element, account)[:1]
        if mark.ignored not in ('instruction', 'repeat')
    ]
    if places and (len(lacking) > 1 or len(group) == 1):
        count = tally(len(lacking), len(group))
        yield Pattern(
            element, SEVERITY[element] * _open(lacking) * len(lacking) / len(group), places[0], {'count': count}
        )


def _open(lacking: Sequence[Account]) -> float:
    """How much these answers leave to be done, 0–1: what is missing in a strong answer costs little."""
    return min(1.0, sum(need_of(account) for account in lacking) / len(lacking) / 2)


GROUP: dict[str, Callable[[Account], bool]] = {
    'told': lambda account: account.kind == 'behavioural',
    'worked': lambda account: account.kind in ('behavioural', 'hypothetical', 'explain'),
    'motive': lambda account: account.kind in ('motive', 'fit'),
    'all': lambda account: account.kind not in ('introduction', 'closing'),
}


def _manner(judgement: Judgement, answered: Sequence[Account], transcript: Sequence[Turn]) -> Iterator[Pattern]:
    hygiene = judgement.hygiene
    worst = worst_for_fillers(judgement, transcript)
    if hygiene.fillers and hygiene.fillers > MANY_FILLERS and worst:
        common = joined([f'“{word}”' for word in commonest(judgement, transcript)]) or 'the same one'
        yield Pattern(
            'fillers',
            1.2 + (hygiene.fillers - MANY_FILLERS) / 5,
            worst,
            {'n': str(round(hygiene.fillers)), 'common': common},
        )
    if hygiene.long_answers:
        longest = next((account for account in answered if hygiene.longest_turn in account.turns), None)
        if longest:
            slots = {
                'count': tally(hygiene.long_answers, max(len(answered), hygiene.long_answers)),
                'asked': short_question(longest.exchange.question),
            }
            yield Pattern('long', 1.0 + hygiene.long_answers / max(1, len(answered)), longest.marks[0], slots)


def _fit(judgement: Judgement, accounts: Sequence[Account]) -> Iterator[Pattern]:
    unmet = [need.text for need in judgement.needs if need.posted and not need.met]
    if unmet:
        yield Pattern('needs', 0.8, None, {'need': clipped(unmet[0], LONGEST_INSIDE)})
    closing = [account for account in accounts if account.closes]
    if closing and not any(account.strength('question') for account in closing):
        yield Pattern('question', 1.3, closing[0].marks[0], {})


def _further(answered: Sequence[Account], transcript: Sequence[Turn]) -> Iterator[Pattern]:
    """What is left to say when little is missing, or little was said."""
    marks = sorted((mark for account in answered for mark in account.marks if mark.real), key=lambda mark: -mark.weight)
    if marks:
        yield Pattern('deeper', 0.5, marks[0], {})
        yield Pattern('shorter', 0.3, max(marks, key=lambda mark: len(mark.sentence.kept)), {})
    questions = [turn.text for turn in transcript if turn.speaker == 'interviewer' and '?' in turn.text] or [
        'the first question'
    ]
    if not answered:
        yield Pattern('start', 1.0, None, {'asked': short_question(questions[0])})
    yield Pattern('one_story', 0.2, None, {})
    yield Pattern('aloud', 0.1, None, {})
    yield Pattern('start', 0.05, None, {'asked': short_question(questions[0])})
