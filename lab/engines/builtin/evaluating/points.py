"""Strengths, risks and role-fit notes: short statements that each rest on the candidate's words."""

from collections.abc import Iterator, Sequence

from lab.engines.builtin.evaluating.choosing import Quoted
from lab.engines.builtin.evaluating.evidence import quote
from lab.engines.builtin.evaluating.judging import Judgement
from lab.engines.builtin.evaluating.lacking import given_up
from lab.engines.builtin.evaluating.lexicons import table
from lab.engines.builtin.evaluating.wording import asked, capital, counted, fill, filled, joined, tally
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.elements import asks
from lab.engines.builtin.measuring.marking import Marked
from lab.models.evaluation import Evidence, Point
from lab.models.interview import Turn

MOST_POINTS = 5
SHORTEST = 5
WORTH = 2.0
"""Weight of details a sentence needs to carry a strength."""
GENERAL_SHARE = 0.5
MOST_NOTES, MOST_UNMET = 4, 3


def strengths_of(judgement: Judgement, transcript: Sequence[Turn], quoted: Quoted) -> list[Point]:
    """One for each element that is truly there, the rarer and weightier first; none when there is none."""
    texts, points, quotes = table('points')['strengths'], [], set()
    for element in texts:
        for mark in _carrying(element, judgement):
            evidence = quote(mark, transcript, element)
            if evidence.quote not in quotes and quoted.fresh(mark):
                points.append(
                    _point(filled(texts[element], {'quote': evidence.quote, 'best': evidence.quote}), evidence)
                )
                quotes.add(evidence.quote)
                quoted.take(mark)
                break
    return points[:MOST_POINTS]


def risks_of(judgement: Judgement, transcript: Sequence[Turn]) -> list[Point]:
    texts, points = table('points')['risks'], []
    for kind, mark, slots in _risks(judgement):
        evidence = quote(mark, transcript)
        points.append(_point(fill(texts[kind], {**slots, 'quote': evidence.quote}), evidence))
    return points[:MOST_POINTS]


def notes_of(judgement: Judgement, transcript: Sequence[Turn]) -> list[Point]:
    """Which of the role's needs the candidate's words met, and which never came up."""
    texts, points = table('points')['notes'], []
    for need in [need for need in judgement.needs if need.met][:MOST_NOTES]:
        evidence = quote(need.met, transcript) if need.met else None
        if evidence:
            key = 'met' if need.posted else 'met_kit'
            points.append(
                _point(
                    filled(texts[key], {'need': _shortened(need.text), 'quote': evidence.quote, 'best': need.text}),
                    evidence,
                )
            )
    unmet = [_shortened(need.text) for need in judgement.needs if need.posted and not need.met]
    if len(unmet) == 1:
        points.append(Point(text=fill(texts['unmet'][0], {'need': unmet[0]})))
    elif unmet:
        points.append(
            Point(text=fill(texts['unmet_many'][0], {'need': joined([f'“{need}”' for need in unmet[:MOST_UNMET]])}))
        )
    return points


def _carrying(element: str, judgement: Judgement) -> list[Marked]:
    counted_in = [account for account in judgement.accounts if account.standing == 'answer' and not account.withdrawn]
    found = [mark for account in counted_in for mark in account.showing(element)]
    bar = 1.0 if element in ('question', 'credit', 'limit', 'lesson') else WORTH
    worthy = [mark for mark in found if mark.real and mark.weight >= bar and not mark.has('blame')]
    return sorted(worthy, key=lambda mark: (element == 'measured' and not mark.has('result', 'span'), -mark.weight))


def _risks(judgement: Judgement) -> Iterator[tuple[str, Marked, dict[str, str]]]:
    accounts = [account for account in judgement.accounts if account.marks and account.kind != 'greeting']
    marks = [mark for account in accounts for mark in account.marks]
    for conflict in judgement.consistency.conflicting[:2]:
        yield 'conflict', conflict.mark, {'question': conflict.question}
    for mark in judgement.consistency.withdrawn[:1]:
        yield 'withdrawn', mark, {}
    yield from _standings(accounts)
    for kind in ('instruction', 'blame', 'repeat', 'boast'):
        found = [
            mark
            for mark in marks
            if (mark.ignored == kind if kind != 'blame' else mark.has('blame') and not mark.ignored)
        ]
        found = [mark for mark in found if len(mark.sentence.kept) >= SHORTEST or kind == 'instruction']
        if len(found) >= (2 if kind in ('boast', 'repeat') else 1):
            yield kind, max(found, key=lambda mark: len(mark.sentence.kept)), {}
    yield from _thin(accounts)


def _standings(accounts: Sequence[Account]) -> Iterator[tuple[str, Marked, dict[str, str]]]:
    judged = [account for account in accounts if account.kind != 'closing']
    for standing in ('non_answer', 'off_topic', 'gibberish', 'echo'):
        found = [account for account in judged if account.standing == standing]
        if found:
            yield (
                standing,
                given_up(found[0]),
                {'count': capital(tally(len(found), len(judged))), 'asked': asked(found[0])},
            )


def _thin(accounts: Sequence[Account]) -> Iterator[tuple[str, Marked, dict[str, str]]]:
    told = [
        account for account in accounts if account.standing == 'answer' and account.kind in ('behavioural', 'weakness')
    ]
    general = [account for account in told if account.strength('occasion') < GENERAL_SHARE]
    if told and len(general) >= GENERAL_SHARE * len(told):
        vague = [
            mark
            for account in general
            for mark in account.marks
            if not mark.real and not mark.ignored and not asks(mark) and len(mark.sentence.kept) > 4
        ]
        if vague:
            yield (
                'no_example',
                max(vague, key=lambda mark: len(mark.sentence.kept)),
                {'count': counted(len(general)) + (' answers' if len(general) > 1 else ' answer')},
            )
    ours = [mark for account in told for mark in account.showing('team')]
    if ours and sum(account.strength('own') > account.strength('team') for account in told) < GENERAL_SHARE * len(told):
        yield 'no_own', ours[0], {}
    unsized = [
        mark
        for account in told
        for mark in account.marks
        if mark.has('outcome', 'result') and not mark.details.numbers and not mark.ignored
    ]
    if unsized and sum(account.strength('measured') > 0 for account in told) < GENERAL_SHARE * len(told):
        yield 'no_measure', unsized[0], {}
    closing = [account for account in accounts if account.closes]
    if closing and not any(account.strength('question') for account in closing):
        yield 'no_question', closing[0].marks[0], {}


def _point(text: str, evidence: Evidence) -> Point:
    return Point(text=text, evidence=[evidence])


def _shortened(need: str) -> str:
    words = need.strip().rstrip('.').split()
    return ' '.join(words[:12]) + ('…' if len(words) > 12 else '')
