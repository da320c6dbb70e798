"""The judge judged: graded people, edits, quotes and speed; with a folder, agreement with people.

`evaluation.py [FOLDER]`, where FOLDER holds `interviews_mit/interviews.jsonl`: turns, and a human `overall` by raters
who also saw and heard the person.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean, median, pstdev

sys.path.insert(0, str(Path(__file__).parents[1]))

from lab.engines.builtin.coaching import coach
from lab.engines.builtin.evaluating import evaluate
from lab.engines.builtin.evaluating.evidence import verified
from lab.engines.builtin.measuring import measure
from lab.models.evaluation import Evaluation
from lab.models.interview import Turn
from tests.metamorphic import edits
from tests.metamorphic.people import KITS, PEOPLE, Case, bare, case, judged, overall

ALL_PEOPLE = (*PEOPLE, 'polished')
Edit = Callable[[list[Turn]], list[Turn]]
EDITS: list[tuple[str, str, Edit]] = [
    ('padding x2', 'not up', edits.padded),
    ('self-praise', 'not up', edits.praised),
    ('repetition', 'not up', edits.repeated),
    ('irrelevance added', 'not up', edits.beside_the_point),
    ('injection', 'not up', edits.injected),
    ('hedging', 'still', edits.hedged),
    ('question order', 'still', edits.shuffled),
    ('gender swapped', 'still', edits.regendered),
    ('no punctuation', 'still', lambda turns: edits.noisy(turns, 0.0)),
    ('10 % misheard', 'still', lambda turns: edits.noisy(turns, 0.1)),
    ('20 % misheard', 'still', lambda turns: edits.noisy(turns, 0.2)),
    ('retraction', 'down', edits.withdrawn),
]
STILL = 0.25
DRAWS = 1000


def main(folder: str = '') -> None:
    print_people()
    print_edits()
    print_quotes_and_speed()
    if folder:
        print_agreement(Path(folder) / 'interviews_mit' / 'interviews.jsonl')


def print_people() -> None:
    print(f'{"overall":24}' + ''.join(f'{person:>12}' for person in ALL_PEOPLE))
    for name, about in (('with role and résumé', lambda one: one.brief), ('bare transcript', bare)):
        for kit in KITS:
            scores = [overall(about(case(kit, person)), case(kit, person).transcript) for person in ALL_PEOPLE]
            print(f'{name + ", " + kit:24.24}' + ''.join(f'{score:12.2f}' for score in scores))


def print_edits() -> None:
    print(f'\n{"edit":20}{"asked":>8}{"mean":>8}{"lowest":>8}{"highest":>8}{"holds":>8}')
    people = [case(kit, person) for kit in KITS for person in PEOPLE]
    for name, asked, edit in EDITS:
        changed = [_change(one, edit) for one in people]
        held = sum(_holds(asked, one, change) for one, change in zip(people, changed, strict=True))
        print(f'{name:20}{asked:>8}{fmean(changed):8.2f}{min(changed):8.2f}{max(changed):8.2f}{held:5}/{len(people)}')
    talks = (edits.answered_beside, edits.answered_far_beside)
    beside = [overall(one.brief, edit(one.transcript)) for one in people for edit in talks]
    good = sum(score <= 2 for score in beside)
    print(f'{"talk beside the point":21}≤ 2: {good}/{len(beside)}, highest {max(beside):.2f}')


def print_quotes_and_speed() -> None:
    quotes, valid, times = 0, 0, []
    for one in (case(kit, person) for kit in KITS for person in ALL_PEOPLE):
        start = time.perf_counter()
        evaluation = judged(one.brief, one.transcript)
        times.append((time.perf_counter() - start) * 1000)
        found = _quotes(evaluation, one)
        quotes, valid = quotes + len(found), valid + sum(found)
    long = [turn for kit in KITS for turn in case(kit, 'strong').transcript][:60]
    start = time.perf_counter()
    judged(case('software', 'strong').brief, long)
    long_ms = (time.perf_counter() - start) * 1000
    print(f'\nquotes {quotes}, verbatim {valid} ({valid / quotes:.0%})')
    print(f'evaluation {median(times):.0f} ms median, {max(times):.0f} ms most; {len(long)} turns {long_ms:.0f} ms')


def print_agreement(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding='utf-8').splitlines() if line.strip()]
    spoken = [[Turn(speaker=turn['speaker'], text=turn['text']) for turn in row['turns']] for row in rows]
    evaluations = [evaluate(bare(case('nurse', 'strong')), turns, measure(turns)) for turns in spoken]
    known = [
        (e, row, turns) for e, row, turns in zip(evaluations, rows, spoken, strict=True) if e.overall.score is not None
    ]
    ours = [e.overall.score or 0.0 for e, _, _ in known]
    human = [float(row['scores']['overall']) for _, row, _ in known]
    words = [float(measure(turns).candidate_words) for _, _, turns in known]
    low, high = _interval(ours, human)
    print(f'\n{path.parent.name}: n {len(known)}, ours {fmean(ours):.2f} ± {pstdev(ours):.2f}')
    print(f'r {_r(ours, human):.2f} ({low:.2f} to {high:.2f}), without word count {_partial(ours, human, words):.2f}')
    print(f'word count alone {_r(words, human):.2f}, with ours {_r(words, ours):.2f}')
    for key in [each.dimension for each in evaluations[0].dimension_scores]:
        pairs = [
            (d.score, h)
            for (e, _, _), h in zip(known, human, strict=True)
            for d in e.dimension_scores
            if d.dimension == key and d.score
        ]
        if len(pairs) > len(known) / 2:
            print(f'  {key:18} n {len(pairs):3}  r {_r(*zip(*pairs, strict=True)):5.2f}')


def _change(one: Case, edit: Edit) -> float:
    after = judged(one.brief, edit(one.transcript)).overall.score
    return round((after or 0.0) - overall(one.brief, one.transcript), 2)


def _holds(asked: str, one: Case, change: float) -> bool:
    if asked == 'down':
        return change < 0 or one.person in ('weak', 'long_empty')
    return -STILL <= change <= (0.0 if asked == 'not up' else STILL)


def _quotes(evaluation: Evaluation, one: Case) -> list[bool]:
    feedback = coach(one.brief, one.transcript, evaluation)
    points = [
        *evaluation.strengths,
        *evaluation.risks,
        *evaluation.role_fit_notes,
        *feedback.wins,
        *feedback.improvements,
    ]
    found = [e for score in evaluation.dimension_scores for e in score.evidence] + [
        e for p in points for e in p.evidence
    ]
    return [verified(evidence, one.transcript) for evidence in found]


def _r(xs: Sequence[float], ys: Sequence[float]) -> float:
    mx, my = fmean(xs), fmean(ys)
    spread = (sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys)) ** 0.5
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / spread if spread else 0.0


def _partial(xs: Sequence[float], ys: Sequence[float], zs: Sequence[float]) -> float:
    xy, xz, yz = _r(xs, ys), _r(xs, zs), _r(ys, zs)
    return (xy - xz * yz) / ((1 - xz**2) * (1 - yz**2)) ** 0.5


def _interval(xs: Sequence[float], ys: Sequence[float]) -> tuple[float, float]:
    """95 %, by drawing again."""
    luck, n = random.Random(7), len(xs)
    drawn = sorted(_r(*zip(*((xs[i], ys[i]) for i in luck.choices(range(n), k=n)), strict=True)) for _ in range(DRAWS))
    return drawn[DRAWS // 40], drawn[-DRAWS // 40]


if __name__ == '__main__':
    main(*sys.argv[1:2])
