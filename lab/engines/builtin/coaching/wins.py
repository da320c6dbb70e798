"""Three wins: strong places in the candidate's words, or small true things when there are few."""

from collections.abc import Iterator, Sequence

from lab.engines.builtin.coaching.lexicons import table
from lab.engines.builtin.evaluating.evidence import clipped, quote, verified
from lab.engines.builtin.evaluating.wording import counted, fill, filled, short_question
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.marking import Marked
from lab.models.evaluation import Evaluation, Evidence, Point
from lab.models.interview import Turn

WINS = 3
WORTH = 2.0
LIGHT = ('credit', 'limit', 'lesson', 'question', 'clarify', 'other_voice')
LONGEST_INSIDE = 16
LONG_ANSWER = 220


def wins_of(accounts: Sequence[Account], transcript: Sequence[Turn], evaluation: Evaluation) -> list[Point]:
    told = {evidence.quote for point in evaluation.strengths for evidence in point.evidence}
    points = [
        point for point in _great(accounts, transcript, told) if all(verified(e, transcript) for e in point.evidence)
    ]
    small = _small(accounts, transcript)
    while len(points) < WINS:
        points.append(next(small))
    return points[:WINS]


def _great(accounts: Sequence[Account], transcript: Sequence[Turn], told: set[str]) -> list[Point]:
    """One win an element, none of them on the same sentence; sentences not yet praised come first."""
    texts, found = table('feedback')['wins'], []
    taken: set[str] = set()
    for element in texts:
        rows = [(quote(mark, transcript, element), mark) for mark in _worthy(element, accounts)]
        rows = sorted(rows, key=lambda row: row[0].quote in told)
        evidence = next((evidence for evidence, _ in rows if evidence.quote not in taken), None)
        if evidence:
            taken.add(evidence.quote)
            short = clipped(evidence.quote, LONGEST_INSIDE)
            found.append(Point(text=filled(texts[element], {'quote': short, 'best': short}), evidence=[evidence]))
    return found


def _worthy(element: str, accounts: Sequence[Account]) -> list[Marked]:
    answered = [account for account in accounts if account.standing == 'answer' and not account.withdrawn]
    bar = 1.0 if element in LIGHT else WORTH
    marks = [
        mark
        for account in answered
        for mark in account.showing(element)
        if mark.real and mark.weight >= bar and not mark.has('blame')
    ]
    marks = [mark for mark in marks if not (element == 'other_voice' and mark.has('task'))]
    return sorted(marks, key=lambda mark: (element == 'measured' and not mark.has('result', 'span'), -mark.weight))


def _small(accounts: Sequence[Account], transcript: Sequence[Turn]) -> Iterator[Point]:
    """Only what is true of this interview; the last ones are true of any that was begun."""
    asked = [account for account in accounts if account.kind not in ('greeting', 'closing')]
    answered = [account for account in asked if account.standing == 'answer']
    marks = [mark for account in asked for mark in account.marks]
    if len(asked) > 1 and len(answered) == len(asked):
        yield _point('all_answered', {'n': counted(len(asked))})
    yield from _best_of_little(asked, answered, transcript)
    if answered and marks and not any(mark.has('boast') for mark in marks):
        yield _point('unboasting', {})
    if answered and max(account.words for account in answered) < LONG_ANSWER:
        yield _point('listened_to', {})
    if any(account.kind == 'closing' for account in accounts):
        yield _point('stayed', {})
    yield _point('began', {})
    yield _point('tried', {'n': counted(max(1, sum(turn.speaker == 'interviewer' for turn in transcript)))})
    yield _point('once', {})


def _best_of_little(
    asked: Sequence[Account], answered: Sequence[Account], transcript: Sequence[Turn]
) -> Iterator[Point]:
    if answered:
        most = max(answered, key=lambda account: account.words)
        fullest = max(most.marks, key=lambda mark: (not mark.ignored, mark.weight, len(mark.sentence.kept)))
        if fullest.real:
            yield _point('most', {'asked': short_question(most.exchange.question)}, quote(fullest, transcript))
    given_up = [account for account in asked if account.standing == 'non_answer' and account.marks]
    unknown = [mark for account in given_up for mark in account.marks if mark.has('unknown')]
    if unknown:
        yield _point('plain', {}, quote(unknown[0], transcript))


def _point(key: str, slots: dict[str, str], evidence: Evidence | None = None) -> Point:
    texts = table('feedback')['small_wins'][key]
    known = {**slots, 'quote': clipped(evidence.quote, LONGEST_INSIDE)} if evidence else slots
    return Point(text=filled(texts, known) or fill(texts[-1], known), evidence=[evidence] if evidence else [])
