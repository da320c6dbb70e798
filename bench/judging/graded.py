"""The graded people: the order they come out in, the use of the scale, repeatability, and whether quotes hold."""

import time
from collections.abc import Iterator
from statistics import median, pstdev

from bench.judging.judges import Judge
from lab.engines.builtin.coaching.rewriting import faithful
from lab.engines.builtin.evaluating.evidence import verified
from lab.models.evaluation import Evaluation
from tests.metamorphic.people import (
    KITS,
    OTHER_KITS,
    OTHER_PEOPLE,
    PEOPLE,
    SPOKEN_KITS,
    SPOKEN_PEOPLE,
    Case,
    bare,
    case,
)

WEAK = ('weak', 'long_empty')
AGAIN = 5


def cases() -> list[Case]:
    written = [case(kit, person) for kit in KITS for person in (*PEOPLE, 'polished')]
    spoken = [case(kit, person) for kit in SPOKEN_KITS for person in SPOKEN_PEOPLE]
    return written + spoken + [case(kit, person) for kit in OTHER_KITS for person in OTHER_PEOPLE]


def print_people(judge: Judge, evaluations: dict[tuple[str, str], Evaluation]) -> None:
    print('\ngraded people (invented), overall; in brackets with nothing known of role and person')
    for kits, people in ((KITS, (*PEOPLE, 'polished')), (SPOKEN_KITS, SPOKEN_PEOPLE), (OTHER_KITS, OTHER_PEOPLE)):
        print(f'{"":18}' + ''.join(f'{person:>15}' for person in people))
        for kit in kits:
            row = (_shown(judge, evaluations[kit, person], case(kit, person)) for person in people)
            print(f'{kit:18}' + ''.join(f'{text:>15}' for text in row))


def print_spread(evaluations: dict[tuple[str, str], Evaluation]) -> None:
    given = [d.score for e in evaluations.values() for d in e.dimension_scores if d.score is not None]
    shares = [sum(int(score) == level for score in given) / len(given) for level in range(1, 6)]
    print(
        '\nuse of the scale, from 1 to 1.5, from 2 to 2.5 and so on to 5: '
        + ', '.join(f'{share:.0%}' for share in shares)
    )
    weak = [d.score for (_, who), e in evaluations.items() if who in WEAK for d in e.dimension_scores if d.score]
    print(
        f'leniency: {sum(score >= 4 for score in weak) / len(weak):.0%} of {len(weak)} marks of weak people are 4 or 5'
    )


def print_repeatability(judge: Judge) -> None:
    spreads = []
    for one in (case('software', 'strong'), case('nurse', 'middling'), case('spoken/teacher', 'stumbling')):
        spreads.append(pstdev([judge.score(one.brief, one.transcript) for _ in range(AGAIN)]))
    print(f'repeatability: the same three interviews {AGAIN} times, SD at most {max(spreads):.3f}')


def print_quotes(judge: Judge, evaluations: dict[tuple[str, str], Evaluation]) -> None:
    quotes = rewritten = valid = kept = 0
    times = []
    for one in cases():
        start = time.perf_counter()
        judge.evaluation(one.brief, one.transcript)
        times.append(time.perf_counter() - start)
        feedback = judge.feedback(one.brief, one.transcript, evaluations[one.kit, one.person])
        found = [verified(each, one.transcript) for each in _evidence(evaluations[one.kit, one.person])]
        found += [
            verified(e, one.transcript) for point in (*feedback.wins, *feedback.improvements) for e in point.evidence
        ]
        quotes, valid = quotes + len(found), valid + sum(found)
        rewritten += len(feedback.better_answers)
        kept += sum(faithful(each.better_answer, one.brief, one.transcript) for each in feedback.better_answers)
    print(f'quotes: {valid} of {quotes} stand in a turn of the candidate, at most twenty words')
    print(f'better answers: {kept} of {rewritten} hold no number, name or tool that was not said or uploaded')
    print(f'time: {median(times) * 1000:.0f} ms median, {max(times) * 1000:.0f} ms most (noise on a busy machine)')


def _evidence(evaluation: Evaluation) -> Iterator:  # type: ignore[type-arg]
    for holder in (*evaluation.dimension_scores, *evaluation.strengths, *evaluation.risks, *evaluation.role_fit_notes):
        yield from holder.evidence


def _shown(judge: Judge, evaluation: Evaluation, one: Case) -> str:
    alone = judge.evaluation(bare(one), one.transcript).overall.score
    said = [f'{score:.2f}' if score is not None else 'none' for score in (evaluation.overall.score, alone)]
    return f'{said[0]} ({said[1]})'
