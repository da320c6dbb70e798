"""Agreement with people over a folder of transcripts that people have scored."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any

from bench.judging.judges import Judge
from bench.judging.numbers import interval, mean_error, partial, pearson, spearman, weighted_kappa
from lab.engines.builtin.measuring import measure
from lab.models.evaluation import Evaluation
from lab.models.interview import Brief, Turn
from lab.models.kit import QuestionBank

NO_KIT = Brief(kit_id='', kit_name='', bank=QuestionBank(good_looks_like=[], risks=[], questions=[]))
OURS = (1.0, 5.0)
LEAST = 10
"""Transcripts a dimension must be judged in to have a line of its own."""


@dataclass(frozen=True)
class Scored:
    """A transcript and what people gave it, on the scale from 1 to 5."""

    turns: list[Turn]
    human: float

    @property
    def words(self) -> int:
        return measure(self.turns).candidate_words


def scored_in(folder: Path, key: str) -> list[Scored]:
    """From `.jsonl` files whose lines hold `turns`, a score under the dotted `key`, and perhaps a `scale` ("1-7")."""
    files = [folder] if folder.is_file() else sorted(folder.rglob('*.jsonl'))
    return [scored for file in files for scored in _read(file, key)]


def print_agreement(judge: Judge, scored: Sequence[Scored]) -> None:
    evaluations = [judge.evaluation(NO_KIT, each.turns) for each in scored]
    known = [(e, s) for e, s in zip(evaluations, scored, strict=True) if e.overall.score is not None]
    if len(known) < LEAST:
        print(f'\nOnly {len(known)} transcripts with a human score could be judged.')
        return
    ours = [e.overall.score or 0.0 for e, _ in known]
    human, words = [s.human for _, s in known], [float(s.words) for _, s in known]
    low, high = interval(ours, human)
    print(f'\nagreement: {len(known)} of {len(scored)} transcripts, on the scale 1 to 5')
    print(f'  ours {fmean(ours):.2f} ± {pstdev(ours):.2f}, people {fmean(human):.2f} ± {pstdev(human):.2f}')
    print(
        f'  Pearson r {pearson(ours, human):.2f} (95 % {low:.2f} to {high:.2f}), Spearman {spearman(ours, human):.2f}'
    )
    print(f'  r without the word count {partial(ours, human, words):.2f}')
    print(f'  word count alone {pearson(words, human):.2f}, ours with the word count {pearson(ours, words):.2f}')
    moved = [each - fmean(ours) + fmean(human) for each in ours]
    print(
        f'  kappa {weighted_kappa(ours, human):.2f}, mean error {mean_error(ours, human):.2f}; with the mean moved',
        end='',
    )
    print(f' {weighted_kappa(moved, human):.2f} and {mean_error(moved, human):.2f}, guessing the mean', end='')
    print(f' {mean_error([fmean(human)] * len(human), human):.2f}')
    _print_dimensions([e for e, _ in known], human)


def _print_dimensions(evaluations: Sequence[Evaluation], human: Sequence[float]) -> None:
    for key in [each.dimension for each in evaluations[0].dimension_scores]:
        pairs = [
            (each.score, person)
            for evaluation, person in zip(evaluations, human, strict=True)
            for each in evaluation.dimension_scores
            if each.dimension == key and each.score is not None
        ]
        if len(pairs) >= LEAST:
            ours, theirs = zip(*pairs, strict=True)
            print(f'  {key:18} {len(pairs):4} judged  r {pearson(ours, theirs):5.2f}', end='')
            print(f'  {fmean(ours):.2f} ± {pstdev(ours):.2f}')


def _read(file: Path, key: str) -> Iterator[Scored]:
    for line in file.read_text(encoding='utf-8').splitlines():
        row = json.loads(line) if line.strip() else {}
        human = _under(row, key)
        if 'turns' in row and human is not None:
            low, high = _scale(row.get('scale', ''))
            turns = [Turn.model_validate(turn) for turn in row['turns']]
            yield Scored(turns, OURS[0] + (human - low) * (OURS[1] - OURS[0]) / (high - low))


def _under(row: Any, key: str) -> float | None:  # noqa: ANN401
    for part in key.split('.'):
        row = row.get(part) if isinstance(row, dict) else None
    return None if row is None else float(row)


def _scale(text: str) -> tuple[float, float]:
    low, _, high = str(text).partition('-')
    return (float(low), float(high)) if high else OURS
